import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fraction } from '#kernel';
import { splitFen } from './index.js';

const third: Fraction = { numerator: 1, denominator: 3 };

describe('a sum split by shares', () => {
  it('gives the fen that are left over to those who lost most, the earlier first', () => {
    expect(splitFen(100, [third, third, third])).toEqual([34, 33, 33]);
    const shares = [
      { numerator: 1, denominator: 6 },
      { numerator: 1, denominator: 2 },
      { numerator: 1, denominator: 3 },
    ];
    expect(splitFen(10, shares)).toEqual([2, 5, 3]);
  });

  it('adds up to the sum, nobody a fen or more off (property)', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 10_000_000_000 }), (parts, sumFen) => {
        const denominator = parts.reduce((sum, each) => sum + each, 0);
        const shares = parts.map((numerator) => ({ numerator, denominator }));
        const amounts = splitFen(sumFen, shares);
        expect(amounts.reduce((sum, each) => sum + each, 0)).toBe(sumFen);
        for (const [index, amount] of amounts.entries()) {
          const exact = BigInt(sumFen) * BigInt(parts[index] ?? 0);
          const off = BigInt(amount) * BigInt(denominator) - exact;
          expect(off < BigInt(denominator) && off > -BigInt(denominator)).toBe(true);
        }
      }),
      { seed: 20_260_301, numRuns: 300 },
    );
  });
});
