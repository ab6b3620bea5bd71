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

/** Statutory holidays and make-up working days as published; Monday to Friday in a year not yet published. */
export function isWorkingDay(date: LegalDate): boolean {
  return holidaysKnownFor(Number(date.slice(0, 4))) ? chineseDays.isWorkday(date) : weekdayOf(date) <= 5;
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

/**
 * The last day of a period (民法典 201–203): the day it starts on does not count; months and years end on the
 * corresponding day; a last day that is a holiday moves to the next working day.
 */
export function periodEnd(start: LegalDate, { count, unit }: Period): LegalDate {
  switch (unit) {
    case 'calendar-day':
      return workingDayFrom(addDays(start, count));
    case 'month':
      return workingDayFrom(addMonths(start, count));
    case 'year':
      return workingDayFrom(addYears(start, count));
    case 'working-day': {
      let day = start;
      for (let counted = 0; counted < count;) {
        day = addDays(day, 1);
        if (isWorkingDay(day)) counted++;
      }
      return day;
    }
  }
}
