import type { LegalDate } from '#kernel';
import { type PolicyBook, type PolicyReader, type PolicyReading, policyFor, whereSet } from '#policies/facts';
import { type ContractEntry, type PublishedPlan, leasesWasteland } from '../facts/index.js';

/** What the county's policy says of a contract on the day on which it is signed. */
export interface ContractPolicies extends PolicyReader {
  readonly reviewed: ContractEntry['reviewed'];
  readonly filingPeriod: ContractEntry['filingPeriod'];
  readonly longFromYears: ContractEntry['longFromYears'];
  readonly longestWastelandYears: ContractEntry['longestWastelandYears'];
  readonly planPublication: PublishedPlan['planPublication'];
}

/** A reading that only warns: of a guess nothing more is said than its rule says. */
function ownRow(reading: PolicyReading): readonly PolicyReading[] {
  return reading.row ? [reading] : [];
}

/** Without a value that it needs a contract is refused (PO5), whatever the rules that read it say. */
export function contractPolicies(
  book: PolicyBook | undefined,
  { kind, claims, signedOn }: Pick<ContractEntry, 'kind' | 'claims'> & { signedOn: LegalDate },
): ContractPolicies {
  const kinds = policyFor(book, 'capital-review.kinds', signedOn);
  const area = policyFor(book, 'capital-review.area-from-dm2', signedOn);
  const long = policyFor(book, 'leases.long-from-years', signedOn);
  const filing = policyFor(book, 'conveyance.filing-period', signedOn);
  const wasteland = policyFor(book, 'wasteland.longest-term-years', signedOn);
  const publication = policyFor(book, 'wasteland.plan-publication-period', signedOn);
  const onWasteland = leasesWasteland({ kind, claims });
  return {
    reviewed: { kinds: kinds.value ?? [], fromAreaDm2: area.value ?? 0 },
    filingPeriod: filing.value && { ...filing.value, from: signedOn },
    longFromYears: long.value,
    longestWastelandYears: onWasteland ? wasteland.value : undefined,
    planPublication: onWasteland ? publication.value : undefined,
    // A household contract asks for none of them.
    policyReadings:
      kind === 'household-contract'
        ? []
        : [
            kinds,
            area,
            long,
            ...whereSet(filing),
            ...(onWasteland ? [wasteland, ...ownRow(publication)] : []),
          ],
  };
}
