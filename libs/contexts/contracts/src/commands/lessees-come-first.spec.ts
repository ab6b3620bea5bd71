import { describe, expect, it } from '@jest/globals';
import { COMPANY, COOPERATIVE, LEASE, leaseConcluded, leaseTookEffect } from '#examples';
import { given, known } from '#given';
import type { DataOf, DomainEvent } from '#kernel';
import { PriorityAwarded, PriorityClaimed } from '#priority/facts';
import { WINDOW, claimedByLi, priorityBook, windowLapsed, wonByLi } from '../../../../../test/asking.js';
import { ContractConcluded, contractStream } from '../facts/index.js';
import { recordRenewal } from './record-renewal.js';

describe('a lease that follows another', () => {
  const { contractId } = LEASE;
  type Grantees = DataOf<typeof ContractConcluded>['grantees'];
  const renewedById = 'b1a7e0c2-6d2f-5b1e-8c53-0f4f4c6a9d10';
  const next = (grantees: Grantees) =>
    known(
      contractStream,
      renewedById,
      ContractConcluded.of({
        ...{ ...LEASE, contractId: renewedById, number: '流9', from: '2031-01-01', to: '2035-12-31' },
        grantees,
      }),
    );
  const lessee = { kind: 'cooperative', id: COOPERATIVE.id } as const;
  const asked = { subject: contractId, ground: 'land-renewal', lessees: [lessee] } satisfies Parameters<
    typeof priorityBook
  >[0];
  const renew = (grantees: Grantees, ...later: readonly DomainEvent[]) =>
    given(recordRenewal, {
      history: [leaseConcluded, leaseTookEffect],
      references: { next: next(grantees), priority: priorityBook(asked, ...later) },
    }).when({ contractId, renewedById });
  const warned = (ruled: ReturnType<typeof renew>): readonly string[] =>
    'judgement' in ruled.decided ? ruled.decided.judgement.warnings.map(({ rule }) => rule) : ['refused'];

  it('goes to another when the former lessee was asked and let it go (Q5, Q5a)', () => {
    expect(renew([COMPANY]).refused('PRIORITY.LESSEE_COMES_FIRST').detail).toContain(WINDOW.lastDay);
    expect(warned(renew([COMPANY], windowLapsed))).toEqual([]);
    expect(warned(renew(LEASE.grantees))).toEqual([]);
  });

  it('is another matter than a sale that the lessee let go by (Q5)', () => {
    const { decided } = given(recordRenewal, {
      history: [leaseConcluded, leaseTookEffect],
      references: {
        next: next([COMPANY]),
        priority: priorityBook(
          { ...asked, ground: 'house-sale', from: undefined, to: undefined },
          windowLapsed,
        ),
      },
    }).when({ contractId, renewedById });
    expect(decided).toMatchObject({ judgement: { warnings: [{ rule: 'Q5' }] } });
  });

  it('is not given past a lessee who claims it (Q5a)', () => {
    const ofTheLessee = PriorityClaimed.of({ ...claimedByLi.data, claimant: lessee });
    renew([COMPANY], ofTheLessee).refused('PRIORITY.LESSEE_COMES_FIRST');
    const won = PriorityAwarded.of({ ...wonByLi.data, winner: lessee });
    renew([COMPANY], ofTheLessee, won).refused('PRIORITY.LESSEE_COMES_FIRST');
    expect(warned(renew(LEASE.grantees, ofTheLessee, won))).toEqual([]);
  });
});
