import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { votesNeeded } from './index.js';

describe('two thirds of all, never of those present', () => {
  it('is exact where three divides, and rounds up elsewhere', () => {
    expect([1, 2, 3, 9, 10, 300, 301].map(votesNeeded)).toEqual([1, 2, 2, 6, 7, 200, 201]);
  });

  it('is the fewest votes that make it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (eligible) => {
        const needed = votesNeeded(eligible);
        expect(needed * 3).toBeGreaterThanOrEqual(eligible * 2);
        expect((needed - 1) * 3).toBeLessThan(eligible * 2);
      }),
      { seed: 20_260_302 },
    );
  });
});
