import { describe, it } from '@jest/globals';
import { PARCEL, contractedParcel } from '#examples';
import { given } from '#given';
import { RightHoldRefused } from '../facts/index.js';
import { RefuseHold, refuseHold } from './refuse-hold.js';

describe('refusing a hold', () => {
  it('makes a fact of it that the contract can follow, on whatever parcel', () => {
    const refusal = {
      contractId: 'c2',
      code: 'LAND_RIGHTS.RIGHT_ALREADY_GRANTED',
      detail: '地块已有土地经营权，不能再次设立。',
    };
    for (const history of [contractedParcel, []])
      given(refuseHold, { history })
        .when(new RefuseHold(PARCEL, 'c2', refusal.code, refusal.detail, '2026-01-01'))
        .then(RightHoldRefused.of(refusal));
  });
});
