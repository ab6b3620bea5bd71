import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  NOTHING,
  WHOLE,
  commonDenominator,
  compareFractions,
  fewestAtLeast,
  formatFraction,
  fractionOf,
  minus,
  plus,
  sumOf,
  times,
} from './index.js';

const SEED = 20_260_302;
const share = fc.record({
  numerator: fc.integer({ min: 0, max: 1_000_000 }),
  denominator: fc.integer({ min: 1, max: 1_000_000 }),
});

describe('exact fractions', () => {
  it('add up as people write them', () => {
    const [third, sixth] = [
      { numerator: 1, denominator: 3 },
      { numerator: 1, denominator: 6 },
    ];
    expect(formatFraction(plus(third, sixth))).toBe('1/2');
    expect(formatFraction(minus(third, sixth))).toBe('1/6');
    expect(formatFraction(times(third, sixth))).toBe('1/18');
    expect(compareFractions(sumOf([third, third, third]), WHOLE)).toBe(0);
    expect(commonDenominator([third, sixth, { numerator: 5, denominator: 10 }])).toBe(6n);
    expect(fewestAtLeast(10, { numerator: 3, denominator: 4 })).toBe(8);
  });

  it('never lose a part, however often one is taken away and given back', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        expect(compareFractions(minus(plus(a, b), b), a)).toBe(0);
        expect(compareFractions(plus(a, b), a)).toBe(compareFractions(b, NOTHING));
      }),
      { seed: SEED },
    );
  });

  it('are counted in their common denominator without remainder', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 8 }), (shares) => {
        const common = commonDenominator(shares);
        for (const { numerator, denominator } of shares)
          expect((BigInt(numerator) * common) % BigInt(denominator)).toBe(0n);
      }),
      { seed: SEED },
    );
  });

  it('stand in payloads in lowest terms, and are refused when they are too fine', () => {
    expect(fractionOf({ numerator: 6, denominator: 9 })).toEqual({ numerator: 2, denominator: 3 });
    expect(fractionOf({ numerator: 0, denominator: 9 })).toEqual(NOTHING);
    const fine = { numerator: 1n, denominator: BigInt(Number.MAX_SAFE_INTEGER) + 2n };
    expect(() => fractionOf(fine)).toThrow(RangeError);
  });
});
