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

describe('the collective of one village goes into that of the next', () => {
  let county: TestCounty;
  let villages: MergingVillages;
  let merger: { parties: object[] };
  let leased: string;
  let free: string;
  let leaseId: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    villages = await MergingVillages.found(county);
    leased = await villages.land(XIAWU_VILLAGE, XIAWU);
    free = await villages.land(XIAWU_VILLAGE, XIAWU);
    const lease = await villages.lease(XIAWU, XIAWU_VILLAGE, leased, '2025-06-02');
    leaseId = lease.body.id as string;
    await county.settled();
    merger = {
      parties: [await villages.party(SHANGWU, SHANGWU_VILLAGE), await villages.party(XIAWU, XIAWU_VILLAGE)],
    };
  });
  afterAll(async () => county.close());

  const merging = (more: object = {}) => ({
    collectiveId: SHANGWU,
    divisionCode: SHANGWU_VILLAGE,
    parties: merger.parties,
    announcement,
    effectiveOn: '2026-02-01',
    ...more,
  });
  const merge = (more: object = {}, options = {}): Promise<Answer> =>
    villages.countyReviewer.send('collectives/record-collective-merged', merging(more), options);
  const collective = async (id: string) => (await villages.auditor.get(`collectives/${id}`)).body;

  it('is no matter for the township, nor done without decision, review and approval', async () => {
    for (const desk of [villages.clerk, villages.reviewer, county.admin])
      expect((await desk.send('collectives/record-collective-merged', merging())).status).toBe(403);
    const [shangwu, xiawu] = merger.parties;
    const unpapered = await merge({
      parties: [shangwu, { ...xiawu, reviewId: '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21' }],
    });
    expect(unpapered).toMatchObject({ status: 422, body: { rule: 'M15-1' } });
    const borrowed = await merge({ parties: [shangwu, { ...shangwu, collectiveId: XIAWU }] });
    expect(borrowed).toMatchObject({ status: 422, body: { rule: 'M15' } });
    for (const [parties, rule] of [
      [[shangwu, shangwu], 'RG4'],
      [[shangwu, { ...xiawu, collectiveId: collectiveCode('N2', '140723', 202) }], 'RG2'],
    ])
      expect(await merge({ parties })).toMatchObject({ status: 422, body: { rule } });
    expect((await merge({ parties: [xiawu] })).status).toBe(400);
    expect(await merge({ effectiveOn: '2026-01-09' })).toMatchObject({
      status: 422,
      body: { rule: 'M15-2' },
    });
    expect(await merge({ effectiveOn: '2026-03-03' })).toMatchObject({
      status: 422,
      body: { code: 'COMMAND.EFFECTIVE_IN_FUTURE' },
    });
  });

  it('is for the members alone, never for their representatives', async () => {
    const byRepresentatives = await villages.resolve(XIAWU, XIAWU_VILLAGE, {
      subject: '由代表决定的合并',
      body: 'representatives-assembly',
    });
    expect(byRepresentatives).toMatchObject({ status: 422, body: { rule: 'V2' } });
  });

  it('warns of what every village leaves behind, and is recorded once', async () => {
    await villages.clerk.must('collectives/record-leftover', villages.leftover());
    await county.settled();
    const key = county.nextKey();
    const first = await merge({}, { key });
    expect(first).toMatchObject({ status: 200, body: { warnings: [{ rule: 'LO1' }] } });
    expect(first.body.warnings[0].detail).toMatch(/印章；档案/);
    expect((await merge({}, { key })).body).toMatchObject({
      position: first.body.position,
      repeated: true,
    });
    await county.settled();
    expect(await merge()).toMatchObject({ status: 422, body: { rule: 'RG3' } });
  });

  it('shows who exercises whose rights', async () => {
    expect(await collective(XIAWU)).toMatchObject({
      standing: 'merged',
      endedOn: '2026-02-01',
      successorId: SHANGWU,
    });
    expect(await collective(SHANGWU)).toMatchObject({ standing: 'acting', exercisesFor: [XIAWU] });
    const merged = (await villages.auditor.get(`collectives?standing=merged&successorId=${SHANGWU}`)).body;
    expect(merged.items).toHaveLength(1);
    const { items } = (await villages.auditor.get('collectives/reorganisations?kind=merger')).body;
    expect(items).toMatchObject([{ successorId: SHANGWU, ended: [XIAWU], on: '2026-02-01', founded: [] }]);
    const before = await villages.auditor.get(`collectives/${XIAWU}/state?on=2026-01-31`);
    expect(before.body.state.standing).toBe('acting');
    const { body } = await villages.auditor.get(`collectives/${XIAWU}/timeline`);
    expect(body.items.map(({ title }: { title: string }) => title)).toEqual([
      '集体经济组织已登记',
      '遗留事项已列入清单',
      '集体经济组织已并入',
    ]);
  });

  it('changes no owner, no contract and no books', async () => {
    expect((await villages.clerk.get(`land-rights/parcels/${leased}`)).body.ownerId).toBe(XIAWU);
    const lease = (await villages.clerk.get(`contracts/${leaseId}/state`)).body.state;
    expect(lease).toMatchObject({ standing: 'in-effect', collectiveId: XIAWU });
    await villages.accountant.must('contracts/record-rent-due', { contractId: leaseId, upTo: '2026-03-01' });
    await villages.cashier.must('contracts/record-rent-receipt', {
      contractId: leaseId,
      line: 1,
      year: 1,
      amountFen: 1_200_000,
      receivedOn: '2026-03-01',
      account: 'collective-account',
      receiptNumber: '0000001',
    });
    const vouchers = async (entity: string) =>
      (await villages.auditor.get(`books/journal?entity=${entity}`)).body.items;
    expect(await vouchers(XIAWU)).toHaveLength(2);
    expect(await vouchers(SHANGWU)).toEqual([]);
    expect((await villages.auditor.get(`books/entities/${XIAWU}`)).body.name).toBe('下武村股份经济合作社');
  });

  it('lets the former collective neither resolve nor contract, but for what it did before', async () => {
    const resolved = await villages.resolve(XIAWU, XIAWU_VILLAGE, {
      matter: 'household-contracting-plan',
      subject: '承包方案',
      noticedOn: '2026-02-02',
      heldOn: '2026-02-20',
    });
    expect(resolved).toMatchObject({ status: 422, body: { rule: 'RG1', code: 'COLLECTIVES.ACTS_NO_MORE' } });
    expect(resolved.body.wayForward).toContain(SHANGWU);
    const name = { collectiveId: XIAWU, name: '下武新社' };
    expect(await villages.countyReviewer.send('collectives/change-collective-name', name)).toMatchObject({
      status: 422,
      body: { rule: 'RG1' },
    });
    const before = await villages.lease(XIAWU, XIAWU_VILLAGE, free, '2026-01-02');
    expect(before.status).toBe(200);
    const after = await villages.lease(XIAWU, XIAWU_VILLAGE, free, '2026-01-12');
    expect(after).toMatchObject({ status: 422, body: { rule: 'RG1' } });
    const land = await villages.clerk.send('land-rights/record-collective-ownership', {
      parcelCode: free,
      collectiveId: XIAWU,
      nature: '32',
    });
    expect(land.body.others.concat(land.body).map(({ rule }: { rule: string }) => rule)).toContain('RG1');
  });

  it('lets the successor lease the land of the former one, which stays its own', async () => {
    const parcel = await villages.land(XIAWU_VILLAGE, XIAWU);
    const lease = await villages.lease(SHANGWU, SHANGWU_VILLAGE, parcel, '2026-02-05');
    expect(lease.status).toBe(200);
    await county.settled();
    const state = (await villages.clerk.get(`contracts/${lease.body.id}/state`)).body.state;
    expect(state.standing).toBe('in-effect');
    expect((await villages.clerk.get(`land-rights/parcels/${parcel}`)).body.ownerId).toBe(XIAWU);
  });

  it('has its creditors told in ten days, which is a task until it is done', async () => {
    const tasks = async () => (await villages.clerk.get('tasks?rule=M15-10')).body.items;
    expect(await tasks()).toMatchObject([
      { divisionCode: XIAWU_VILLAGE, dueOn: '2026-01-20', standing: 'open', overdue: true },
    ]);
    const notice = { collectiveId: XIAWU, listSha256: SHA, effectiveOn: '2026-01-21' };
    expect((await villages.stranger.send('collectives/record-creditors-notified', notice)).status).toBe(404);
    const late = await villages.clerk.must('collectives/record-creditors-notified', notice);
    expect(late.warnings).toMatchObject([{ rule: 'M15-11' }]);
    await county.settled();
    expect(await tasks()).toMatchObject([{ standing: 'completed', completedOn: '2026-01-21' }]);
  });

  it('may itself go into a new one, which then acts for both', async () => {
    const [chengnan, newId] = [collectiveCode('N2', '140722', 206), collectiveCode('N2', '140722', 299)];
    const village = { code: `${TONGYU}206`, name: '城南村委会', kind: 'village', effectiveOn: '2010-01-01' };
    await county.admin.must('divisions/register-division', village);
    await villages.register(chengnan, '城南村股份经济合作社', village.code);
    const again = { subject: '上武、城南合并', noticedOn: '2026-02-02', heldOn: '2026-02-14' };
    const party = async (id: string, place: string) => {
      const resolutionId = (await villages.resolve(id, place, again)).body.id as string;
      const reviewId = await villages.authorise('township-review', id, place, resolutionId, '2026-02-16');
      const about = [id, place, resolutionId, '2026-02-20'] as const;
      const approvalId = await villages.authorise('county-approval', ...about, villages.countyReviewer);
      return { collectiveId: id, resolutionId, reviewId, approvalId, inventorySha256: SHA };
    };
    const founding = {
      collectiveId: newId,
      name: '桐峪合众股份经济合作社',
      parties: [await party(SHANGWU, SHANGWU_VILLAGE), await party(chengnan, village.code)],
      announcement: { ...announcement, announcedOn: '2026-02-21' },
      effectiveOn: '2026-03-01',
    };
    expect((await merge(founding)).status).toBe(200);
    await county.settled();
    expect(await collective(newId)).toMatchObject({
      standing: 'acting',
      registeredOn: '2026-03-01',
      exercisesFor: [SHANGWU, XIAWU, chengnan],
    });
    expect((await collective(XIAWU)).successorId).toBe(newId);
    expect((await collective(SHANGWU)).successorId).toBe(newId);
  });
});
