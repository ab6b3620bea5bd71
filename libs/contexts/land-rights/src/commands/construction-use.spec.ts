import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, COMPANY, COOPERATIVE, SHA, VILLAGE, resolution } from '#examples';
import { given } from '#given';
import { type DomainEvent, replay } from '#kernel';
import { newId } from '../../../../../test/reorganising.js';
import {
  CollectiveOwnershipRecorded,
  ConstructionUseConveyed,
  ConstructionUseGranted,
  type Holder,
  LandUnitRegistered,
  RegistrationRecorded,
  parcelStream,
} from '../facts/index.js';
import { conveyConstructionUse } from './convey-construction-use.js';
import { grantConstructionUse } from './grant-construction-use.js';

const CODE = '140722002003JB00003W00000000';
const unit = LandUnitRegistered.of({
  code: CODE,
  divisionCode: VILLAGE,
  name: '原粉条厂',
  areaDm2: 666_700,
  kind: 'construction-profit',
  plannedUse: 'industry',
});
const ownership = CollectiveOwnershipRecorded.of({
  collectiveId: COLLECTIVE,
  nature: '32',
  certificateNumber: '晋(2021)左权县不动产权第0000123号',
});
const owned: readonly DomainEvent[] = [unit, ownership];
const company: Holder = { kind: 'company', id: COMPANY.id };
const rightId = newId('right');
const stated = {
  way: 'grant',
  from: '2026-03-01',
  to: '2076-02-29',
  contractNumber: '集建让1',
  paperSha256: SHA,
  plannedUse: 'industry',
  planFiledOn: '2026-01-05',
  planConditionsSha256: SHA,
  accessSha256: SHA,
  ecologySha256: SHA,
} as const;
const decided = resolution({ matter: 'construction-land-use', parcels: [CODE] });
const granted = (more: object = {}) =>
  ConstructionUseGranted.of({ rightId, holders: [company], resolutionId: decided.id, ...stated, ...more });
const command = {
  parcelCode: CODE,
  ...stated,
  signedOn: '2026-02-20',
  resolutionId: decided.id,
  holders: [{ creditCode: COMPANY.id, kind: 'company' }],
};
const granting = (history = owned, decision: object = { resolution: decided }) =>
  given(grantConstructionUse, { history, references: { households: [], ...decision } });

describe('the use of construction land that the owner gives', () => {
  it('is granted, leased or contributed by the book (P19)', () => {
    granting().when(command).then(granted());
    for (const [way, to] of [
      ['lease', '2046-02-28'],
      ['contribution', '2070-12-31'],
    ] as const)
      granting()
        .when({ ...command, way, to })
        .then(granted({ way, to }));
  });

  it.each([
    ['before the government had ten working days', owned, { planFiledOn: '2026-02-09' }],
    ['for a use that is not planned', owned, { plannedUse: 'commerce', to: '2066-02-28' }],
    [
      'while the ownership is not registered',
      [unit, CollectiveOwnershipRecorded.of({ collectiveId: COLLECTIVE, nature: '32' })],
      {},
    ],
    [
      'of land for public welfare',
      [LandUnitRegistered.of({ ...unit.data, kind: 'construction-public' }), ownership],
      {},
    ],
  ])('is not given %s (P19)', (_, history, more) => {
    granting(history)
      .when({ ...command, ...more })
      .refused('LAND_RIGHTS.CONSTRUCTION_USE_NOT_READY');
  });

  it('is resolved by two thirds (P19a)', () => {
    granting(owned, {}).when(command).refused('LAND_RIGHTS.CONSTRUCTION_USE_NOT_RESOLVED');
  });

  it('lasts no longer than that of state land, and a lease twenty years (T7)', () => {
    for (const more of [{ to: '2076-03-01' }, { way: 'lease', to: '2046-03-01' }, { to: '2026-02-28' }])
      granting()
        .when({ ...command, ...more })
        .refused('LAND_RIGHTS.CONSTRUCTION_TERM_TOO_LONG');
  });

  it('is given once for the same days (L37)', () => {
    const history = [...owned, granted({ to: '2050-12-31' })];
    const { decided: refused } = granting(history).when(command);
    expect(refused).toMatchObject({ code: 'LAND_RIGHTS.CONSTRUCTION_USE_TAKEN' });
  });
});

describe('the use of construction land in other hands', () => {
  const certificate = { authority: '左权县不动产登记中心', number: '晋(2026)左权县不动产权第0000124号' };
  const registered = (subjectId: string, registeredOn: string) =>
    RegistrationRecorded.of({ subjectId, registeredOn, ...certificate });
  const first = granted({ rightId: 'r1' });
  const history = [...owned, first, registered('r1', '2026-03-05')];
  const conveyed = {
    way: 'transfer',
    from: '2030-01-01',
    to: stated.to,
    contractNumber: '集建转1',
    paperSha256: SHA,
  } as const;
  const conveying = (before: readonly DomainEvent[] = history, today?: string) =>
    given(conveyConstructionUse, {
      history: before,
      references: { households: [] },
      ...(today && { today }),
    });
  const onward = {
    parcelCode: CODE,
    rightId: 'r1',
    ...conveyed,
    holders: [{ creditCode: COOPERATIVE.id, kind: 'cooperative' }],
  };
  const event = (more: object = {}) =>
    ConstructionUseConveyed.of({
      rightId: 'r1',
      newRightId: rightId,
      holders: [{ kind: 'cooperative', id: COOPERATIVE.id }],
      ...conveyed,
      ...more,
    });

  it('is for the rest of the term (T8), and the owner is told (P20)', () => {
    const { judgement } = conveying().when(onward).then(event());
    expect(judgement.tasks).toMatchObject([{ rule: 'P20', occurrence: rightId }]);
    conveying()
      .when({ ...onward, ownerNoticedOn: '2029-12-20' })
      .refused('LAND_RIGHTS.STATED_DAY_TO_COME');
    conveying(history, '2029-12-31')
      .when({ ...onward, ownerNoticedOn: '2029-12-20' })
      .then(event({ ownerNoticedOn: '2029-12-20' }));
    for (const more of [{ to: '2076-03-01' }, { to: '2070-01-01' }])
      conveying()
        .when({ ...onward, ...more })
        .refused('LAND_RIGHTS.CONVEYED_USE_TERM');
  });

  it('is none before the first is registered (L22), and one at a time (L38)', () => {
    conveying([...owned, first])
      .when(onward)
      .refused('LAND_RIGHTS.RIGHT_NOT_ESTABLISHED');
    conveying([...history, event()])
      .when(onward)
      .refused('LAND_RIGHTS.USE_ALREADY_CONVEYED');
  });

  it('passes when that is registered', () => {
    const rightsAfter = (...more: DomainEvent[]) =>
      replay(
        parcelStream,
        [...history, ...more].map((each, revision) => ({ ...each, revision, effectiveOn: '2026-03-01' })),
      ).state?.rights;
    expect(rightsAfter(event())).toMatchObject([
      { contractId: 'r1', standing: 'established' },
      { contractId: rightId, standing: 'awaiting-registration' },
    ]);
    expect(rightsAfter(event(), registered(rightId, '2030-02-01'))).toMatchObject([
      { contractId: 'r1', to: '2030-01-31', standing: 'ended' },
      { contractId: rightId, from: '2030-02-01', to: stated.to, standing: 'established' },
    ]);
  });
});
