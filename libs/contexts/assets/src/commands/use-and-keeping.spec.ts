import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel';
import { contractIdOf, contractStream } from '#contracts/facts';
import { COLLECTIVE, LEASE, SHA, VILLAGE, leaseConcluded, leaseTookEffect, policy } from '#examples';
import { type Given, given, known } from '#given';
import { HOUSE, LAMPS, assetRegistered, disposed, lampsKept, lampsRegistered } from '#made-assets';
import { OLD_CONTRACT, oldContractRecorded } from '../../../../../test/old-contracts.js';
import { AssetAppraised, AssetInspected, AssetKeeperAssigned, AssetUseChanged } from '../facts/index.js';
import { assignKeeper } from './assign-keeper.js';
import { changeUseState } from './change-use-state.js';
import { recordInspection } from './record-inspection.js';
import { valueAsset } from './value-asset.js';

const { assetId } = HOUSE;
const halfYearly = { policies: policy('assets.inspection-period', { count: 6, unit: 'month' }) };

describe('changing how an asset is used', () => {
  const lease = { number: '租2026-003', sha256: SHA };
  const leased = { assetId, useState: 'leased', changedOn: '2026-02-01', note: '作仓库', lease } as const;
  const change = (more: object = {}, ...later: DomainEvent[]) =>
    given(changeUseState, {
      history: [assetRegistered(), ...later],
      references: { contract: known(contractStream, 'c', oldContractRecorded({ kind: 'house-lease' })) },
    }).when({ ...leased, ...more });

  it('is recorded with the day, and of a lease with its contract (M10)', () => {
    change().then(AssetUseChanged.of(leased));
    change({ lease: undefined }).refused('ASSETS.LEASE_NOT_IN_WRITING');
    change({ useState: 'own-use' }).refused('ASSETS.LEASE_NOT_IN_WRITING');
  });

  it('is a change, one after another, and of a lease a new contract (AS9)', () => {
    change({ useState: 'idle', lease: undefined }).refused('ASSETS.USE_UNCHANGED');
    const next = { ...leased, changedOn: '2026-02-02', lease: { number: '租2026-004', sha256: SHA } };
    change(next, AssetUseChanged.of(leased)).then(AssetUseChanged.of(next));
    change({ changedOn: '2026-01-31' }, AssetUseChanged.of(leased)).refused('ASSETS.USE_UNCHANGED');
  });

  /** The lease with a contract of the register behind it, of a field or of the house. */
  const leasedBy = (contract: DomainEvent[], more: object = {}, registered = assetRegistered()) =>
    given(changeUseState, {
      history: [registered],
      references: {
        contract: contract.length > 0 ? known(contractStream, 'c', ...contract) : undefined,
        policies: policy('contract-clean-up.signed-before', '2026-01-01'),
      },
    }).when({ ...leased, ...more });
  const old = (more: Parameters<typeof oldContractRecorded>[0] = {}) =>
    oldContractRecorded({ ...OLD_CONTRACT, kind: 'house-lease', parcels: [], to: '2026-02-01', ...more });
  const NOT_THERE = 'ASSETS.LEASE_NOT_IN_THE_REGISTER';

  it('names a contract of the register that lets it on the day (AS51)', () => {
    expect(leasedBy([old()]).then(AssetUseChanged.of(leased)).judgement).toMatchObject({
      ...{ warnings: [], held: expect.arrayContaining(['AS51', 'AS52']) },
    });
    expect(leasedBy([old({ to: '2026-01-31' })]).refused(NOT_THERE).detail).toContain('2026-01-31');
    expect(leasedBy([old({ from: '2026-02-02' })]).refused(NOT_THERE).detail).toContain('2026-02-02');
    const ofAHousehold = leasedBy([leaseConcluded, leaseTookEffect]).refused(NOT_THERE);
    expect(ofAHousehold.detail).toContain('承包农户出租经营权');
    const notYet = { ...leaseConcluded, data: { ...LEASE, kind: 'collective-lease' } };
    expect(leasedBy([notYet]).refused(NOT_THERE).detail).toContain('待生效');
    expect(contractIdOf({ collectiveId: COLLECTIVE, number: LEASE.number })).toBe(LEASE.contractId);
  });

  it('names one that lets such a thing, or land of it (AS51)', () => {
    const landLease = old({ kind: 'collective-lease', parcels: OLD_CONTRACT.parcels });
    const { detail } = leasedBy([landLease]).refused(NOT_THERE);
    expect(detail).toMatch(/集体出租未承包地.*房屋建筑物 固1/);
    leasedBy([old({ kind: 'asset-lease' })]).then(AssetUseChanged.of(leased));
    const land = (parcels?: string[]) =>
      assetRegistered({ assetClass: 'resource', kind: 'unused-land', originalFen: 0, parcels });
    leasedBy([old()], {}, land()).refused(NOT_THERE);
    const [{ parcelCode } = { parcelCode: '' }] = OLD_CONTRACT.parcels;
    for (const parcels of [undefined, ['别的地块', parcelCode]])
      leasedBy([landLease], {}, land(parcels)).then(AssetUseChanged.of(leased));
    expect(leasedBy([landLease], {}, land(['别的地块'])).refused(NOT_THERE).detail).toContain(parcelCode);
    leasedBy([old({ kind: 'collective-lease' })], {}, land(['别的地块'])).then(AssetUseChanged.of(leased));
  });

  it('may name another only of a house or the like whose contract is none of the old ones (AS52)', () => {
    const { warnings } = leasedBy([]).then(AssetUseChanged.of(leased)).judgement;
    expect(warnings).toMatchObject([{ rule: 'AS52', detail: expect.stringContaining('租2026-003') }]);
    leasedBy([], { changedOn: '2025-12-31' }).refused(NOT_THERE);
    const land = assetRegistered({ assetClass: 'resource', kind: 'arable-land', originalFen: 0 });
    leasedBy([], {}, land).refused(NOT_THERE);
  });

  it('lies between the day it was acquired and today, while it is there (AS7, AS8)', () => {
    change({ changedOn: '2026-03-03' }).refused('ASSETS.DAY_OUTSIDE_LIFE');
    change({ changedOn: '2018-06-29' }).refused('ASSETS.DAY_OUTSIDE_LIFE', 'ASSETS.USE_UNCHANGED');
    change({}, disposed()).refused('ASSETS.NOT_HELD');
    given(changeUseState).when(leased).refused('ASSET.NOT_FOUND');
  });
});

describe('keeping what is there for everybody', () => {
  const person = { name: '张三', identityNumber: '140722188001010011' };
  const persons = [{ personId: 'keeper', commitment: 'c', known: false, differs: [] }];
  const assign = (references: Given['references'], ...history: DomainEvent[]) =>
    given(assignKeeper, { history, references, persons }).when({
      assetId: LAMPS,
      person,
      from: '2025-06-01',
    });

  it('is somebody’s from a day on, who has it to inspect as often as the county says (AS10, AS11)', () => {
    const { judgement, policies } = assign(halfYearly, lampsRegistered).then(lampsKept);
    expect(judgement.held).toContain('AS10');
    expect(judgement.tasks).toMatchObject([
      { rule: 'AS11', dueOn: '2025-12-01', occurrence: '2025-06-01', owner: { role: 'accountant' } },
    ]);
    expect(policies).toEqual(['row of assets.inspection-period']);
  });

  it('is no minor’s, unless of sixteen and living by own labour (AS53)', () => {
    const minor = (identityNumber: string, more: object = {}) =>
      given(assignKeeper, { history: [lampsRegistered], persons }).when({
        ...{ assetId: LAMPS, from: '2025-06-01', ...more },
        person: { name: '李四', identityNumber },
      });
    const refused = 'ASSETS.KEEPER_UNDER_AGE';
    minor('140722200706020016').refused(refused);
    minor('140722200706010010').then(lampsKept);
    const byLabour = { livesByOwnLabour: true };
    minor('140722200906020010', byLabour).refused(refused);
    minor('140722200906010015', byLabour).then(AssetKeeperAssigned.of({ ...lampsKept.data, ...byLabour }));
    minor('140722200706010010', byLabour).then(lampsKept);
  });

  it('asks for no inspection where the county has not said how often', () => {
    expect(assign({}, lampsRegistered).then(lampsKept).judgement.tasks).toEqual([]);
  });

  it('goes on with the duty that there is when somebody takes over', () => {
    const kept = AssetKeeperAssigned.of({ ...lampsKept.data, personId: 'before', from: '2025-01-01' });
    const { judgement } = assign(halfYearly, lampsRegistered, kept).then(lampsKept);
    expect(judgement.tasks).toMatchObject([{ occurrence: '2025-01-01' }]);
  });

  const inspection = { assetId: LAMPS, inspectedOn: '2025-11-20', condition: 'sound' } as const;
  const inspected = AssetInspected.of({ ...inspection, divisionCode: VILLAGE, dutySince: '2025-06-01' });
  const inspect = (more: object = {}, ...later: DomainEvent[]) =>
    given(recordInspection, {
      history: [lampsRegistered, lampsKept, ...later],
      references: halfYearly,
    }).when({ ...inspection, ...more });

  it('is inspected, and again half a year later (AS11)', () => {
    const { judgement } = inspect().then(inspected);
    expect(judgement.warnings).toEqual([]);
    expect(judgement.tasks).toMatchObject([{ rule: 'AS11', dueOn: '2026-05-20', occurrence: '2025-11-20' }]);
  });

  it('is to be mended or disposed of when it is found broken (AS12), and then inspected no more', () => {
    const { judgement } = inspect({ condition: 'unusable', note: '灯杆倒塌' }).then(
      AssetInspected.of({ ...inspected.data, condition: 'unusable', note: '灯杆倒塌' }),
    );
    expect(judgement.warnings).toMatchObject([{ rule: 'AS12' }]);
    expect(judgement.tasks).toEqual([]);
    expect(judgement.held).toContain('AS11');
  });

  it('is inspected once a day, in order (AS13)', () => {
    inspect({}, inspected).refused('ASSETS.INSPECTION_OUT_OF_ORDER');
    expect(inspect({ inspectedOn: '2025-11-21' }, inspected).decided).toHaveProperty('events');
  });
});

describe('an appraisal', () => {
  const command = {
    assetId,
    firm: '晋中某资产评估有限公司',
    reportNumber: '晋评报字〔2026〕1号',
    appraisedOn: '2026-01-10',
    valueFen: 18_000_000,
    reportSha256: SHA,
    publishedOn: '2026-01-15',
    publishedAt: '村务公开栏',
  };
  const appraised = AssetAppraised.of(command);
  const value = (more: object = {}, ...later: DomainEvent[]) =>
    given(valueAsset, { history: [assetRegistered(), ...later] }).when({ ...command, ...more });

  it('is recorded with firm, report, day and where it was published', () => {
    value().then(appraised);
  });

  it('comes before it is published, and that before it is recorded (AS14)', () => {
    value({ publishedOn: '2026-01-09' }).refused('ASSETS.APPRAISAL_DATES');
    value({ publishedOn: '2026-03-03' }).refused('ASSETS.APPRAISAL_DATES');
  });

  it('is recorded once (AS15)', () => {
    value({}, appraised).refused('ASSETS.APPRAISAL_ALREADY_RECORDED');
    expect(value({ reportNumber: '2号' }, appraised).decided).toHaveProperty('events');
  });
});
