import type { LegalDate } from '#kernel';
import { one } from '#nest';
import { type PolicyBook, type PolicyReader, policyFor, policyStream } from '#policies/facts';
import type { Contract, Watched } from '../facts/index.js';

/** The county's policies, by the contract that is acted on. */
export function policiesOfTheContract() {
  return one(policyStream, (_: object, contract: Contract | undefined) => contract?.divisionCode.slice(0, 6));
}

/** When the county reminds, on the day from which somebody watches: its own months, or else the usual ones. */
export function reminderPolicy(
  book: PolicyBook | undefined,
  on: LegalDate,
): Pick<Watched, 'reminderMonths'> & PolicyReader {
  const months = policyFor(book, 'contracts.reminder-months', on);
  return { reminderMonths: months.value, policyReadings: months.row ? [months] : [] };
}
