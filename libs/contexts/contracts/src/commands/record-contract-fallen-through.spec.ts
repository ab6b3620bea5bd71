import { describe, it } from '@jest/globals';
import { LEASE, PARCEL, leaseConcluded, leaseTookEffect } from '#examples';
import { given } from '#given';
import { ContractFellThrough } from '../facts/index.js';
import {
  RecordContractFallenThrough,
  recordContractFallenThrough,
} from './record-contract-fallen-through.js';

const command = new RecordContractFallenThrough(LEASE.contractId, '地块已出租', PARCEL, '2026-01-10');
const fallenThrough = ContractFellThrough.of({
  contractId: LEASE.contractId,
  cause: '地块已出租',
  parcelCode: PARCEL,
});

describe('recording that a contract has fallen through', () => {
  it('ends its wait, and says on which parcel it failed', () => {
    given(recordContractFallenThrough, { history: [leaseConcluded] })
      .when(command)
      .then(fallenThrough);
    given(recordContractFallenThrough).when(command).refused('CONTRACT.NOT_FOUND');
  });

  it('happens once, and never to one in effect (K9)', () => {
    for (const ended of [leaseTookEffect, fallenThrough])
      given(recordContractFallenThrough, { history: [leaseConcluded, ended] })
        .when(command)
        .refused('CONTRACTS.ALREADY_DECIDED');
  });
});
