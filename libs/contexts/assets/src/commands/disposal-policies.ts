import type { LegalDate } from '#kernel';
import { type PolicyBook, type PolicyReader, policyFor, whereSet } from '#policies/facts';
import { type DisposalEntry, type DisposalManner, passesOn } from '../facts/index.js';

type DisposalPolicies = PolicyReader &
  Pick<DisposalEntry, 'appraisedFromFen' | 'publicationPeriod' | 'approvedFromFen'>;

/**
 * What the county's policy says of a disposal on its day. From which value on an asset must be appraised before it
 * passes on the county has to say, or it is refused (PO5); nothing is asked of scrapping.
 */
export function disposalPolicies(
  book: PolicyBook | undefined,
  { manner, on }: { readonly manner: DisposalManner; readonly on: LegalDate },
): DisposalPolicies {
  const appraised = policyFor(book, 'assets.valuation-from-fen', on);
  const publication = policyFor(book, 'assets.appraisal-publication-period', on);
  const approved = policyFor(book, 'assets.township-approval-from-fen', on);
  return {
    appraisedFromFen: appraised.value,
    publicationPeriod: publication.value,
    approvedFromFen: approved.value,
    policyReadings: [...(passesOn(manner) ? [appraised, publication] : []), ...whereSet(approved)],
  };
}
