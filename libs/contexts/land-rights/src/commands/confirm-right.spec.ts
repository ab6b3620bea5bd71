import { describe, expect, it } from '@jest/globals';
import { COOPERATIVE, CONTRACT_TERM, PARCEL, contractedParcel, ownedParcel, zhang } from '#examples';
import { given } from '#given';
import { ContractRightEstablished, ManagementRightConveyed, RightHeld } from '../facts/index.js';
import { ConfirmRight, confirmRight } from './confirm-right.js';

const contract = {
  contractId: 'c1',
  holders: [{ kind: 'household' as const, id: zhang.id }],
  ...CONTRACT_TERM,
};
const lease = {
  contractId: 'c2',
  holders: [{ kind: 'cooperative' as const, id: COOPERATIVE.id }],
  from: '2026-01-01',
  to: '2030-12-31',
};
const leased = [...contractedParcel, RightHeld.of({ ...lease, right: 'management-right' })];
const conveyed = ManagementRightConveyed.of(lease);

describe('confirming a right', () => {
  it('lets what was held arise: a contract right by its contract, a management right by its lease', () => {
    given(confirmRight, {
      history: [...ownedParcel(), RightHeld.of({ ...contract, right: 'contract-right' })],
    })
      .when(new ConfirmRight(PARCEL, 'c1', '2023-01-01'))
      .then(ContractRightEstablished.of(contract));
    given(confirmRight, { history: leased })
      .when(new ConfirmRight(PARCEL, 'c2', '2026-01-01'))
      .then(conveyed);
  });

  it('happens once, and to nothing that was not held (L9)', () => {
    for (const history of [[...leased, conveyed], contractedParcel]) {
      const { detail } = given(confirmRight, { history })
        .when(new ConfirmRight(PARCEL, 'c2', '2026-01-01'))
        .refused('LAND_RIGHTS.NOT_HELD');
      expect(detail).toContain('c2');
    }
  });
});
