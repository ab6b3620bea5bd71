import { describe, expect, it } from '@jest/globals';
import { LEASE, contractedParcel, parcel } from '#examples';
import { given } from '#given';
import type { Loaded } from '#kernel';
import { history, recorded, stated } from '#supplements';
import { priorityBook, windowLapsed, wonByLi, claimedByLi } from '../../../../../test/asking.js';
import { supplementContract } from './supplement-contract.js';

describe('a longer term for an outsider', () => {
  const to = '2035-12-31';
  const longer = recorded({ to, formerTo: LEASE.to });
  const lengthen = (book: Loaded<unknown>) =>
    given(supplementContract, {
      history,
      references: { parcels: [parcel(...contractedParcel)], priorities: [book] },
    }).when({ ...stated, to });

  it('waits for the members who are asked about the added days (Q1)', () => {
    lengthen(priorityBook()).refused('PRIORITY.MEMBERS_COME_FIRST');
    lengthen(priorityBook({}, claimedByLi, wonByLi)).refused('PRIORITY.MEMBERS_COME_FIRST');
    expect(lengthen(priorityBook({}, windowLapsed)).then(longer).judgement.held).toContain('Q1');
  });

  it('is no longer than what was offered (Q1c), and warns when nobody was asked about its days (Q1d)', () => {
    lengthen(priorityBook({ to: '2034-12-31' }, windowLapsed)).refused('PRIORITY.BETTER_THAN_OFFERED');
    const before = lengthen(priorityBook({ to: LEASE.to }, windowLapsed)).then(longer);
    expect(before.judgement.warnings.map(({ rule }) => rule)).toContain('Q1d');
  });
});
