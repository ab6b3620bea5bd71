import type { LegalDate } from '#kernel';
import type { Holder, RightKind } from './events.js';
import { type Parcel, type Right, rightsWithin } from './state.js';

/** A right that a contract is to create on one parcel. */
export interface Claim {
  readonly parcelCode: string;
  /** Absent when no such parcel is registered. */
  readonly parcel: Parcel | undefined;
  readonly right: RightKind;
  /** Who grants the right: the collective that owns the land, or the household that has contracted it. */
  readonly grantor: Holder;
  readonly holders: readonly Holder[];
  readonly from: LegalDate;
  readonly to: LegalDate;
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
