import { type LegalDate, type Rule, forEvery } from '#kernel';
import { one } from '#nest';
import { type PolicyBook, type PolicyReader, policyFor, policyStream, whereSet } from '#policies/facts';
import { END_REMINDERS, type EndWatched, type EndingRight } from '../facts/index.js';

/** The policies of the county in which a parcel lies. */
export const policiesOfTheParcel = <Command extends { readonly parcelCode: string }>() =>
  one(policyStream, ({ parcelCode }: Command) => parcelCode.slice(0, 6));

/** Of every right that the case watches. */
export const REMINDING: readonly Rule<EndWatched>[] = END_REMINDERS.map((reminder) =>
  forEvery(reminder, ({ endings }) => endings),
);

/** What is watched from today on, by the county's months: those of contracts. */
export function watchedFrom(
  endings: readonly Omit<EndingRight, 'watchedFrom' | 'reminderMonths'>[],
  book: PolicyBook | undefined,
  today: LegalDate,
): EndWatched & PolicyReader {
  const months = policyFor(book, 'contracts.reminder-months', today);
  return {
    endings: endings.map((ending) => ({ ...ending, watchedFrom: today, reminderMonths: months.value })),
    policyReadings: endings.length > 0 ? whereSet(months) : [],
  };
}
