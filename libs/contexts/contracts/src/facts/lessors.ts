import type { DataOf, LegalDate } from '#kernel';
import type { LessorSucceeded } from './disposition-events.js';
import type { Party, RentPlan } from './events.js';
import type { LandUnder } from './land-under.js';

/* 买卖不破租赁 (民法典 725): whoever takes contracted land over stands in the place of the lessor. */

/** Of one parcel of a lease: who followed whom as its lessor, from which day. */
export type LessorSuccession = Omit<DataOf<typeof LessorSucceeded>, 'contractId' | 'divisionCode'>;

/** Who is paid what falls due on a day: whoever has followed the payee of the plan by then. */
export function payeeOn(payee: Party, day: LegalDate, successions: readonly LessorSuccession[] = []): Party {
  return successions
    .filter(({ rentPasses, from }) => rentPasses && from <= day)
    .reduce((found, { former, successor }) => (found.id === former.id ? successor : found), payee);
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

/** A plan without the years for which whoever followed a lessor is paid nothing, which are written as 0. */
export function withoutYearsBefore<Plan extends FollowedPlan>(plan: Plan): Plan {
  const followed = new Set((plan.successions ?? []).map(({ successor }) => successor.id));
  const lines = plan.payments.lines.map((line) => {
    const paid = line.steps.findIndex(({ amountFen }) => amountFen > 0);
    return followed.has(line.payee.id) && paid > 0 ? { ...line, steps: line.steps.slice(paid) } : line;
  });
  return { ...plan, payments: { ...plan.payments, lines } };
}

interface FollowedPlan {
  readonly payments: RentPlan;
  readonly successions?: readonly LessorSuccession[] | undefined;
}

/** A parcel of a lease of which the lessor has changed. */
export type Succeeding = Pick<LessorSuccession, 'parcelCode' | 'former' | 'successor'>;

/**
 * Whether the rent of the former lessor is from then on that of the successor: all its land has come to the one, who had let
 * none before. Otherwise the parties say how it is divided.
 */
export function rentPassesWhole(
  lease: { readonly parcels: LandUnder; readonly successions?: readonly LessorSuccession[] },
  { parcelCode, former, successor }: Succeeding,
): boolean {
  const { parcels, successions = [] } = lease;
  const before = successions.filter((each) => each.former.id === former.id);
  if (before.some((each) => each.successor.id !== successor.id)) return false;
  const others = parcels.filter((each) => each.parcelCode !== parcelCode);
  return others.every(
    ({ grantor, parcelCode: code }) =>
      grantor.id !== former.id &&
      (grantor.id !== successor.id || before.some((each) => each.parcelCode === code)),
  );
}
