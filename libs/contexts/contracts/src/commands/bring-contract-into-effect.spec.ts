import { describe, expect, it } from '@jest/globals';
import { LEASE, PARCEL, leaseConcluded, leaseTookEffect } from '#examples';
import { given } from '#given';
import { ContractFellThrough } from '../facts/index.js';
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
});
