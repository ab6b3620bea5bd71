import type { LegalDate } from '#kernel';
import { type Reorganisations, exerciserOf } from '#collectives/facts';
import type { Holder } from './events.js';
import type { OldTerm } from './land-ends.js';
import type { RightKind } from './right-kinds.js';
import { type Right, rightsWithin } from './rights.js';
import type { Parcel } from './state.js';

/** A right that a contract is to create on one parcel. */
export interface Claim {
  readonly parcelCode: string;
  /** Absent when no such parcel is registered. */
  readonly parcel: Parcel | undefined;
  readonly right: RightKind;
  /** Who grants the right: the collective that owns the land, or the household that has contracted it. */
  readonly grantor: Holder;
  /** The collective that exercised the ownership when the contract was signed; absent while there is no owner. */
  readonly exercisedBy: string | undefined;
  readonly holders: readonly Holder[];
  /** Day on which the contract was signed, from which it binds its parties. */
  readonly signedOn: LegalDate;
  readonly from: LegalDate;
  readonly to: LegalDate;
  /** The listing at the exchange that the contract carries out. */
  readonly listingId?: string | undefined;
  /** Of an extension contract: the term that it takes up. */
  readonly extends?: OldTerm | undefined;
}

/** The contract right of the grantor on the first day of the claim. */
export function contractRightOfGrantor({ parcel, grantor, from }: Claim): Right | undefined {
  return (
    parcel &&
    rightsWithin(parcel, 'contract-right', { from, to: from }).find(({ holders }) =>
      holders.some(({ id }) => id === grantor.id),
    )
  );
}

/** Rights of a kind that stand on the parcel on a day of the claim. */
export function rightsInTheWay({ parcel, from, to }: Claim, kind: RightKind): readonly Right[] {
  return parcel ? rightsWithin(parcel, kind, { from, to }) : [];
}

/** Who exercises the ownership of a parcel on a day, by what the county's mergers and splits have made of it. */
export function ownershipExercisedBy(
  parcel: Parcel | undefined,
  reorganisations: Reorganisations | undefined,
  day: LegalDate,
): string | undefined {
  if (!parcel?.ownership) return undefined;
  const { collectiveId: ownerId } = parcel.ownership;
  return exerciserOf(reorganisations, { ownerId, parcelCode: parcel.code }, day);
}
