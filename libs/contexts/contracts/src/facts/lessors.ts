import type { DataOf, LegalDate } from '#kernel';
import type { LessorSucceeded } from './disposition-events.js';
import type { Party, RentPlan } from './events.js';
import type { LandUnder } from './land-under.js';

/* 买卖不破租赁 (民法典 725): whoever takes contracted land over stands in the place of the lessor. */

/** Of one parcel of a lease: who followed whom as its lessor, from which day. */
export type LessorSuccession = Omit<DataOf<typeof LessorSucceeded>, 'contractId' | 'divisionCode'>;

/** As a contract remembers it. */
export interface FollowedLessor extends LessorSuccession {
  /** Day of the supplement that names the payees anew: from then on they are those whom it names. */
  readonly agreedAnewOn?: LegalDate;
}

/**
 * From which day the rent is the successor's: its land may have come to it parcel by parcel, and an earlier assignment may have
 * been recorded later. Until the last of it came, the former lessor is paid.
 */
function rentPassesFrom(
  { former, successor, from }: LessorSuccession,
  before: readonly LessorSuccession[],
): LegalDate {
  return before
    .filter((each) => each.former.id === former.id && each.successor.id === successor.id)
    .reduce((last, each) => (each.from > last ? each.from : last), from);
}

/** By which the rent passes, each with its day, in the order of their days. */
function passingsOf(successions: readonly FollowedLessor[]) {
  return successions
    .map((each, at) => ({ ...each, on: rentPassesFrom(each, successions.slice(0, at)) }))
    .filter(({ rentPasses }) => rentPasses)
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

/** Who is paid what the plan makes due on a day: whoever has followed its payee by then, until a supplement names others. */
export function payeeOn(payee: Party, day: LegalDate, successions: readonly FollowedLessor[] = []): Party {
  return passingsOf(successions)
    .filter(({ on, agreedAnewOn }) => on <= day && (agreedAnewOn === undefined || day < agreedAnewOn))
    .reduce((found, { former, successor }) => (found.id === former.id ? successor : found), payee);
}

/** What was followed before a supplement with a plan of its own: that one says who is paid from its day on. */
export function agreedAnew(
  successions: readonly FollowedLessor[],
  signedOn: LegalDate,
): readonly FollowedLessor[] {
  return successions.map((each, at) =>
    each.agreedAnewOn === undefined && rentPassesFrom(each, successions.slice(0, at)) <= signedOn
      ? { ...each, agreedAnewOn: signedOn }
      : each,
  );
}

/** The land of a lease with the new lessor of one parcel. */
export function letBy(
  parcels: LandUnder,
  { parcelCode, former, successor }: Pick<LessorSuccession, 'parcelCode' | 'former' | 'successor'>,
): LandUnder {
  return parcels.map((each) =>
    each.parcelCode === parcelCode && each.grantor.id === former.id ? { ...each, grantor: successor } : each,
  );
}

/** Who let a parcel of a lease on a day. */
export function lessorOn(
  { parcelCode, grantor }: LandUnder[number],
  day: LegalDate,
  successions: readonly LessorSuccession[] = [],
): Party {
  const next = successions.find((each) => each.parcelCode === parcelCode && each.from > day);
  return next?.former ?? grantor;
}

/**
 * A plan without the years for which a lessor is paid nothing, which are written as 0: those before it followed another, and
 * those since it has had no land under the lease.
 */
export function withoutYearsOfOthers<Plan extends FollowedPlan>(plan: Plan): Plan {
  const { successions = [], grantors } = plan;
  const followed = new Set(successions.map(({ successor }) => successor.id));
  const gone = new Set(successions.map(({ former }) => former.id));
  grantors.forEach(({ id }) => gone.delete(id));
  const lines = plan.payments.lines.map((line) => {
    const first = line.steps.findIndex(({ amountFen }) => amountFen > 0);
    const last = line.steps.findLastIndex(({ amountFen }) => amountFen > 0);
    if (first < 0) return line;
    const from = followed.has(line.payee.id) ? first : 0;
    const steps = line.steps.slice(from, gone.has(line.payee.id) ? last + 1 : undefined);
    return { ...line, steps };
  });
  return { ...plan, payments: { ...plan.payments, lines } };
}

interface FollowedPlan {
  readonly payments: RentPlan;
  /** Who lets the land now. */
  readonly grantors: readonly Party[];
  readonly successions?: readonly FollowedLessor[] | undefined;
}

/** A parcel of a lease of which the lessor has changed. */
export interface Succeeding extends Pick<LessorSuccession, 'parcelCode' | 'former' | 'successor'> {
  /** The parcel that the former lessor got for it in a swap. */
  readonly swappedFor?: string | undefined;
}

/**
 * Whether the rent of the former lessor is from then on that of the successor, beside what that one is paid already: all its
 * land has come to the one, who has it still, and it got none of the lease in return. Otherwise the parties say how it is
 * divided.
 */
export function rentPassesWhole(
  lease: { readonly parcels: LandUnder; readonly successions?: readonly LessorSuccession[] },
  succeeding: Succeeding,
): boolean {
  const { former, successor, swappedFor } = succeeding;
  const before = (lease.successions ?? []).filter((each) => each.former.id === former.id);
  const parcels = letBy(lease.parcels, succeeding);
  const theirs = parcels.filter(({ grantor }) => grantor.id === successor.id);
  return (
    before.every((each) => each.successor.id === successor.id) &&
    parcels.every(({ grantor, parcelCode }) => grantor.id !== former.id && parcelCode !== swappedFor) &&
    [succeeding, ...before].every((each) => theirs.some(({ parcelCode }) => parcelCode === each.parcelCode))
  );
}
