import { type NamedHousehold, householdInWords } from '#collectives/facts';
import type { Party } from './events.js';

/** A party as refusals and tasks name it: a household by its code, a unit by its name and code; anybody else by the id. */
export function partyInWords({ kind, id, name }: Party, households: readonly NamedHousehold[]): string {
  if (kind === 'household') return householdInWords(id, households);
  return name === undefined ? `${id} ` : `${name}（${id}）`;
}
