import { describe, expect, it } from '@jest/globals';
import { PARCEL, STATED_LEASE, leaseReferences, li, zhang } from '#examples';
import { given, known } from '#given';
import type { DomainEvent } from '#kernel';
import { PriorityAwarded, priorityBookStream } from '#priority/facts';
import { WINDOW, claimedByLi, priorityBook, wonByLi, windowLapsed } from '../../../../../test/asking.js';
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
