import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collectiveCode } from '#kernel';
import { type Answer, TestCounty } from './county.js';
import {
  MergingVillages,
  SHA,
  SHANGWU,
  SHANGWU_VILLAGE,
  TONGYU,
  XIAWU,
  XIAWU_VILLAGE,
  announcement,
} from './merging-villages.js';

describe('collectives at every level', () => {
  let county: TestCounty;
  let villages: MergingVillages;

  beforeAll(async () => {
    county = await TestCounty.open();
    villages = await MergingVillages.found(county);
  });
  afterAll(async () => county.close());

  it('stand under the one above, are renamed under their code, and say where their office is', async () => {
    const [group, town] = [collectiveCode('N1', '140722', 1), collectiveCode('N3', '140722', 1)];
    await villages.register(town, '桐峪镇经济联合总社', TONGYU);
    await villages.register(group, '上武村第一经济合作社', SHANGWU_VILLAGE, { parentId: SHANGWU });
    const misplaced = await villages.countyReviewer.send('collectives/register-collective', {
      collectiveId: collectiveCode('N1', '140722', 2),
      name: '下武村第一经济合作社',
      divisionCode: XIAWU_VILLAGE,
      parentId: SHANGWU,
    });
    expect(misplaced).toMatchObject({ status: 422, body: { rule: 'C5' } });
    const { items } = (await villages.clerk.get(`collectives?parentId=${SHANGWU}`)).body;
    expect(items).toMatchObject([{ collectiveId: group, level: 'N1', standing: 'acting' }]);

    const name = { collectiveId: SHANGWU, name: '上武村股份经济合作联合社', effectiveOn: '2026-02-01' };
    expect((await villages.clerk.send('collectives/change-collective-name', name)).status).toBe(403);
    await villages.countyReviewer.must('collectives/change-collective-name', name);
    expect((await villages.clerk.get(`collectives/${SHANGWU}`)).body).toMatchObject({
      name: '上武村股份经济合作联合社',
      formerNames: ['上武村股份经济合作社'],
    });
    const domicile = { collectiveId: SHANGWU, domicile: '桐峪镇上武村文化广场', effectiveOn: '2026-02-01' };
    expect((await villages.clerk.send('collectives/record-collective-domicile', domicile)).status).toBe(403);
    await villages.countyReviewer.must('collectives/record-collective-domicile', domicile);
    const { body: moved } = await villages.clerk.get(`collectives/${SHANGWU}`);
    expect(moved.domicile).toBe('桐峪镇上武村文化广场');
    const entity = await villages.auditor.get(`books/entities/${SHANGWU}`);
    expect(entity.body.name).toBe('上武村股份经济合作联合社');
    const before = await villages.auditor.get(`collectives/${SHANGWU}/state?on=2026-01-31`);
    expect(before.body.state.name).toBe('上武村股份经济合作社');
  });
});

describe('the collective of a village splits, and goes on', () => {
  const created = collectiveCode('N2', '140722', 301);
  let county: TestCounty;
  let villages: MergingVillages;
  let party: object;
  let given: string;
  let kept: string;
  let foreign: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    villages = await MergingVillages.found(county);
    given = await villages.land(SHANGWU_VILLAGE, SHANGWU);
    kept = await villages.land(SHANGWU_VILLAGE, SHANGWU);
    foreign = await villages.land(XIAWU_VILLAGE, XIAWU);
    party = await villages.party(SHANGWU, SHANGWU_VILLAGE);
  });
  afterAll(async () => county.close());

  const parcel = (reference: string, collectiveId = created) => ({ kind: 'parcel', reference, collectiveId });
  const splitting = (more: object = {}) => ({
    party,
    divisionCode: SHANGWU_VILLAGE,
    founded: [{ collectiveId: created, name: '上武新村股份经济合作社', divisionCode: SHANGWU_VILLAGE }],
    carriedOnBy: SHANGWU,
    planSha256: SHA,
    distribution: [parcel(given), { kind: 'claim', reference: '2025 年应收租金', collectiveId: SHANGWU }],
    announcement,
    effectiveOn: '2026-02-10',
    ...more,
  });
  const split = (more: object = {}, options = {}): Promise<Answer> =>
    villages.countyReviewer.send('collectives/record-collective-split', splitting(more), options);

  it('gives nothing to two, nothing to strangers, and no land that is not its own', async () => {
    for (const [distribution, rule] of [
      [[parcel(given), parcel(kept), parcel(given, SHANGWU)], 'RG7'],
      [[parcel(given, XIAWU)], 'RG8'],
      [[parcel(foreign)], 'RG9'],
      [[parcel('没有这块地')], 'RG9'],
    ])
      expect(await split({ distribution })).toMatchObject({ status: 422, body: { rule } });
    const endless = Array.from({ length: 201 }, () => parcel(given));
    expect((await split({ distribution: endless })).status).toBe(400);
    for (const desk of [villages.clerk, villages.stranger, county.admin])
      expect((await desk.send('collectives/record-collective-split', splitting())).status).toBe(403);
  });

  it('is recorded once, with what each receives', async () => {
    const key = county.nextKey();
    const first = await split({}, { key });
    expect(first.status).toBe(200);
    expect((await split({}, { key })).body).toMatchObject({ position: first.body.position, repeated: true });
    await county.settled();
    expect((await split({ distribution: [] })).body).toMatchObject({ rule: 'C1' });
    const { clerk, auditor } = villages;
    expect((await clerk.get(`collectives/${created}`)).body).toMatchObject({
      standing: 'acting',
      registeredOn: '2026-02-10',
      origins: [SHANGWU],
      exercisesFor: [],
    });
    expect((await clerk.get(`collectives/${SHANGWU}`)).body).toMatchObject({
      standing: 'acting',
      successorId: null,
    });
    const { items } = (await auditor.get('collectives/reorganisations?kind=split')).body;
    expect(items).toMatchObject([{ parties: [SHANGWU], founded: [created], ended: [] }]);
    const received = (await clerk.get(`collectives/distributions?collectiveId=${created}`)).body.items;
    expect(received).toMatchObject([{ fromId: SHANGWU, kind: 'parcel', reference: given }]);
    expect((await villages.stranger.get('collectives/distributions')).body.items).toEqual([]);
  });

  it('lets each lease its own share alone, and the owner on record stays', async () => {
    const lease = (grantor: string, parcelCode: string, on = '2026-02-05') =>
      villages.lease(grantor, SHANGWU_VILLAGE, parcelCode, on);
    for (const [grantor, parcelCode] of [
      [SHANGWU, given],
      [created, kept],
    ] as const)
      expect(await lease(grantor, parcelCode)).toMatchObject({ status: 422, body: { rule: 'L7' } });
    for (const [grantor, parcelCode] of [
      [created, given],
      [SHANGWU, kept],
    ] as const) {
      const { status, body } = await lease(grantor, parcelCode);
      expect(status).toBe(200);
      await county.settled();
      const { state } = (await villages.clerk.get(`contracts/${body.id}/state`)).body;
      expect(state).toMatchObject({ standing: 'in-effect', collectiveId: grantor });
      const { ownerId } = (await villages.clerk.get(`land-rights/parcels/${parcelCode}`)).body;
      expect(ownerId).toBe(SHANGWU);
    }
  });

  it('does not give away again what it has given', async () => {
    const third = collectiveCode('N2', '140722', 302);
    const founded = [{ collectiveId: third, name: '上武东村股份经济合作社', divisionCode: SHANGWU_VILLAGE }];
    const again = await split({ founded, distribution: [parcel(given, third)], effectiveOn: '2026-02-20' });
    expect(again).toMatchObject({ status: 422, body: { rule: 'RG9' } });
    expect(again.body.detail).toContain(created);
    expect(county.alarms).toEqual([]);
  });
});
