import type { LegalDate } from '#kernel';
import type { RightAtHand } from './encumbrance-rules.js';
import { laterRights } from './later-rights.js';
import type { Parcel } from './parcel.js';
import type { RightKind } from './right-kinds.js';
import { type Right, contractOfRight } from './rights.js';
import type { LandEndGround } from './surrender-events.js';

/* What of the land of a household contract is under it still, as the parcels know it. */

/** Where the land of a parcel is by now: in itself, or in those that it was split or merged into. */
export async function landOf(
  parcelOf: (code: string) => Promise<Parcel | undefined>,
  code: string,
): Promise<readonly string[]> {
  const into = (await parcelOf(code))?.gone?.into ?? [];
  const parts: string[] = [];
  for (const part of into) parts.push(...(await landOf(parcelOf, part)));
  return into.length > 0 ? parts : [code];
}

function rightsUnder(
  { rights }: Parcel,
  contractId: string,
  kind: RightKind = 'contract-right',
): readonly Right[] {
  return rights.filter((each) => each.right === kind && contractOfRight(each) === contractId);
}

/** The right of a contract that has not ended on a parcel, as what gives it up is judged by; nothing when there is none. */
export function standingUnder(
  parcel: Parcel,
  contractId: string,
  on: LegalDate,
  kind: RightKind = 'contract-right',
): RightAtHand | undefined {
  const right = rightsUnder(parcel, contractId, kind).findLast(({ standing }) => standing !== 'ended');
  if (!right) return undefined;
  const later = laterRights(parcel, right);
  return { parcel, rightId: right.contractId, right, later, kinds: [kind], on };
}

export interface LandEnd {
  /** Last legal date of the right. */
  readonly lastDay: LegalDate;
  readonly ground: LandEndGround;
}

/** Expropriation ends every right on its day, but for those whose term was over. */
function groundOf({ gone }: Parcel, { endGround, to }: Right): LandEndGround | undefined {
  return endGround ?? (gone?.cause === 'expropriated' && gone.on === to ? 'expropriated' : undefined);
}

/** How the land of a contract was given back, recalled or expropriated; nothing when it stands, passed on or ran out. */
export function endUnder(parcel: Parcel, contractId: string): LandEnd | undefined {
  const own = rightsUnder(parcel, contractId);
  const last = own.at(-1);
  if (!last || own.some(({ standing }) => standing !== 'ended')) return undefined;
  const ground = groundOf(parcel, last);
  return ground && { lastDay: last.to, ground };
}

/** The old term of a household, which an extension contract takes up. */
export interface OldTerm {
  readonly householdId: string;
  /** Its contracts; of one that takes land over those of the giver. */
  readonly contractIds: readonly string[];
  /** Last day of the old term. */
  readonly endsOn: LegalDate;
}

const WAYS_TO_GO = { expropriated: '被征收', reshaped: '分割或者合并', 'fell-through': '作废' } as const;

/** The last contract right of a parcel that was agreed to the end of a term. */
function lastRightOfTerm(rights: Parcel['rights'], { endsOn }: OldTerm): Right | undefined {
  return rights.findLast(
    ({ right, from, to, agreedTo = to }) =>
      right === 'contract-right' && from <= to && from <= endsOn && agreedTo >= endsOn,
  );
}

/** Whether a household has the land of a parcel to the end of a term that was another's. */
export function hasTakenOver({ gone, rights }: Parcel, householdId: string, old: OldTerm): boolean {
  const last = lastRightOfTerm(rights, old);
  return (
    !gone && last !== undefined && last.to >= old.endsOn && last.holders.some(({ id }) => id === householdId)
  );
}

/**
 * How a parcel went from a household before the term ends that is to be extended; nothing when it has the land still, or no
 * right of that term is registered, as of a contract that is known from its paper only.
 */
export function goneFrom({ gone, rights }: Parcel, old: OldTerm): string | undefined {
  if (gone) return `已于 ${gone.on} ${WAYS_TO_GO[gone.cause]}`;
  const last = lastRightOfTerm(rights, old);
  if (!last) return undefined;
  if (last.to < old.endsOn) return `上的土地承包经营权已于 ${last.to} 终止`;
  const theirs = last.holders.some(({ id }) => id === old.householdId);
  return theirs || old.contractIds.includes(contractOfRight(last)) ? undefined : '已由他户承包';
}
