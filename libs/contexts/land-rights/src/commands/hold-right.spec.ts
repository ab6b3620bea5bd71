import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, lastDayOfTerm } from '#kernel';
import { given } from '#given';
import {
  CollectiveOwnershipRecorded,
  ContractRightEstablished,
  type Holder,
  ManagementRightConveyed,
  ParcelRegistered,
  RightHeld,
  RightHoldReleased,
} from '../facts/index.js';
import { ConfirmRight, confirmRight } from './confirm-right.js';
import { HoldRight, holdRight } from './hold-right.js';
import { ReleaseHold, releaseHold } from './release-hold.js';

const CODE = '1407221002300000001';
const collective: Holder = { kind: 'collective', id: 'N2140722MF00000057' };
const zhang: Holder = { kind: 'household', id: '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21' };
const cooperative: Holder = { kind: 'cooperative', id: '93140722MA0AB12CXF' };

const parcel = (
  landClass: 'arable' | 'grassland' | 'forest' = 'arable',
  category: '10' | '21' | '22' = '10',
) => [
  ParcelRegistered.of({
    code: CODE,
    divisionCode: '140722100230',
    name: '河滩地',
    areaDm2: 333_350,
    category,
    landClass,
    plantedUse: '1',
  }),
  CollectiveOwnershipRecorded.of({ collectiveId: collective.id, nature: '32' }),
];
const contracted = [
  ...parcel(),
  RightHeld.of({
    contractId: 'c1',
    right: 'contract-right',
    holders: [zhang],
    from: '2023-01-01',
    to: '2052-12-31',
  }),
  ContractRightEstablished.of({ contractId: 'c1', holders: [zhang], from: '2023-01-01', to: '2052-12-31' }),
];
const contract30 = (to: string, from = '2023-01-01') =>
  new HoldRight(CODE, 'c1', 'contract-right', collective, [zhang], from, to, from);
const lease = (from: string, to: string, grantor = zhang, contractId = 'c2') =>
  new HoldRight(CODE, contractId, 'management-right', grantor, [cooperative], from, to, '2026-01-01');

describe('holding a right on a parcel', () => {
  it('of arable land for thirty years to the day', () => {
    given(holdRight, { history: parcel() })
      .when(contract30('2052-12-31'))
      .then(
        RightHeld.of({
          contractId: 'c1',
          right: 'contract-right',
          holders: [zhang],
          from: '2023-01-01',
          to: '2052-12-31',
        }),
      );
    for (const wrong of ['2052-12-30', '2053-01-01'])
      given(holdRight, { history: parcel() })
        .when(contract30(wrong))
        .refused('LAND_RIGHTS.TERM_NOT_STATUTORY');
  });

  it('of grassland for thirty to fifty years, of forest for thirty to seventy, whatever is planted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('grassland' as const, 'forest' as const),
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: -1, max: 1 }),
        (landClass, years, days) => {
          const to = addDays(lastDayOfTerm('2023-01-01', years), days);
          const most = landClass === 'grassland' ? 50 : 70;
          const lawful = to >= lastDayOfTerm('2023-01-01', 30) && to <= lastDayOfTerm('2023-01-01', most);
          const decided = given(holdRight, { history: parcel(landClass) }).when(contract30(to));
          if (lawful)
            decided.then(
              RightHeld.of({
                contractId: 'c1',
                right: 'contract-right',
                holders: [zhang],
                from: '2023-01-01',
                to,
              }),
            );
          else decided.refused('LAND_RIGHTS.TERM_NOT_STATUTORY');
        },
      ),
      { seed: 20_260_302, numRuns: 150 },
    );
  });

  it('never leases beyond what is left of the contract', () => {
    given(holdRight, { history: contracted })
      .when(lease('2026-01-01', '2053-01-01'))
      .refused('LAND_RIGHTS.TERM_EXCEEDS_CONTRACT');
    const accepted = given(holdRight, { history: contracted })
      .when(lease('2026-01-01', '2052-12-31'))
      .then(
        RightHeld.of({
          contractId: 'c2',
          right: 'management-right',
          holders: [cooperative],
          from: '2026-01-01',
          to: '2052-12-31',
        }),
      );
    if (accepted.judgement.warnings[0]?.rule !== 'T9') throw new Error('no warning to register');
  });

  it('is for whoever has the right to grant: the household its contracted land, the collective the rest', () => {
    given(holdRight, { history: contracted })
      .when(lease('2026-01-01', '2030-12-31', collective))
      .refused('LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT');
    given(holdRight, { history: parcel() })
      .when(lease('2026-01-01', '2030-12-31', zhang))
      .refused('LAND_RIGHTS.GRANTOR_HAS_NO_RIGHT');
    given(holdRight, { history: parcel('arable', '22') })
      .when(lease('2026-01-01', '2030-12-31', collective))
      .then(
        RightHeld.of({
          contractId: 'c2',
          right: 'management-right',
          holders: [cooperative],
          from: '2026-01-01',
          to: '2030-12-31',
        }),
      );
  });

  it('finds the place taken while a day is shared, and free from the next day on', () => {
    const leased = [
      ...contracted,
      RightHeld.of({
        contractId: 'c2',
        right: 'management-right',
        holders: [cooperative],
        from: '2026-01-01',
        to: '2030-12-31',
      }),
    ];
    given(holdRight, { history: leased })
      .when(lease('2030-12-31', '2032-12-31', zhang, 'c3'))
      .refused('LAND_RIGHTS.RIGHT_ALREADY_GRANTED');
    const free = RightHeld.of({
      contractId: 'c3',
      right: 'management-right',
      holders: [cooperative],
      from: '2031-01-01',
      to: '2032-12-31',
    });
    given(holdRight, { history: leased })
      .when(lease('2031-01-01', '2032-12-31', zhang, 'c3'))
      .then(free);
    const released = [...leased, RightHoldReleased.of({ contractId: 'c2', cause: '合同未能生效' })];
    const again = RightHeld.of({
      contractId: 'c3',
      right: 'management-right',
      holders: [cooperative],
      from: '2026-01-01',
      to: '2026-12-31',
    });
    given(holdRight, { history: released })
      .when(lease('2026-01-01', '2026-12-31', zhang, 'c3'))
      .then(again);
  });

  it('wants ownership recorded before', () => {
    given(holdRight, { history: parcel().slice(0, 1) })
      .when(contract30('2052-12-31'))
      .refused('LAND_RIGHTS.OWNERSHIP_NOT_RECORDED');
  });
});

describe('a right that is held', () => {
  const held = [
    ...contracted,
    RightHeld.of({
      contractId: 'c2',
      right: 'management-right',
      holders: [cooperative],
      from: '2026-01-01',
      to: '2030-12-31',
    }),
  ];
  const confirm = new ConfirmRight(CODE, 'c2', '2026-01-01');

  it('arises when its contract takes effect, once', () => {
    const conveyed = ManagementRightConveyed.of({
      contractId: 'c2',
      holders: [cooperative],
      from: '2026-01-01',
      to: '2030-12-31',
    });
    given(confirmRight, { history: held }).when(confirm).then(conveyed);
    given(confirmRight, { history: [...held, conveyed] })
      .when(confirm)
      .refused('LAND_RIGHTS.NOT_HELD');
  });

  it('is given free when its contract falls through, and not when it has arisen', () => {
    const release = new ReleaseHold(CODE, 'c2', '另一地块已出租', '2026-01-01');
    given(releaseHold, { history: held })
      .when(release)
      .then(RightHoldReleased.of({ contractId: 'c2', cause: '另一地块已出租' }));
    given(releaseHold, { history: contracted })
      .when(new ReleaseHold(CODE, 'c1', '无', '2026-01-01'))
      .refused('LAND_RIGHTS.NOT_HELD');
  });
});
