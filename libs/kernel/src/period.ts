import chineseDays from 'chinese-days';
import { type LegalDate, addDays, addMonths, addYears, weekdayOf } from './legal-date.js';

export const PERIOD_UNITS = {
  'calendar-day': '日',
  'working-day': '个工作日',
  month: '个月',
  year: '年',
} as const;

/** A length of time with its unit: ten days and ten working days are not the same. */
export interface Period {
  readonly count: number;
  readonly unit: keyof typeof PERIOD_UNITS;
}

/** A period counted from a day; the day itself does not count (民法典 201). */
export interface CountedPeriod extends Period {
  readonly from: LegalDate;
}

/** Statutory holidays and make-up working days as published; Monday to Friday in a year not yet published. */
export function isWorkingDay(date: LegalDate): boolean {
  return holidaysKnownFor(yearOf(date)) ? chineseDays.isWorkday(date) : weekdayOf(date) <= 5;
}

/** Whether the holidays of a year are published: every such year has its National Day off. */
export function holidaysKnownFor(year: number): boolean {
  return ['01', '02', '03', '04', '05'].every((day) => chineseDays.isHoliday(`${year}-10-${day}`));
}

function workingDayFrom(date: LegalDate): LegalDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** The day on which a period ends as it is counted, whether or not it is a working day. */
function countedEnd({ from, count, unit }: CountedPeriod): LegalDate {
  switch (unit) {
    case 'calendar-day':
      return addDays(from, count);
    case 'month':
      return addMonths(from, count);
    case 'year':
      return addYears(from, count);
    case 'working-day': {
      let day = from;
      for (let counted = 0; counted < count;) {
        day = addDays(day, 1);
        if (isWorkingDay(day)) counted++;
      }
      return day;
    }
  }
}

/**
 * The last day of a period (民法典 201–203): the day it starts on does not count; months and years end on the
 * corresponding day; a last day that is a holiday moves to the next working day.
 */
export function periodEnd(from: LegalDate, { count, unit }: Period): LegalDate {
  return workingDayFrom(countedEnd({ from, count, unit }));
}

/**
 * The years through which the end of a period was counted without their holidays being known: it may move when
 * they are published. Of calendar days, months and years only the end asks whether it is a working day.
 */
export function yearsOfUnknownHolidays(period: CountedPeriod): readonly number[] {
  const first = yearOf(period.unit === 'working-day' ? period.from : countedEnd(period));
  const last = yearOf(periodEnd(period.from, period));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (year) => !holidaysKnownFor(year),
  );
}

function yearOf(date: LegalDate): number {
  return Number(date.slice(0, 4));
}

export function formatPeriod({ count, unit }: Period): string {
  return `${count}${PERIOD_UNITS[unit]}`;
}
