import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COOPERATIVE, PARCEL, SHA, collective, li, parcel, contractedParcel, zhang } from '#examples';
import { type DomainEvent, addDays, isRejection, judgeCase, replay } from '#kernel';
import type { AnyCommandSpec } from '#nest';
import { WINDOW } from '../../../../../test/asking.js';
import { newId } from '../../../../../test/reorganising.js';
import { type PriorityBook, type PriorityWindow, priorityBookStream } from '../facts/index.js';
import { awardPriority } from './award-priority.js';
import { openPriorityWindow } from './open-priority-window.js';
import { recordPriorityClaim } from './record-priority-claim.js';
import { recordPriorityLapsed } from './record-priority-lapsed.js';
import { recordPriorityWaiver } from './record-priority-waiver.js';

const { collectiveId, divisionCode, priceFen, from, to } = WINDOW;
const HOUSEHOLDS = { li, zhang };

const step = fc.record({
  what: fc.constantFrom('open', 'claim', 'waive', 'lapse', 'award'),
  who: fc.constantFrom('li', 'zhang'),
  /** Days that pass before it. */
  days: fc.integer({ min: 0, max: 12 }),
  /** Days by which what is told lies back. */
  back: fc.integer({ min: 0, max: 6 }),
});
type Step = typeof step extends fc.Arbitrary<infer Chosen> ? Chosen : never;

/** One subject, and what clerks record of it from day to day; what is refused changes nothing. */
class AnyBook {
  readonly history: DomainEvent[] = [];
  private today = '2026-01-05';

  get state(): PriorityBook | undefined {
    return this.upTo(this.history.length);
  }

  upTo(length: number): PriorityBook | undefined {
    const told = this.history.slice(0, length);
    return replay(
      priorityBookStream,
      told.map((event, revision) => ({ ...event, revision, effectiveOn: '2026-01-01' })),
    ).state;
  }

  step({ what, who, days, back }: Step): void {
    this.today = addDays(this.today, days);
    const on = addDays(this.today, -back);
    const window = this.state?.windows.at(-1);
    const inIt = { parcelCode: PARCEL, windowId: window?.windowId, partyId: HOUSEHOLDS[who].id };
    const order = (window?.claims.length ?? 0) > 1 ? { order: 'lot' } : {};
    const claimId = window?.claims[0]?.claimId;
    const judged = {
      open: () => this.judge(openPriorityWindow, this.offer(on)),
      claim: () => this.judge(recordPriorityClaim, { ...inIt, priceFen, from, to, claimedOn: on }, who),
      waive: () => this.judge(recordPriorityWaiver, { ...inIt, waivedOn: on, paperSha256: SHA }, who),
      lapse: () => this.judge(recordPriorityLapsed, inIt),
      award: () => this.judge(awardPriority, { ...inIt, claimId, ...order, awardedOn: on }),
    }[what]();
    if (!isRejection(judged) && 'events' in judged) this.history.push(...judged.events);
  }

  private offer(noticedOn: string) {
    const { kind, id: creditCode, name } = COOPERATIVE;
    const outsider = { kind, creditCode, name };
    const stated = { collectiveId, divisionCode, ground: 'land-conveyance', parcelCode: PARCEL, outsider };
    return { ...stated, priceFen, from, to, noticedOn, noticeSha256: SHA };
  }

  private judge(spec: AnyCommandSpec, command: object, who: keyof typeof HOUSEHOLDS = 'li') {
    return judgeCase(spec, {
      command,
      state: this.state,
      references: { collective, parcel: parcel(...contractedParcel), household: HOUSEHOLDS[who], books: [] },
      persons: [],
      context: {
        actor: { account: 'jingban', role: 'station-clerk', organisation: '140722' },
        now: `${this.today}T02:00:00.000Z`,
        today: this.today,
        effectiveOn: this.today,
        newId: (name) => newId(`${name} ${this.history.length}`),
      },
    });
  }
}

const ENDS = ['PriorityLapsed', 'PriorityAwarded'];

/** Of every window at most one end, nothing after it, and no claim later than its last day. */
function assertInOrder({ history, state }: AnyBook): void {
  const windows: readonly PriorityWindow[] = state?.windows ?? [];
  expect(windows.slice(0, -1).every(({ ended }) => ended !== undefined)).toBe(true);
  for (const { windowId, lastDay, claims, ended } of windows) {
    const told = history.filter(({ data }) => JSON.stringify(data).includes(windowId));
    const ends = told.filter(({ type }) => ENDS.includes(type));
    expect(ends).toHaveLength(ended ? 1 : 0);
    if (ended) expect(told.at(-1)).toBe(ends[0]);
    for (const { claimedOn } of claims) expect(claimedOn <= lastDay).toBe(true);
    if (ended?.how === 'lapsed') expect(claims).toEqual([]);
  }
}

const steps = fc.array(step, { minLength: 1, maxLength: 30 });

describe('whatever is recorded of an asking for priority', () => {
  it('ends once, and is the same when it is told again up to any event', () => {
    fc.assert(
      fc.property(steps, (chosen) => {
        const book = new AnyBook();
        const seen = new Map<number, PriorityBook | undefined>();
        for (const each of chosen) {
          book.step(each);
          seen.set(book.history.length, book.state);
        }
        assertInOrder(book);
        for (const [length, state] of seen) expect(book.upTo(length)).toEqual(state);
      }),
      { numRuns: 200 },
    );
  });

  it('comes to every end there is', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(steps, (chosen) => {
        const book = new AnyBook();
        chosen.forEach((each) => book.step(each));
        book.history.forEach(({ type }) => kinds.add(type));
      }),
      { numRuns: 200 },
    );
    expect([...kinds].sort()).toEqual(
      [
        'PriorityAwarded',
        'PriorityClaimed',
        'PriorityLapsed',
        'PriorityWaived',
        'PriorityWindowOpened',
      ].sort(),
    );
  });
});
