import { describe, it } from '@jest/globals';
import { COOPERATIVE, PARCEL, contractedParcel } from '#examples';
import { given } from '#given';
import { RightHeld, RightHoldReleased } from '../facts/index.js';
import { ReleaseHold, releaseHold } from './release-hold.js';

const held = RightHeld.of({
  contractId: 'c2',
  right: 'management-right',
  holders: [{ kind: 'cooperative', id: COOPERATIVE.id }],
  from: '2026-01-01',
  to: '2030-12-31',
});

describe('releasing a hold', () => {
  it('gives the place free that a contract held when it has fallen through', () => {
    given(releaseHold, { history: [...contractedParcel, held] })
      .when(new ReleaseHold(PARCEL, 'c2', '另一地块已出租', '2026-01-01'))
      .then(RightHoldReleased.of({ contractId: 'c2', cause: '另一地块已出租' }));
  });

  it('takes away no right that has arisen (L9)', () => {
    given(releaseHold, { history: contractedParcel })
      .when(new ReleaseHold(PARCEL, 'c1', '无', '2026-01-01'))
      .refused('LAND_RIGHTS.NOT_HELD');
  });
});
