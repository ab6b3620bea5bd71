import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lastDayOfTerm } from '#kernel';
import { type Due, type Party, type PaymentLine, attributed, owedOn, plannedRents } from './index.js';

const payer: Party = { kind: 'cooperative', id: '93140722MA0AB12CXF' };
const payee: Party = { kind: 'collective', id: 'N2140722MF00000057' };
const line = (...steps: [number, number][]) => ({
  payer,
  payee,
  account: 'collective-account' as const,
  steps: steps.map(([fromYear, amountFen]) => ({ fromYear, amountFen })),
});

describe('the rents that a contract promises', () => {
  it('fall due on the same day of every year, by the step of that year', () => {
    const rents = plannedRents({
      from: '2024-01-01',
      to: '2027-12-31',
      payments: { firstDueOn: '2024-02-29', lines: [line([1, 100], [3, 150])] },
    });
    expect(rents.map(({ year, dueOn, amountFen }) => [year, dueOn, amountFen])).toEqual([
      [1, '2024-02-29', 100],
      [2, '2025-02-28', 100],
      [3, '2026-02-28', 150],
      [4, '2027-02-28', 150],
    ]);
  });

  it('count a year that has begun as a whole one', () => {
    const plan = { firstDueOn: '2024-01-01', lines: [line([1, 100])] };
    expect(plannedRents({ from: '2024-01-01', to: '2025-01-01', payments: plan })).toHaveLength(2);
    expect(plannedRents({ from: '2024-01-01', to: '2024-12-31', payments: plan })).toHaveLength(1);
  });

  it('are one for each line and year, in order of years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5 }), (years, lines) => {
        const rents = plannedRents({
          from: '2024-03-01',
          to: lastDayOfTerm('2024-03-01', years),
          payments: { firstDueOn: '2024-04-01', lines: Array.from({ length: lines }, () => line([1, 1])) },
        });
        expect(rents).toHaveLength(years * lines);
        expect(new Set(rents.map((rent) => `${rent.year}/${rent.line}`)).size).toBe(years * lines);
        expect(rents.map(({ dueOn }) => dueOn)).toEqual(rents.map(({ dueOn }) => dueOn).sort());
      }),
      { seed: 20_260_302, numRuns: 100 },
    );
  });
});

const YEAR = { from: '2024-01-01', to: '2033-12-31' };
const amounts = (
  more: Partial<PaymentLine>,
  base = 100_000,
  yields: { year: number; yieldFen: number }[] = [],
) =>
  plannedRents({
    ...YEAR,
    payments: { firstDueOn: '2024-02-01', lines: [{ ...line([1, base]), ...more }] },
    yields: yields.map((each) => ({ ...each, line: 0, statedOn: `${2023 + each.year}-11-01` })),
  });

describe('rent that is not simply fixed', () => {
  it('goes up by its part every so many years, adjustment upon adjustment, to the fen', () => {
    const rents = amounts({ adjustment: { everyYears: 3, basisPoints: 500 } }, 100_001);
    expect(rents.map(({ amountFen }) => amountFen)).toEqual([
      ...[100_001, 100_001, 100_001],
      ...[105_001, 105_001, 105_001],
      ...[110_251, 110_251, 110_251],
      115_764,
    ]);
  });

  it('never leaves whole fen, and moves one way only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -2_000, max: 2_000 }),
        (base, everyYears, basisPoints) => {
          const fen = amounts({ adjustment: { everyYears, basisPoints } }, base).map(
            (rent) => rent.amountFen,
          );
          expect(fen.slice(0, everyYears).every((each) => each === base)).toBe(true);
          for (const [at, each] of fen.entries()) {
            expect(Number.isSafeInteger(each) && each >= 0).toBe(true);
            if (at > 0) expect(Math.sign(each - (fen[at - 1] ?? 0)) * Math.sign(basisPoints)).not.toBe(-1);
          }
        },
      ),
      { seed: 20_260_302, numRuns: 200 },
    );
  });

  it('is a share of what the year yielded, at least what is guaranteed, due when the yield is stated', () => {
    const rents = amounts({ yieldShare: { numerator: 1, denominator: 3 } }, 50_000, [
      { year: 1, yieldFen: 100_000 },
      { year: 2, yieldFen: 1_000_000 },
    ]);
    expect(
      rents.slice(0, 3).map(({ dueOn, amountFen, awaitsYield }) => [dueOn, amountFen, awaitsYield]),
    ).toEqual([
      ['2024-11-01', 50_000, false],
      ['2025-11-01', 333_333, false],
      ['2026-02-01', 50_000, true],
    ]);
  });
});

describe('arrears on a day', () => {
  const contract = (dues: Due[]) => ({
    ...YEAR,
    payments: {
      firstDueOn: '2024-02-01',
      lines: [line([1, 100]), { ...line([1, 0]), yieldShare: { numerator: 1, denominator: 2 } }],
    },
    yields: [{ line: 1, year: 1, yieldFen: 80, statedOn: '2024-01-15' }],
    dues,
  });
  const owed = (day: string, ...dues: Due[]) =>
    owedOn(contract(dues), day).map((rent) => [rent.year, rent.line, rent.outstandingFen]);

  it('are what the plan made due by then, recorded as due or not, less what was received', () => {
    expect(owed('2024-01-31')).toEqual([]);
    expect(owed('2024-02-01')).toEqual([
      [1, 0, 100],
      [1, 1, 40],
    ]);
    const due = { line: 0, year: 1, dueOn: '2024-02-01', amountFen: 100, receivedFen: 70 };
    expect(owed('2025-02-01', due)).toEqual([
      [1, 0, 30],
      [1, 1, 40],
      [2, 0, 100],
    ]);
    expect(owed('2024-12-31', { ...due, receivedFen: 100 })).toEqual([[1, 1, 40]]);
  });
});

describe('a payment of which nobody said what it is for (民法典 560)', () => {
  const days = ['2024-02-01', '2025-02-01', '2026-02-01'];
  const owedRents = fc.array(
    fc.record({
      dueOn: fc.constantFrom(...days),
      outstandingFen: fc.integer({ min: 1, max: 10_000_000_000 }),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const sum = (fen: readonly number[]) => fen.reduce((total, each) => total + each, 0);

  it('settles the oldest first, in proportion on one day, never too much, and to the last fen', () => {
    fc.assert(
      fc.property(owedRents, fc.integer({ min: 0, max: 10_000 }), (claims, tenThousandths) => {
        const owed = claims.map((claim, at) => ({ ...claim, line: at, year: 1 }));
        const total = sum(claims.map(({ outstandingFen }) => outstandingFen));
        const paid = Math.floor((total / 10_000) * tenThousandths);
        const parts = attributed(paid, owed);
        expect(sum(parts.map(({ amountFen }) => amountFen))).toBe(paid);
        const paidOn = (at: number) => parts.find((part) => part.line === at)?.amountFen ?? 0;
        for (const [at, { dueOn, outstandingFen }] of owed.entries()) {
          expect(paidOn(at)).toBeLessThanOrEqual(outstandingFen);
          const older = owed.filter((each) => each.dueOn < dueOn);
          if (paidOn(at) > 0)
            expect(older.every((each) => paidOn(each.line) === each.outstandingFen)).toBe(true);
        }
        for (const day of days) {
          const same = owed.filter(({ dueOn }) => dueOn === day);
          const claimed = sum(same.map(({ outstandingFen }) => outstandingFen));
          const settled = sum(same.map(({ line: at }) => paidOn(at)));
          for (const { line: at, outstandingFen } of same) {
            const exact = Number((BigInt(outstandingFen) * BigInt(settled)) / BigInt(claimed));
            expect(paidOn(at) - exact === 0 || paidOn(at) - exact === 1).toBe(true);
          }
        }
      }),
      { seed: 20_260_302, numRuns: 300 },
    );
  });

  it('leaves what is beyond all rents to nobody', () => {
    const owed = [{ line: 0, year: 1, dueOn: '2024-02-01', outstandingFen: 100 }];
    expect(attributed(150, owed)).toEqual([{ line: 0, year: 1, amountFen: 100 }]);
    expect(attributed(150, [])).toEqual([]);
  });
});
