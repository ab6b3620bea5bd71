import type { DataOf, LegalDate } from '#kernel';
import type {
  ContractLandAssigned,
  ContractLandLeft,
  ContractLandReshaped,
  ContractLandSwapped,
  PartOfContract,
} from './disposition-events.js';
import type { ContractConcluded } from './events.js';

/* The land of a contract. */

/** The parcels that are under a contract. */
export type LandUnder = readonly (DataOf<typeof ContractConcluded>['parcels'][number] & {
  /** Of a parcel that came by a swap: its right, which does not have the id of the contract. */
  readonly rightId?: string;
})[];

/** All land of a contract, in dm². */
export function areaOfParcels(parcels: LandUnder): number {
  return parcels.reduce((sum, { areaDm2 }) => sum + areaDm2, 0);
}

/** The parcels of a contract after one of them went for another. */
export function swapped(
  parcels: LandUnder,
  { formerParcelCode, parcelCode, areaDm2, rightId }: DataOf<typeof ContractLandSwapped>,
): LandUnder {
  return parcels.map((each) =>
    each.parcelCode === formerParcelCode ? { ...each, parcelCode, areaDm2, rightId } : each,
  );
}

/** The parcels of a contract with the areas that a supplement gives some of them. */
export function remeasured(
  parcels: LandUnder,
  areas: readonly { readonly parcelCode: string; readonly areaDm2: number }[],
): LandUnder {
  return parcels.map((parcel) => ({
    ...parcel,
    areaDm2: areas.find(({ parcelCode }) => parcelCode === parcel.parcelCode)?.areaDm2 ?? parcel.areaDm2,
  }));
}

/** The parcels of a contract with others in the place of one of them, from the same grantor. */
function replaced(parcels: LandUnder, parcelCode: string, parts: readonly PartOfContract[]): LandUnder {
  return parcels.flatMap((each) =>
    each.parcelCode === parcelCode ? parts.map((part) => ({ grantor: each.grantor, ...part })) : [each],
  );
}

/** The parcels of a contract after one of them was split or merged. */
export function reshaped(
  parcels: LandUnder,
  { formerParcelCode, parts }: DataOf<typeof ContractLandReshaped>,
): LandUnder {
  return replaced(parcels, formerParcelCode, parts);
}

/** Other land than the contract was concluded over, or let by others. */
export const moved = (parcels: LandUnder) => ({ parcels, landMoved: true as const });

/** A contract ends with its last parcel. */
const endedWithTheLast = (remaining: number, endedOn: LegalDate) =>
  remaining === 0 && { standing: 'ended' as const, endedOn };

/** What a contract is after land of it was assigned. */
export function afterAssignment(
  { parcels }: { readonly parcels: LandUnder },
  { parcelCode, lastDay, remaining }: DataOf<typeof ContractLandAssigned>,
) {
  return { ...moved(replaced(parcels, parcelCode, [])), ...endedWithTheLast(remaining, lastDay) };
}

/** What a contract is after land left it. */
export function afterLeaving(
  { parcels }: { readonly parcels: LandUnder },
  left: DataOf<typeof ContractLandLeft>,
) {
  const land = moved(replaced(parcels, left.parcelCode, left.parts));
  return { ...land, ...endedWithTheLast(left.remaining, left.lastDay) };
}
