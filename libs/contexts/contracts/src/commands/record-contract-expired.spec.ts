import { describe, expect, it } from '@jest/globals';
import { LEASE, contractedParcel, leaseConcluded, leaseTookEffect, parcel } from '#examples';
import { given } from '#given';
import { leaseSecured, underLease } from '../../../../../test/land.js';
import { ContractExpired } from '../facts/index.js';
import { recordContractExpired } from './record-contract-expired.js';

const { contractId } = LEASE;
const history = [leaseConcluded, leaseTookEffect];
const expired = (stillUsed: boolean) =>
  ContractExpired.of({ contractId, expiredOn: '2030-12-31', stillUsed });
const expire = (
  stillUsed: boolean,
  today = '2031-01-01',
  land = [parcel(...contractedParcel, ...underLease)],
) => given(recordContractExpired, { history, today, references: { land } }).when({ contractId, stillUsed });

describe('recording that a contract has run out', () => {
  it('comes the day after its last one (CL6), once (CL3)', () => {
    expire(false).then(expired(false));
    expect(expire(false, '2030-12-31').refused('CONTRACTS.TERM_NOT_OVER').detail).toContain('2030-12-31');
    given(recordContractExpired, {
      ...{ history: [...history, expired(false)], today: '2031-01-02', references: { land: [] } },
    })
      .when({ contractId, stillUsed: false })
      .refused('CONTRACTS.NOT_RUNNING');
  });

  it('extends nothing when the land is used on: somebody must settle it (T11)', () => {
    const { judgement } = expire(true).then(expired(true));
    expect(judgement.tasks).toMatchObject([{ rule: 'T11', dueOn: '2031-01-31' }]);
    expect(expire(false).then(expired(false)).judgement.tasks).toEqual([]);
  });

  it('leaves a task when the right of the contract secures a debt still (CL82)', () => {
    const secured = [parcel(...contractedParcel, ...underLease, leaseSecured)];
    const { tasks } = expire(false, '2031-01-01', secured).then(expired(false)).judgement;
    expect(tasks).toMatchObject([{ rule: 'CL82', detail: expect.stringContaining('农信担2026-7') }]);
    expect(expire(false).then(expired(false)).judgement.held).toContain('CL82');
  });
});
