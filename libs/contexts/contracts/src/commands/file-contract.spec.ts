import { describe, expect, it } from '@jest/globals';
import { LEASE, leaseConcluded, leaseTookEffect } from '#examples';
import { given } from '#given';
import { ContractFiled } from '../facts/index.js';
import { fileContract } from './file-contract.js';

const command = { contractId: LEASE.contractId, filedOn: '2026-01-20', filingNumber: '辽备2026-8' };
const filed = ContractFiled.of(command);
const history = [leaseConcluded, leaseTookEffect];

describe('filing a contract', () => {
  it('is recorded with its day, and its number where there is one', () => {
    const { judgement } = given(fileContract, { history }).when(command).then(filed);
    expect(judgement.held).toContain('P4');
    const { filingNumber: _, ...unnumbered } = command;
    given(fileContract, { history }).when(unnumbered).then(ContractFiled.of(unnumbered));
    given(fileContract).when(command).refused('CONTRACT.NOT_FOUND');
  });

  it('happens once, to a contract in effect (K6)', () => {
    for (const [past, named] of [
      [[...history, filed], '2026-01-20'],
      [[leaseConcluded], '已订立，待生效'],
    ] as const) {
      const { detail } = given(fileContract, { history: past })
        .when(command)
        .refused('CONTRACTS.ALREADY_FILED');
      expect(detail).toContain(named);
    }
  });

  it('happens between the day of signing and today (K6)', () => {
    for (const filedOn of ['2026-01-09', '2026-03-03']) {
      const { detail } = given(fileContract, { history })
        .when({ ...command, filedOn })
        .refused('CONTRACTS.ALREADY_FILED');
      expect(detail).toContain(filedOn);
    }
    for (const filedOn of ['2026-01-10', '2026-03-02'])
      given(fileContract, { history })
        .when({ ...command, filedOn })
        .then(ContractFiled.of({ ...command, filedOn }));
  });
});
