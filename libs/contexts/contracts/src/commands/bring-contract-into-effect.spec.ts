import { describe, expect, it } from '@jest/globals';
import { LEASE, PARCEL, leaseConcluded, leaseTookEffect, policy } from '#examples';
import { given } from '#given';
import { ContractConcluded, ContractFellThrough } from '../facts/index.js';
import { BringContractIntoEffect, bringContractIntoEffect } from './bring-contract-into-effect.js';

const command = new BringContractIntoEffect(LEASE.contractId, LEASE.from);
const fallenThrough = ContractFellThrough.of({
  contractId: LEASE.contractId,
  cause: '地块已出租',
  parcelCode: PARCEL,
});

describe('bringing a contract into effect', () => {
  it('ends its wait', () => {
    given(bringContractIntoEffect, { history: [leaseConcluded] })
      .when(command)
      .then(leaseTookEffect);
    given(bringContractIntoEffect).when(command).refused('CONTRACT.NOT_FOUND');
  });

  it('happens once, and not to one that has fallen through (K9)', () => {
    for (const [ended, standing] of [
      [leaseTookEffect, '履行中'],
      [fallenThrough, '未能生效'],
    ] as const) {
      const { detail } = given(bringContractIntoEffect, { history: [leaseConcluded, ended] })
        .when(command)
        .refused('CONTRACTS.ALREADY_DECIDED');
      expect(detail).toContain(`流1 的状态是“${standing}”`);
    }
  });

  it('leaves reminders six, three and one month before the contract runs out, as far as there is time (CL8–CL10)', () => {
    const remindedOf = (to: string) =>
      given(bringContractIntoEffect, { history: [ContractConcluded.of({ ...LEASE, to })] })
        .when(command)
        .then(leaseTookEffect)
        .judgement.tasks.map(({ dueOn }) => dueOn);
    expect(remindedOf('2030-12-31')).toEqual(['2030-06-30', '2030-09-30', '2030-11-30']);
    expect(remindedOf('2026-05-10')).toEqual(['2026-02-10', '2026-04-10']);
    expect(remindedOf('2026-02-09')).toEqual([]);
  });

  it('reminds when the county says, if it does (CL20-1 to CL20-6)', () => {
    const remindedOf = (...months: number[]) => {
      const references = { policies: policy('contracts.reminder-months', months) };
      const { judgement, policies } = given(bringContractIntoEffect, {
        history: [leaseConcluded],
        references,
      })
        .when(command)
        .then(leaseTookEffect);
      expect(policies).toEqual(['row of contracts.reminder-months']);
      return judgement.tasks.map(({ rule, dueOn }) => [rule, dueOn]);
    };
    expect(remindedOf(1, 12)).toEqual([
      ['CL10', '2030-11-30'],
      ['CL20-1', '2029-12-31'],
    ]);
    const all = remindedOf(7, 8, 9, 10, 11, 12);
    expect(all.map(([id]) => id)).toEqual([1, 2, 3, 4, 5, 6].map((place) => `CL20-${place}`));
    expect(all[0]).toEqual(['CL20-1', '2029-12-31']);
    expect(all[5]).toEqual(['CL20-6', '2030-05-31']);
  });
});
