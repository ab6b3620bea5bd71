import type { Household } from './household.js';

export type NamedHousehold = Pick<Household, 'householdId' | 'contractorCode'>;

/**
 * A household as refusals and tasks name it: by its 承包方编码, which stands on its papers; by its id, which says nothing to
 * a clerk, only where the household is not at hand. It ends with a space, to be followed by Chinese.
 */
export function householdInWords(id: string, households: readonly NamedHousehold[]): string {
  const known = households.find(({ householdId }) => householdId === id);
  return known ? `承包方 ${known.contractorCode} ` : `农户 ${id} `;
}
