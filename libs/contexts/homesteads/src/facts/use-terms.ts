import { type LegalDate, addDays, addMonths, daysBetween, lastDayOfTerm } from '#kernel';
import type { ProjectUse, Revitalization } from './revitalization.js';

/* The days on which a project has which houses, and the rent of those days. */

export interface Term {
  readonly from: LegalDate;
  readonly to: LegalDate;
}

/** First and last day of a use, as it was agreed or has ended. */
export function termOf({ from, to, endedOn = to }: ProjectUse): Term {
  return { from, to: endedOn < to ? endedOn : to };
}

/** The days that two terms share. */
function overlap(one: Term, other: Term): Term | undefined {
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to < other.to ? one.to : other.to;
  return from <= to ? { from, to } : undefined;
}

/** The uses of a period, each with its days in it. */
export function usesWithin(
  { uses }: Pick<Revitalization, 'uses'>,
  period: Term,
): readonly { readonly use: ProjectUse; readonly days: Term }[] {
  return uses
    .filter(({ standing }) => standing !== 'fallen-through')
    .flatMap((use) => {
      const days = overlap(termOf(use), period);
      return days ? [{ use, days }] : [];
    });
}

/** The stretches of a period that none of some terms has, in their order. */
export function daysWithout(terms: readonly Term[], { from, to }: Term): readonly Term[] {
  const without: Term[] = [];
  let day = from;
  for (const term of [...terms].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (term.from > to) break;
    if (term.from > day) without.push({ from: day, to: addDays(term.from, -1) });
    if (term.to >= day) day = addDays(term.to, 1);
  }
  return day <= to ? [...without, { from: day, to }] : without;
}

/** The first day of a period that none of some terms has. */
export const firstDayWithout = (terms: readonly Term[], period: Term): LegalDate | undefined =>
  daysWithout(terms, period)[0]?.from;

/** The months, as `2026-02`, of which some term has a day, each once. */
export function monthsOf(terms: readonly Term[]): readonly string[] {
  const months = terms.flatMap(({ from, to }) => {
    const named: string[] = [];
    for (let day = `${from.slice(0, 7)}-01`; day <= to; day = addMonths(day, 1)) named.push(day.slice(0, 7));
    return named;
  });
  return [...new Set(months)];
}

/** Fen due from the first day of a term up to a day: whole years in full, of a year begun its part by days. */
function dueUpTo(from: LegalDate, yearlyFen: number, to: LegalDate): number {
  let [start, due] = [from, 0];
  for (let last = lastDayOfTerm(start, 1); last <= to; last = lastDayOfTerm(start, 1)) {
    due += yearlyFen;
    start = addDays(last, 1);
  }
  const days = to < start ? 0 : daysBetween(start, to) + 1;
  const year = daysBetween(start, lastDayOfTerm(start, 1)) + 1;
  return due + Number((BigInt(yearlyFen) * BigInt(days)) / BigInt(year));
}

/** The rent of some days of a use, in fen: what is due up to the last less what was due before the first. */
export function rentOf({ from, yearlyRentFen = 0 }: ProjectUse, days: Term): number {
  return dueUpTo(from, yearlyRentFen, days.to) - dueUpTo(from, yearlyRentFen, addDays(days.from, -1));
}
