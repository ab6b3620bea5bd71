import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decidingBodies, votesNeeded } from './index.js';

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

describe('who decides', () => {
  it('is the members alone for contracting land since the law of 2025, unless the county says otherwise', () => {
    const matter = 'land-lease-outside';
    expect(decidingBodies(matter, '2025-04-30', undefined)).toContain('representatives-assembly');
    expect(decidingBodies(matter, '2025-05-01', undefined)).toEqual(['members-assembly']);
    expect(decidingBodies(matter, '2025-05-01', ['representatives-assembly'])).toEqual([
      'representatives-assembly',
    ]);
    expect(decidingBodies('land-lease-members', '2026-01-01', undefined)).toHaveLength(2);
  });

  it('is the members alone whether the collective merges or splits, whatever the county says', () => {
    for (const policy of [undefined, ['representatives-assembly'] as const])
      for (const day of ['2020-01-01', '2026-01-01'])
        expect(decidingBodies('merger-or-split', day, policy)).toEqual(['members-assembly']);
  });
});
