import type { Loaded } from '#kernel';
import type { Reorganisations } from '#collectives/facts';
import { type Claim, type Parcel, type RightKind, ownershipExercisedBy } from '#land-rights/facts';
import type { LandContractKind, Party } from '../facts/index.js';

/** A parcel, and who grants the right on it. */
export interface Grant {
  readonly parcelCode: string;
  readonly grantor: Party;
}

/** The right that a kind of contract over land moves. */
export function rightOf(kind: LandContractKind): RightKind {
  return kind === 'household-contract' ? 'contract-right' : 'management-right';
}

/** What a contract claims on each of its parcels. */
export function claimsOn(
  grants: readonly Grant[],
  { parcels, reorganisations }: ClaimReferences,
  terms: Pick<Claim, 'right' | 'holders' | 'signedOn' | 'from' | 'to' | 'listingId'>,
): readonly Claim[] {
  const known = new Map(parcels.map((loaded) => [loaded.id, loaded.state]));
  return grants.map(({ parcelCode, grantor }): Claim => {
    const parcel = known.get(parcelCode);
    const exercisedBy = ownershipExercisedBy(parcel, reorganisations?.state, terms.signedOn);
    return { parcelCode, parcel, grantor, exercisedBy, ...terms };
  });
}

export interface ClaimReferences {
  readonly parcels: readonly Loaded<Parcel | undefined>[];
  readonly reorganisations: Loaded<Reorganisations | undefined> | undefined;
}
