import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#kernel';
import { type HeldDuty, holdsOn, mostAtOnce, overlap } from './index.js';

const FIRST = '2026-01-01';
const day = (offset: number): string => addDays(FIRST, offset);
const DAYS = 40;

const term = fc
  .tuple(fc.nat(DAYS), fc.nat(10), fc.boolean())
  .map(([from, length, open]) => ({ from: day(from), to: open ? undefined : day(from + length) }));
const duty = term.map((each): HeldDuty => ({ dutyId: 'd', duty: 'director', personId: 'p', ...each }));

describe('terms', () => {
  it('overlap when there is a day on which both hold, and not otherwise', () => {
    fc.assert(
      fc.property(term, term, (a, b) => {
        const shared = Array.from({ length: DAYS + 11 }, (_, offset) => day(offset)).some(
          (each) => holdsOn(a, each) && holdsOn(b, each),
        );
        expect(overlap(a, b)).toBe(shared);
      }),
      { seed: 20_260_302 },
    );
  });

  it('fill as many seats as are held on the fullest day', () => {
    fc.assert(
      fc.property(fc.array(duty, { maxLength: 8 }), term, (held, asked) => {
        const fullest = Array.from({ length: DAYS + 11 }, (_, offset) => day(offset))
          .filter((each) => holdsOn(asked, each))
          .map((each) => held.filter((one) => holdsOn(one, each)).length);
        expect(mostAtOnce(held, asked)).toBe(Math.max(...fullest));
      }),
      { seed: 20_260_302 },
    );
  });

  it('of two members who followed each other take one seat', () => {
    const member = (from: string, to: string): HeldDuty => ({
      dutyId: from,
      duty: 'director',
      personId: from,
      from,
      to,
    });
    const held = [member('2026-01-01', '2027-12-31'), member('2028-01-01', '2030-12-31')];
    expect(mostAtOnce(held, { from: '2026-01-01', to: '2030-12-31' })).toBe(1);
  });
});
