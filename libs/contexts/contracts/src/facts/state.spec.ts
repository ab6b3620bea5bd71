import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lastDayOfTerm } from '#kernel';
import { type Party, plannedRents } from './index.js';

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
