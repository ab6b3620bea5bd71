import { type Fraction, type LegalDate, type Period, PERIOD_UNITS } from '#kernel';

/**
 * How far a value may go before it is a slip of the pen or empties the rule that reads it: what reason sets where the
 * law sets nothing, with what it was taken from. It binds whoever enters a row; one that was entered before it was known is
 * read as the nearest value within it.
 */
export type Range = { readonly source: string } & (
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'period'; readonly shortest: Period; readonly longest: Period }
  | { readonly kind: 'share'; readonly least: Fraction; readonly most: Fraction }
  | { readonly kind: 'date'; readonly notBefore: LegalDate; readonly notAfter: LegalDate }
  /** Limits of area (0.01 m²) and amount (fen), by the ends of their names. */
  | { readonly kind: 'limits'; readonly mostAreaDm2: number; readonly mostAmountFen: number }
  /** A choice among what the shape lists, or a list of them, none twice. */
  | { readonly kind: 'choice' }
);

export function between(least: number, most: number, source: string): Range {
  return { kind: 'number', least, most, source };
}

/** A period that is one day at least. */
export function upTo(count: number, unit: Period['unit'], source: string): Range {
  return { kind: 'period', shortest: { count: 1, unit: 'calendar-day' }, longest: { count, unit }, source };
}

/** What whoever is concerned needs to see a notice and to object. */
const TO_BE_SEEN = '公示不足五日，外出务工、农忙的成员来不及看到和提出异议；各地通常公示五个工作日至十五日';

/** How long something hangs out for objections, where no law says so: long enough to be seen. */
export function hungOutFor(count: number, unit: Period['unit'], source: string): Range {
  const shortest: Period = { count: 5, unit: 'calendar-day' };
  return { kind: 'period', shortest, longest: { count, unit }, source: `${source}；${TO_BE_SEEN}` };
}

/** Of a whole, in hundredths. */
export function percent(least: number, most: number, source: string): Range {
  const of = (numerator: number): Fraction => ({ numerator, denominator: 100 });
  return { kind: 'share', least: of(least), most: of(most), source };
}

export function dated(notBefore: LegalDate, notAfter: LegalDate, source: string): Range {
  return { kind: 'date', notBefore, notAfter, source };
}

export function limits(mostAreaDm2: number, mostAmountFen: number, source: string): Range {
  return { kind: 'limits', mostAreaDm2, mostAmountFen, source };
}

/** Values that are listed by their shape need no other bound. */
export const LISTED: Range = { kind: 'choice', source: '登记簿的代码表：只能填其中列出的值，一值一次' };

/** Days of a unit at most, so that lengths in different units can be compared. */
const DAYS: Readonly<Record<keyof typeof PERIOD_UNITS, number>> = {
  'calendar-day': 1,
  'working-day': 1.4,
  month: 31,
  year: 366,
};

/** Nominal days of a period, by which ninety days are no longer than three months. */
export function nominalDays({ count, unit }: Period): number {
  return count * DAYS[unit];
}
