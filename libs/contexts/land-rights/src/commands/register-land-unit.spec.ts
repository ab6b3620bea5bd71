import { describe, expect, it } from '@jest/globals';
import { DivisionRegistered, divisionStream } from '#divisions/facts';
import { COLLECTIVE, COOPERATIVE, VILLAGE, collective } from '#examples';
import { given, known } from '#given';
import { isRejection } from '#kernel';
import {
  CollectiveOwnershipRecorded,
  LandUnitRegistered,
  LAND_KINDS,
  type RightKind,
  kindOfLand,
} from '../facts/index.js';
import { HoldRight, holdRight } from './hold-right.js';
import { recordCollectiveOwnership } from './record-collective-ownership.js';
import { registerLandUnit } from './register-land-unit.js';

const village = known(
  divisionStream,
  VILLAGE,
  DivisionRegistered.of({ code: VILLAGE, name: '黄家会村', kind: 'village' }),
);
const factory = {
  code: '140722002003JB00003W00000000',
  divisionCode: VILLAGE,
  name: '原粉条厂',
  areaDm2: 666_700,
  kind: 'construction-profit',
  plannedUse: 'industry',
} as const;
const homestead = {
  code: '140722001001JC00012F00010001',
  divisionCode: VILLAGE,
  name: '村西第三排',
  areaDm2: 20_000,
  kind: 'homestead',
  plannedUse: 'residence',
  house: { areaDm2: 12_000, floors: 1, builtIn: 1998 },
} as const;
const registering = (history = {}) => given(registerLandUnit, { references: { village }, ...history });

describe('registering land that is built on', () => {
  it('records it in the village that is stated, its code tells none', () => {
    for (const unit of [factory, homestead]) registering().when(unit).then(LandUnitRegistered.of(unit));
  });

  it('is refused for a code that is registered (L1)', () => {
    registering({ history: [LandUnitRegistered.of(factory)] })
      .when(factory)
      .refused('LAND_RIGHTS.PARCEL_ALREADY_REGISTERED');
  });

  it('is refused outside the county of its code, or where no village is (L14)', () => {
    registering()
      .when({ ...factory, code: '140723002003JB00003W00000000' })
      .refused('LAND_RIGHTS.UNIT_OF_ANOTHER_PLACE');
    given(registerLandUnit).when(factory).refused('LAND_RIGHTS.UNIT_OF_ANOTHER_PLACE');
  });

  it.each([
    ['of the State', { code: '140722002003GB00003W00000000' }],
    ['of a homestead', { code: '140722002003JC00003W00000000' }],
    ['with a house that is not stated', { code: '140722002003JB00003F00010001' }],
    ['without the house that is stated', { house: { areaDm2: 100 } }],
  ])('is refused under a code %s (L15)', (_, more) => {
    registering()
      .when({ ...factory, ...more })
      .refused('LAND_RIGHTS.UNIT_CODE_DOES_NOT_FIT');
  });

  it('is for profit only where the plan has a trade (L16)', () => {
    for (const plannedUse of ['public-service', undefined] as const)
      registering()
        .when({ ...factory, plannedUse })
        .refused('LAND_RIGHTS.NOT_PLANNED_FOR_TRADE');
  });

  it('takes no code for one that is none', () => {
    registering()
      .when({ ...factory, code: '140722002003JO00003W00000000' })
      .refused('LAND_RIGHTS.UNIT_CODE');
  });
});

describe('land that is built on', () => {
  const owned = [
    LandUnitRegistered.of(factory),
    CollectiveOwnershipRecorded.of({ collectiveId: COLLECTIVE, nature: '32' }),
  ];

  it('belongs to the collective of its village', () => {
    given(recordCollectiveOwnership, { history: owned.slice(0, 1), references: { collective, village } })
      .when({ parcelCode: factory.code, collectiveId: COLLECTIVE, nature: '32' })
      .then(CollectiveOwnershipRecorded.of({ collectiveId: COLLECTIVE, nature: '32' }));
  });

  it('carries a lease of it, and no right to farm it (L17)', () => {
    const held = (right: RightKind) =>
      given(holdRight, { history: owned }).when(
        new HoldRight(
          factory.code,
          'c1',
          right,
          { kind: 'collective', id: COLLECTIVE },
          [{ kind: 'cooperative', id: COOPERATIVE.id }],
          '2026-01-01',
          '2028-12-31',
          '2026-01-01',
          '集租1',
        ),
      );
    held('management-right').refused('LAND_RIGHTS.RIGHT_DOES_NOT_FIT_LAND');
    const { decided } = held('lease');
    if (isRejection(decided)) throw new Error(decided.detail);
    expect(decided.judgement.held).toContain('L17');
    expect(decided.events).toMatchObject([{ type: 'RightHeld', data: { contractId: 'c1', right: 'lease' } }]);
  });

  it('stands in one of the buckets, as every kind of land does', () => {
    expect(Object.keys(LAND_KINDS).map((kind) => kindOfLand(kind as keyof typeof LAND_KINDS).bucket)).toEqual(
      [
        'contracted-land',
        'contracted-land',
        'contracted-land',
        'contracted-land',
        'contracted-land',
        'forest-land',
        'four-wastes',
        'four-wastes',
        'construction-land',
        'construction-land',
        'homestead',
      ],
    );
  });
});
