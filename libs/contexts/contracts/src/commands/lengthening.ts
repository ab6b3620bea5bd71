import { type LegalDate, type Loaded, addDays } from '#kernel';
import type { Authorisation, Resolution } from '#decisions/facts';
import type { Claim, Parcel } from '#land-rights/facts';
import { type PolicyBook, type PolicyReader, policyFor } from '#policies/facts';
import { type Contract, type LengthenedTerm, isOverLand, leasesWasteland } from '../facts/index.js';
import { rightOf } from './claims.js';

interface StatedTerm {
  readonly to?: LegalDate;
  readonly signedOn: LegalDate;
  readonly capabilityReportSha256?: string;
}

interface LengtheningContext {
  readonly parcels: readonly Loaded<Parcel | undefined>[];
  readonly policies: Loaded<PolicyBook | undefined> | undefined;
  readonly resolution: Loaded<Resolution | undefined> | undefined;
  readonly approval: Loaded<Authorisation | undefined> | undefined;
  readonly payments: Contract['payments'];
  readonly today: LegalDate;
}

interface Lengthened extends PolicyReader {
  readonly lengthened: readonly LengthenedTerm[];
}

/** What a longer term claims on each parcel, from a day on; its own right there is not in its way. */
function claimsFrom(
  from: LegalDate,
  to: LegalDate,
  { contract, on, parcels }: { contract: Contract; on: LegalDate; parcels: LengtheningContext['parcels'] },
): readonly Claim[] {
  const { contractId, kind, grantees: holders } = contract;
  const right = isOverLand(kind) ? rightOf(kind) : 'management-right';
  return contract.parcels.map(({ parcelCode, grantor }): Claim => {
    const known = parcels.find(({ id }) => id === parcelCode)?.state;
    const rights = known?.rights.filter((each) => each.contractId !== contractId) ?? [];
    const parcel = known && { ...known, rights };
    return { parcelCode, parcel, right, grantor, exercisedBy: undefined, holders, signedOn: on, from, to };
  });
}

/** The longer term that a supplement gives a lease, with what policy says of it on the day of signing; or nothing. */
export function lengthening(
  { to, signedOn, capabilityReportSha256 }: StatedTerm,
  contract: Contract,
  { parcels, policies, resolution, approval, payments, today }: LengtheningContext,
): Lengthened {
  if (to === undefined || to <= contract.to || contract.old || !payments)
    return { lengthened: [], policyReadings: [] };
  const { kind, from, collectiveId, grantees } = contract;
  const stated = { contract, on: signedOn, parcels };
  const claims = claimsFrom(from, to, stated);
  const wasteland = leasesWasteland({ kind, claims });
  const long = policyFor(policies?.state, 'leases.long-from-years', signedOn);
  const longest = policyFor(policies?.state, 'wasteland.longest-term-years', signedOn);
  const term: LengthenedTerm = {
    ...{ kind, from, to, collectiveId, grantees, claims, payments, signedOn, today },
    added: claimsFrom(addDays(contract.to, 1), to, stated),
    resolution: resolution?.state,
    approval: approval?.state,
    capabilityReportSha256,
    longFromYears: long.value,
    longestWastelandYears: wasteland ? longest.value : undefined,
  };
  return { lengthened: [term], policyReadings: [long, ...(wasteland ? [longest] : [])] };
}
