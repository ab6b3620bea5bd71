import { describe, it } from '@jest/globals';
import { PARCEL, contractedParcel } from '#examples';
import { given } from '#given';
import { RightHoldRefused } from '../facts/index.js';
import { RefuseHold, refuseHold } from './refuse-hold.js';

describe('refusing a hold', () => {
  it('makes a fact of it that the contract can follow, on a registered parcel', () => {
    const refusal = {
      contractId: 'c2',
      code: 'LAND_RIGHTS.RIGHT_ALREADY_GRANTED',
      detail: '地块已有土地经营权，不能再次设立。',
    };
    const command = new RefuseHold(PARCEL, 'c2', refusal.code, refusal.detail, '2026-01-01');
    given(refuseHold, { history: contractedParcel }).when(command).then(RightHoldRefused.of(refusal));
    given(refuseHold).when(command).refused('PARCEL.NOT_FOUND');
  });
});
