import { FULL_WIDTH_FAULT, hasFullWidth } from './check.js';

/** A legal date: a calendar day in China, `YYYY-MM-DD`. Sorts as text. */
export type LegalDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
/** China standard time. The summer times of 1986–1991 never moved a legal date: offices were closed at night. */
const CHINA_MS = 8 * 3_600_000;

function parts(date: LegalDate): [number, number, number] {
  const [, year, month, day] = SHAPE.exec(date) ?? [];
  if (!year || !month || !day) throw new RangeError(`not a legal date: ${date}`);
  return [Number(year), Number(month), Number(day)];
}

/** Days in a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** Why a text is no legal date, as the end of a Chinese sentence that begins with the field's name; or nothing. */
export function legalDateFault(text: string): string | undefined {
  if (SHAPE.test(text)) {
    const [year, month, day] = parts(text);
    if (year < FIRST_YEAR || year > LAST_YEAR)
      return `应在 ${FIRST_YEAR} 年到 ${LAST_YEAR} 年之间，请核对年份`;
    if (month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)) return undefined;
  }
  return hasFullWidth(text) ? FULL_WIDTH_FAULT : '不是有效日期，请按 2026-01-31 的格式填写';
}

/** A real day of the calendar from 1900 to 2200. */
export function isLegalDate(text: string): boolean {
  return legalDateFault(text) === undefined;
}

function dateOf(year: number, month: number, day: number): LegalDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function dayNumber(date: LegalDate): number {
  const [year, month, day] = parts(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function addDays(date: LegalDate, days: number): LegalDate {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** The corresponding day of a later (or earlier) month, or its last day when there is none. */
export function addMonths(date: LegalDate, months: number): LegalDate {
  const [year, month, day] = parts(date);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return dateOf(y, m, Math.min(day, daysInMonth(y, m)));
}

export function addYears(date: LegalDate, years: number): LegalDate {
  return addMonths(date, years * 12);
}

/** Days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: LegalDate, to: LegalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Last day of a term of whole years: 30 years from 2028-01-01 end on 2057-12-31. */
export function lastDayOfTerm(from: LegalDate, years: number): LegalDate {
  return addDays(addYears(from, years), -1);
}

/** Years of a term, begun ones counted whole. */
export function yearsBegun(from: LegalDate, to: LegalDate): number {
  let years = 1;
  while (lastDayOfTerm(from, years) < to) years++;
  return years;
}

/** The calendar day in China of a UTC instant. */
export function legalDateOf(instant: string): LegalDate {
  return new Date(Date.parse(instant) + CHINA_MS).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: LegalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}
