import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  PERIOD_UNITS,
  addDays,
  addMonths,
  codesOf,
  daysBetween,
  fewestAtLeast,
  formatMu,
  formatYuan,
  isLegalDate,
  isWorkingDay,
  lastDayOfTerm,
  legalDateOf,
  periodEnd,
  TWO_THIRDS,
  yearsBegun,
  yearsOfUnknownHolidays,
} from './index.js';

describe('legal dates', () => {
  it.each(['2026-02-30', '2026-99-99', '2026-1-1', '', '1899-12-31', '2100-02-29'])('%s is none', (text) =>
    expect(isLegalDate(text)).toBe(false),
  );
  it('a term of thirty years from 1 January ends on 31 December', () => {
    expect(lastDayOfTerm('2028-01-01', 30)).toBe('2057-12-31');
    expect(lastDayOfTerm('2024-02-29', 1)).toBe('2025-02-27');
    expect(yearsBegun('2028-01-01', '2057-12-31')).toBe(30);
    expect(yearsBegun('2028-01-01', '2028-01-02')).toBe(1);
  });
  it('the day changes at midnight in China', () => {
    expect(legalDateOf('2026-11-23T15:59:59.999Z')).toBe('2026-11-23');
    expect(legalDateOf('2026-11-23T16:00:00.000Z')).toBe('2026-11-24');
  });
  it('adding days and counting them agree', () => {
    const date = fc.integer({ min: 0, max: 90_000 }).map((days) => addDays('1900-01-01', days));
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: -5000, max: 5000 }),
        (from, n) => daysBetween(from, addDays(from, n)) === n,
      ),
    );
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 600 }), (from, n) => isLegalDate(addMonths(from, n))),
    );
  });
});

describe('periods (民法典 201–203)', () => {
  it('the first day does not count', () => {
    expect(periodEnd('2026-11-02', { count: 10, unit: 'calendar-day' })).toBe('2026-11-12');
  });
  it('a last day on a holiday moves to the next working day', () => {
    expect(periodEnd('2025-09-21', { count: 10, unit: 'calendar-day' })).toBe('2025-10-09');
    expect(periodEnd('2025-12-31', { count: 2, unit: 'month' })).toBe('2026-02-28');
  });
  it('make-up days are working days', () => {
    expect(isWorkingDay('2025-10-11')).toBe(true);
    expect(isWorkingDay('2025-10-06')).toBe(false);
    expect(periodEnd('2025-09-30', { count: 1, unit: 'working-day' })).toBe('2025-10-09');
    // 28 September (a Sunday), 29, 30, then 9 and 10 October, then 11 October (a Saturday).
    expect(periodEnd('2025-09-26', { count: 6, unit: 'working-day' })).toBe('2025-10-11');
  });
  it('may end elsewhere once the holidays of a year are published', () => {
    const unknown = (from: string, count: number, unit: keyof typeof PERIOD_UNITS) =>
      yearsOfUnknownHolidays({ from, count, unit });
    expect(unknown('2026-12-01', 10, 'working-day')).toEqual([]);
    expect(unknown('2026-12-25', 10, 'working-day')).toEqual([2027]);
    // Through 2027, but only the last day asks for its holidays.
    expect(unknown('2026-12-01', 24, 'month')).toEqual([2028]);
    expect(unknown('2026-12-01', 1, 'month')).toEqual([2027]);
    expect(unknown('2025-12-01', 31, 'calendar-day')).toEqual([]);
  });
  it('ends on a working day after its start, and later when it is longer', () => {
    const start = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2004-01-01', days));
    const unit = fc.constantFrom(...codesOf(PERIOD_UNITS));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), unit, (from, count, of) => {
        const end = periodEnd(from, { count, unit: of });
        expect(isWorkingDay(end)).toBe(true);
        expect(end > from).toBe(true);
        expect(periodEnd(from, { count: count + 1, unit: of }) >= end).toBe(true);
      }),
      { seed: 20_260_302 },
    );
  });
});

describe('counts and amounts', () => {
  it('two thirds are exact', () => {
    expect([9, 10, 11, 12].map((of) => fewestAtLeast(of, TWO_THIRDS))).toEqual([6, 7, 8, 8]);
  });
  it('fen are shown as yuan', () => {
    expect([formatYuan(123_450), formatYuan(5), formatYuan(-100_000_000)]).toEqual([
      '1,234.50',
      '0.05',
      '-1,000,000.00',
    ]);
  });
  it('dm² are shown as 亩', () => {
    expect([formatMu(1_000_000), formatMu(66_667), formatMu(333_350)]).toEqual(['15.00', '1.00', '5.00']);
  });
});
