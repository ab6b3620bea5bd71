import type { LegalDate, Loaded } from '#kernel';
import type { Parcel } from '#land-rights/facts';
import { type PolicyBook, type PolicyReader, policyFor, whereSet } from '#policies/facts';
import type { AmendedLand, Contract } from '../facts/index.js';

interface StatedAreas {
  readonly signedOn: LegalDate;
  readonly areas?: readonly { readonly parcelCode: string; readonly areaDm2: number }[];
}

interface AmendedLandCase extends PolicyReader {
  readonly remeasured: readonly AmendedLand[];
}

/** The parcels whose area a supplement amends, as the register has them on the day of signing. */
export function amendedLand(
  { areas = [], signedOn }: StatedAreas,
  { contractId }: Contract,
  references: {
    readonly parcels: readonly Loaded<Parcel | undefined>[];
    readonly policies: Loaded<PolicyBook | undefined> | undefined;
  },
): AmendedLandCase {
  if (areas.length === 0) return { remeasured: [], policyReadings: [] };
  const tolerance = policyFor(references.policies?.state, 'parcels.area-tolerance', signedOn);
  const remeasured = areas.map(({ parcelCode, areaDm2 }): AmendedLand => {
    const parcel = references.parcels.find(({ id }) => id === parcelCode)?.state;
    return { contractId, parcel, areaDm2, tolerance: tolerance.value };
  });
  return { remeasured, policyReadings: whereSet(tolerance) };
}
