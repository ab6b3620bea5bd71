import { describe, expect, it } from '@jest/globals';
import { PARCEL, STATED_LEASE, leaseReferences, li, zhang } from '#examples';
import { given, known } from '#given';
import type { DomainEvent, Loaded } from '#kernel';
import { PriorityAwarded, PriorityClaimed, PriorityLapsed, priorityBookStream } from '#priority/facts';
import {
  WINDOW,
  claimedByLi,
  ofItsOrigin,
  priorityBook,
  windowLapsed,
  wonByLi,
} from '../../../../../test/asking.js';
import { concludeLease } from './conclude-lease.js';

const lease = (more: object, ...later: readonly DomainEvent[]) =>
  given(concludeLease, {
    references: { ...leaseReferences, priorities: [priorityBook({}, ...later)] },
  }).when({ ...STATED_LEASE, ...more });
const heldBy = (ruled: ReturnType<typeof lease>): readonly string[] =>
  'judgement' in ruled.decided ? ruled.decided.judgement.held : [];

describe('a lease of land to an outsider', () => {
  it('waits until the window has ended, and for the claims in it (Q1)', () => {
    expect(lease({}).refused('PRIORITY.MEMBERS_COME_FIRST').detail).toContain(WINDOW.lastDay);
    const { detail, basis } = lease({}, claimedByLi).refused('PRIORITY.MEMBERS_COME_FIRST');
    expect(detail).toContain('1 项');
    expect(basis?.map(({ article }) => article)).toEqual(['第三十八条第五项', '第五十一条']);
    expect(heldBy(lease({}, windowLapsed))).toEqual(expect.arrayContaining(['Q1', 'Q1c', 'Q1d']));
  });

  it('is refused when a member came first, to whom it may go (Q1)', () => {
    expect(lease({}, claimedByLi, wonByLi).refused('PRIORITY.MEMBERS_COME_FIRST').detail).toContain(li.id);
    const toLi = lease({ grantees: [{ kind: 'household', householdId: li.id }] }, claimedByLi, wonByLi);
    expect(heldBy(toLi)).not.toContain('Q1');
    const together = [...STATED_LEASE.grantees, { kind: 'household', householdId: li.id }];
    expect(heldBy(lease({ grantees: together }, claimedByLi, wonByLi))).toContain('Q1');
  });

  it('is in the conditions in which nobody wanted it (Q1c)', () => {
    const book = (more: object) => [priorityBook(more, windowLapsed)];
    const refused = (more: object) =>
      given(concludeLease, { references: { ...leaseReferences, priorities: book(more) } })
        .when(STATED_LEASE)
        .refused('PRIORITY.BETTER_THAN_OFFERED').detail;
    expect(refused({ priceFen: 100_001 })).toContain('1000.01');
    expect(refused({ to: '2030-12-30' })).toContain('2030-12-30');
    expect(refused({ from: '2026-01-11' })).toContain('2026-01-11');
  });

  it('of which no member was asked may still be claimed, and is not refused for that (Q1d)', () => {
    const warned = (...priorities: readonly ReturnType<typeof priorityBook>[]) => {
      const references = { ...leaseReferences, priorities };
      const { decided } = given(concludeLease, { references }).when(STATED_LEASE);
      return 'judgement' in decided ? decided.judgement.warnings.map(({ rule }) => rule) : ['refused'];
    };
    expect(warned(known(priorityBookStream, PARCEL))).toEqual(['Q1d']);
    const ofOldTimes = priorityBook({ from: '2020-01-01', to: '2025-12-31' });
    expect(warned(ofOldTimes)).toEqual(['Q1d']);
  });
});

describe('a lease of a part of a parcel that was asked about', () => {
  const ofAPart = (priorities: readonly Loaded<unknown>[]) =>
    given(concludeLease, { references: { ...leaseReferences, priorities } }).when(STATED_LEASE);
  const notAsked = known(priorityBookStream, PARCEL);

  it('waits for the asking before the split, and for its winner (Q1)', () => {
    ofAPart([notAsked, ofItsOrigin()]).refused('PRIORITY.MEMBERS_COME_FIRST');
    const { facts } = ofAPart([notAsked, ofItsOrigin({}, claimedByLi, wonByLi)]).refused(
      'PRIORITY.MEMBERS_COME_FIRST',
    );
    expect(facts).toMatchObject({ subject: expect.not.stringMatching(PARCEL) });
  });

  it('is in the conditions of the whole, of several merged parcels in those of all (Q1c, Q1d)', () => {
    const first = ofItsOrigin({}, windowLapsed);
    expect(heldBy(ofAPart([notAsked, first]))).toEqual(expect.arrayContaining(['Q1', 'Q1c', 'Q1d']));
    const windowId = 'a3a1c5d7-2b4e-5f6a-8c9d-0e1f2a3b4c5d';
    const lapsed = PriorityLapsed.of({ ...windowLapsed.data, windowId });
    const second = ofItsOrigin({ windowId, subject: 'another', priceFen: 1 }, lapsed);
    expect(ofAPart([notAsked, first, second]).refused('PRIORITY.BETTER_THAN_OFFERED').detail).toContain(
      '1000.01',
    );
  });

  it('is in conditions of its own when it was asked about anew since (Q1)', () => {
    const windowId = 'b3a1c5d7-2b4e-5f6a-8c9d-0e1f2a3b4c5d';
    const anew = (noticedOn: string) =>
      priorityBook(
        { windowId, noticedOn, lastDay: '2026-01-06' },
        PriorityLapsed.of({ ...windowLapsed.data, windowId, lastDay: '2026-01-06' }),
      );
    const before = ofItsOrigin({}, claimedByLi, wonByLi);
    expect(heldBy(ofAPart([anew('2025-12-22'), before]))).toContain('Q1');
    ofAPart([anew('2025-12-20'), before]).refused(
      'PRIORITY.MEMBERS_COME_FIRST',
      'PRIORITY.BETTER_THAN_OFFERED',
    );
  });

  it('with another part counts the asking about both once (Q1c)', () => {
    const both = [ofItsOrigin({}, windowLapsed), { ...ofItsOrigin({}, windowLapsed), heir: 'other' }];
    const parts = [notAsked, known(priorityBookStream, 'other'), ...both];
    expect(heldBy(ofAPart(parts))).toContain('Q1c');
  });
});

describe('a lease of land to whoever came first', () => {
  const toLi = (claim: object, more: object = {}) =>
    lease(
      { grantees: [{ kind: 'household', householdId: li.id }], ...more },
      PriorityClaimed.of({ ...claimedByLi.data, ...claim }),
      wonByLi,
    );

  it('is in the conditions that it claimed (Q1h)', () => {
    expect(heldBy(toLi({}))).toContain('Q1h');
    const { detail } = toLi({ priceFen: 100_001 }).refused('PRIORITY.BETTER_THAN_AWARDED');
    expect(detail).toContain('1000.01');
    const longer = toLi({ to: '2030-12-30' }).refused('PRIORITY.BETTER_THAN_AWARDED');
    expect(longer.wayForward).toContain('重新公示');
    toLi({ from: '2026-01-11' }).refused('PRIORITY.BETTER_THAN_AWARDED');
  });

  it('is about a winner: nobody else is held to its claim', () => {
    expect(heldBy(lease({}, windowLapsed))).not.toContain('Q1h');
  });
});

describe('a lease of land to a member', () => {
  const toMember = (householdId: string, ...later: readonly DomainEvent[]) =>
    lease({ grantees: [{ kind: 'household', householdId }] }, ...later);

  it('passes over nobody who has claimed, and waits until it is settled who comes first (Q1g)', () => {
    const refused = 'PRIORITY.ANOTHER_MEMBER_CLAIMED';
    expect(toMember(li.id, claimedByLi).refused(refused).detail).toContain('1 项');
    const winner = { kind: 'household' as const, id: zhang.id };
    const wonByZhang = PriorityAwarded.of({ ...wonByLi.data, winner });
    expect(toMember(li.id, wonByZhang).refused(refused).detail).toContain(zhang.id);
    expect(heldBy(toMember(li.id, claimedByLi, wonByLi))).toContain('Q1g');
  });

  it('needs no end of an asking in which nobody has claimed', () => {
    expect(heldBy(toMember(li.id))).not.toContain('Q1g');
    expect(heldBy(toMember(li.id, windowLapsed))).not.toContain('Q1g');
  });
});
