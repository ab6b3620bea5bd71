import { type LegalDate, addYears } from '#kernel';
import { type Parcel, contractOfRight } from '#land-rights/facts';
import { lessorOn } from './lessors.js';
import type { PlannedRent } from './payment-plan.js';
import type { Contract } from './state.js';

/* Rent is for land: whether there is any of it left by the day on which the plan makes a rent due. */

/** A parcel that is under a contract still, on which its right ended before the contract did. */
export interface EndedLand {
  readonly parcelCode: string;
  /** Last legal date of the right. */
  readonly lastDay: LegalDate;
  readonly expropriated: boolean;
}

/** A rent with the land of its payee that had ended by its day. */
export interface RentForLand {
  readonly rent: PlannedRent;
  readonly ended: readonly EndedLand[];
  /** The payee let nothing else. */
  readonly nothingIsLeft: boolean;
}

/** How the right of a contract ended on a parcel; nothing while it stands, or goes on in the parts of the parcel. */
function endOn({ contractId, to }: Contract, { code, gone, rights }: Parcel): EndedLand | undefined {
  const own = rights.filter((right) => contractOfRight(right) === contractId);
  if (gone?.cause === 'reshaped' || own.some(({ standing }) => standing !== 'ended')) return undefined;
  const lastDay = own
    .map((right) => right.to)
    .sort()
    .at(-1);
  return lastDay === undefined || lastDay >= to
    ? undefined
    : { parcelCode: code, lastDay, expropriated: gone?.cause === 'expropriated' };
}

/** The rents of a contract with what had become by the day of each of the land for which it is paid. */
export function rentsForLand(
  contract: Contract,
  rents: readonly PlannedRent[],
  land: readonly { readonly state: Parcel | undefined }[],
): readonly RentForLand[] {
  const { parcels, payments, successions } = contract;
  const ends = land.flatMap(({ state: parcel }) => (parcel && endOn(contract, parcel)) ?? []);
  return rents.map((rent) => {
    const onPlan = payments ? addYears(payments.firstDueOn, rent.year - 1) : rent.dueOn;
    const theirs = parcels.filter((each) => lessorOn(each, onPlan, successions).id === rent.payee.id);
    const ended = ends.filter(
      (end) => end.lastDay < onPlan && theirs.some(({ parcelCode }) => parcelCode === end.parcelCode),
    );
    return { rent, ended, nothingIsLeft: ended.length > 0 && ended.length === theirs.length };
  });
}
