import { type LegalDate, divisionAt } from '#kernel';
import { one } from '#nest';
import { type PolicyBook, policyFor, policyStream, whereSet } from '#policies/facts';
import type { Asset } from '../facts/index.js';

/** The policies of the county in which the asset at hand lies. */
export function policiesOfTheAssetsCounty<Command>() {
  return one(
    policyStream,
    (_: Command, asset: Asset | undefined) => asset && divisionAt('county', asset.divisionCode),
  );
}

/**
 * How often the county wants assets inspected, as it says today: the duty is ahead, whatever the day from which it is
 * counted. Nothing is asked where it has not said.
 */
export function inspectionPolicy(
  book: PolicyBook | undefined,
  { since, today }: { readonly since: LegalDate; readonly today: LegalDate },
) {
  const period = policyFor(book, 'assets.inspection-period', today);
  return { since, period: period.value, policyReadings: whereSet(period) };
}
