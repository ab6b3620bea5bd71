import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codesOf } from '#kernel';
import {
  DECIDING_BODIES,
  MATTERS,
  decidingBodies,
  earliestMeetingOn,
  quorumOf,
  votesNeeded,
} from './index.js';

const SEED = 20_260_302;
const bodies = fc.constantFrom(...codesOf(DECIDING_BODIES));
const matters = fc.constantFrom(...codesOf(MATTERS));

/** The table of the statutes once more, by another hand: `[numerator, denominator, exceeded, of those present]`. */
const PASS = {
  'members-assembly': [2, 3, false, false],
  'representatives-assembly': [2, 3, false, false],
  board: [1, 2, true, false],
  'villagers-assembly': [1, 2, true, true],
  'villagers-representatives': [1, 2, true, true],
  'villagers-group': [1, 2, true, true],
} as const;
/** Matters of which the law names the share of all itself. */
const OF_ALL: Readonly<Record<string, readonly [number, number]>> = {
  'land-lease-outside': [2, 3],
  'household-contracting-plan': [2, 3],
  'land-adjustment': [2, 3],
  'extension-scheme': [2, 3],
  'forest-conveyance': [2, 3],
  'construction-land-use': [2, 3],
  'income-sharer-admission': [3, 4],
};

describe('the votes that carry', () => {
  it('are two thirds of all members and never of those present, exact where three divides', () => {
    const needed = [1, 2, 3, 9, 10, 300, 301].map((eligible) =>
      votesNeeded({
        body: 'members-assembly',
        matter: 'charter',
        eligible,
        present: 0,
        charterShare: undefined,
      }),
    );
    expect(needed).toEqual([1, 2, 2, 6, 7, 200, 201]);
  });

  it('are the least that satisfy body, matter and charter together, for every roster', () => {
    fc.assert(
      fc.property(
        bodies,
        matters,
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.nat({ max: 1_000_000 }),
        fc.option(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }))),
        (body, matter, eligible, came, share) => {
          const present = Math.min(came, eligible);
          const [numerator, denominator, exceeded, ofPresent] = PASS[body];
          const base = ofPresent ? present : eligible;
          const [part, parts] = OF_ALL[matter] ?? [0, 1];
          const charter = share && { numerator: Math.min(...share), denominator: Math.max(...share) };
          const satisfied = (votes: number) =>
            (exceeded ? votes * denominator > base * numerator : votes * denominator >= base * numerator) &&
            votes * parts >= eligible * part &&
            (!charter || votes * charter.denominator >= base * charter.numerator);
          const needed = votesNeeded({ body, matter, eligible, present, charterShare: charter ?? undefined });
          expect(satisfied(needed)).toBe(true);
          expect(needed > 0 && satisfied(needed - 1)).toBe(false);
        },
      ),
      { seed: SEED, numRuns: 2_000 },
    );
  });
});

describe('the people who must come', () => {
  it('are the least that satisfy the share of the body, for every roster', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (eligible) => {
        for (const body of ['members-assembly', 'board', 'villagers-group'] as const) {
          const needed = quorumOf(body, eligible);
          expect(needed * 3).toBeGreaterThanOrEqual(eligible * 2);
          expect((needed - 1) * 3).toBeLessThan(eligible * 2);
        }
        const half = quorumOf('villagers-assembly', eligible);
        expect(half * 2).toBeGreaterThan(eligible);
        expect((half - 1) * 2).toBeLessThanOrEqual(eligible);
        const households = quorumOf('villagers-assembly', eligible, 'households');
        expect(households).toBe(quorumOf('members-assembly', eligible));
      }),
      { seed: SEED },
    );
    expect(quorumOf('representatives-assembly', 30)).toBe(0);
  });
});

describe('who decides', () => {
  it('is the members alone for contracting land since the law of 2025, unless the county says otherwise', () => {
    const matter = 'land-lease-outside';
    expect(decidingBodies({ matter, heldOn: '2025-04-30' })).toContain('representatives-assembly');
    expect(decidingBodies({ matter, heldOn: '2025-05-01' })).toEqual(['members-assembly']);
    expect(
      decidingBodies({ matter, heldOn: '2025-05-01', bodiesByPolicy: ['representatives-assembly'] }),
    ).toEqual(['representatives-assembly']);
    expect(decidingBodies({ matter: 'land-lease-members', heldOn: '2026-01-01' })).toHaveLength(1);
  });

  it('is the members alone for a non-member’s part in the income, by three quarters of all', () => {
    const matter = 'income-sharer-admission';
    expect(decidingBodies({ matter, heldOn: '2026-01-01' })).toEqual(['members-assembly']);
    const tally = { body: 'members-assembly', matter, present: 300, charterShare: undefined } as const;
    expect(votesNeeded({ ...tally, eligible: 300 })).toBe(225);
  });

  it('is either assembly for collective construction land, and never the representatives for items 1, 3, 8, 10, 12', () => {
    const heldOn = '2026-01-01';
    expect(decidingBodies({ matter: 'construction-land-use', heldOn })).toContain('representatives-assembly');
    const reserved = [
      'charter',
      'member-confirmation',
      'household-contracting-plan',
      'homestead-use',
      'quantification-plan',
      'compensation-distribution',
      'merger-or-split',
    ] as const;
    for (const matter of reserved) expect(decidingBodies({ matter, heldOn })).toEqual(['members-assembly']);
  });

  it('is the villagers in the stead of an assembly where a village committee acts', () => {
    const acting = { heldOn: '2026-01-01', actingCommittee: '黄家会村村民委员会' };
    expect(decidingBodies({ ...acting, matter: 'charter' })).toEqual([
      'members-assembly',
      'villagers-assembly',
      'villagers-group',
    ]);
    expect(decidingBodies({ ...acting, matter: 'income-distribution' })).toContain(
      'villagers-representatives',
    );
  });
});

describe('the first day on which a body may meet again', () => {
  it('is ten days on for the members, the day of the notice not counted, on a holiday as well', () => {
    expect(earliestMeetingOn('members-assembly', '2026-11-26')).toBe('2026-12-06');
    expect(earliestMeetingOn('villagers-assembly', '2026-02-20')).toBe('2026-03-02');
    expect(earliestMeetingOn('representatives-assembly', '2026-11-26')).toBe('2026-11-26');
  });
});
