import { type LegalDate, addMonths } from './legal-date.js';

/** A county names six times at most to remind of the end of one thing: each has a rule by which its tasks are known. */
export const REMINDERS = [1, 2, 3, 4, 5, 6] as const;
export type ReminderPlace = (typeof REMINDERS)[number];

export interface Ending {
  /** Last day. */
  readonly to: LegalDate;
  /** The day from which somebody watches. */
  readonly watchedFrom: LegalDate;
  /** Months before the end on which to remind; without a value nobody is reminded. */
  readonly reminderMonths: readonly number[] | undefined;
}

/** When the so-and-so-many-th reminder is due, the longest before the end first; none that would be due in the past. */
export function reminderBefore(
  { to, watchedFrom, reminderMonths = [] }: Ending,
  place: ReminderPlace,
): { readonly months: number; readonly dueOn: LegalDate } | undefined {
  const months = [...new Set(reminderMonths)].sort((a, b) => b - a)[place - 1];
  if (months === undefined) return undefined;
  const dueOn = addMonths(to, -months);
  return dueOn < watchedFrom ? undefined : { months, dueOn };
}
