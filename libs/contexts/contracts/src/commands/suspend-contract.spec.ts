import { describe, expect, it } from '@jest/globals';
import { LEASE, leaseConcluded, leaseTookEffect } from '#examples';
import { given } from '#given';
import { ContractResumed, ContractSuspended } from '../facts/index.js';
import { resumeContract } from './resume-contract.js';
import { suspendContract } from './suspend-contract.js';

const { contractId } = LEASE;
const history = [leaseConcluded, leaseTookEffect];
const suspension = { contractId, suspendedOn: '2026-02-01', cause: '河道治理施工占用' };
const suspended = ContractSuspended.of(suspension);
const resumption = { contractId, resumedOn: '2026-03-01' };
const resumed = ContractResumed.of(resumption);

describe('suspending a contract and resuming it', () => {
  it('follow each other, as often as need be', () => {
    given(suspendContract, { history }).when(suspension).then(suspended);
    given(resumeContract, { history: [...history, suspended] })
      .when(resumption)
      .then(resumed);
    given(suspendContract, { history: [...history, suspended, resumed] })
      .when(suspension)
      .then(suspended);
  });

  it('come in turn, the resumption not before the suspension (CL5)', () => {
    const again = given(suspendContract, { history: [...history, suspended] }).when(suspension);
    expect(again.refused('CONTRACTS.SUSPENSION_OUT_OF_TURN').detail).toContain('中止履行');
    given(resumeContract, { history }).when(resumption).refused('CONTRACTS.SUSPENSION_OUT_OF_TURN');
    given(resumeContract, { history: [...history, suspended] })
      .when({ ...resumption, resumedOn: '2026-01-31' })
      .refused('CONTRACTS.SUSPENSION_OUT_OF_TURN');
  });

  it('happen to a contract that runs (CL3), within it and not in days to come (CL4)', () => {
    given(suspendContract, { history: [leaseConcluded] })
      .when(suspension)
      .refused('CONTRACTS.NOT_RUNNING');
    for (const suspendedOn of ['2026-01-09', '2026-03-03'])
      expect(
        given(suspendContract, { history })
          .when({ ...suspension, suspendedOn })
          .refused('CONTRACTS.DAY_OUTSIDE_CONTRACT').detail,
      ).toContain(suspendedOn);
  });
});
