import { describe, expect, it } from '@jest/globals';
import { StoreDamaged } from '../failures.js';
import { LogName, positionOf } from './recorded.js';

describe('a position of KurrentDB', () => {
  it('is its commit position, up to 2^53', () => {
    const largest = BigInt(Number.MAX_SAFE_INTEGER);
    expect(positionOf({ commit: 0n, prepare: 0n })).toBe(0);
    expect(positionOf({ commit: largest, prepare: largest })).toBe(Number.MAX_SAFE_INTEGER);
  });

  it.each([
    ['above 2^53', { commit: 9_007_199_254_740_992n, prepare: 9_007_199_254_740_992n }],
    ['that an old server does not tell', { commit: 18_446_744_073_709_551_615n, prepare: 0n }],
    ['that is missing', undefined],
    ['of an explicit transaction, which several events share', { commit: 9n, prepare: 7n }],
  ])('%s is refused', (_, position) => {
    expect(() => positionOf(position)).toThrow(StoreDamaged);
  });
});

describe('the name of a log', () => {
  it.each(['', 'Events', 'a.b', '$all', 'x'.repeat(49)])('is not %j', (name) => {
    expect(() => new LogName(name)).toThrow(RangeError);
  });
});
