import { describe, expect, it } from '@jest/globals';
import { COOPERATIVE, PARCEL, contractedParcel, zhang } from '#examples';
import { given } from '#given';
import { ManagementRightConveyed, RightEnded, RightHeld } from '../facts/index.js';
import { EndRight, endRight } from './end-right.js';
import { HoldRight, holdRight } from './hold-right.js';

const holders = [{ kind: 'cooperative' as const, id: COOPERATIVE.id }];
const lease = { contractId: 'c2', holders, from: '2026-01-01', to: '2030-12-31' };
const held = [...contractedParcel, RightHeld.of({ ...lease, right: 'management-right' })];
const leased = [...held, ManagementRightConveyed.of(lease)];
const ended = RightEnded.of({ contractId: 'c2', endedOn: '2027-06-30' });

describe('ending a right', () => {
  it('follows the end of its contract', () => {
    given(endRight, { history: leased })
      .when(new EndRight(PARCEL, 'c2', '2027-06-30'))
      .then(ended);
  });

  it('happens once, and to nothing that has not arisen (L13)', () => {
    for (const history of [held, [...leased, ended]]) {
      const { detail } = given(endRight, { history })
        .when(new EndRight(PARCEL, 'c2', '2027-06-30'))
        .refused('LAND_RIGHTS.NO_RIGHT_TO_END');
      expect(detail).toContain('c2');
    }
  });

  it('gives the place free from the next day on, and not before (P28)', () => {
    const next = (from: string) =>
      given(holdRight, { history: [...leased, ended] }).when(
        new HoldRight(
          PARCEL,
          'c3',
          'management-right',
          { kind: 'household', id: zhang.id },
          holders,
          from,
          '2029-12-31',
          from,
          '流3',
        ),
      );
    next('2027-06-30').refused('LAND_RIGHTS.RIGHT_ALREADY_GRANTED');
    next('2027-07-01').then(
      RightHeld.of({
        ...lease,
        contractId: 'c3',
        contractNumber: '流3',
        right: 'management-right',
        from: '2027-07-01',
        to: '2029-12-31',
      }),
    );
  });
});
