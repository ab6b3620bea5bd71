import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collectiveCode } from '#kernel';
import { type Desk, TestCounty } from './county.js';
import {
  LAST_DAY,
  LIANBI_VILLAGE,
  LIAOYANG,
  LONGQUAN,
  OLD_LIANBI_VILLAGE,
  OLD_SUCHENG_VILLAGE,
  SUCHENG,
  SUCHENG_VILLAGE,
  TONGYU,
  ownedParcel,
  registerTownships,
  supersedeTownships,
  supersession,
} from './former-townships.js';

const COLLECTIVE = collectiveCode('N2', '140722', 401);
const OLD_PARCEL = `${OLD_SUCHENG_VILLAGE}0000001`;
const NEW_PARCEL = `${SUCHENG_VILLAGE}0000002`;

describe('two townships that were merged away', () => {
  let county: TestCounty;
  let countyReviewer: Desk;
  let auditor: Desk;
  let oldClerk: Desk;
  let newClerk: Desk;

  beforeAll(async () => {
    county = await TestCounty.open();
    await registerTownships(county);
    countyReviewer = await county.hire('xian.shenhe', 'county-reviewer', '140722');
    auditor = await county.hire('shenji', 'auditor', '140722');
    oldClerk = await county.hire('sucheng.jingban', 'station-clerk', SUCHENG);
    newClerk = await county.hire('tongyu.jingban', 'station-clerk', TONGYU);
    await countyReviewer.must('collectives/register-collective', {
      collectiveId: COLLECTIVE,
      name: '左权县粟城乡粟城村股份经济合作社',
      divisionCode: OLD_SUCHENG_VILLAGE,
      effectiveOn: '2020-12-25',
    });
    await ownedParcel(oldClerk, OLD_PARCEL, COLLECTIVE, '2020-12-25');
  });
  afterAll(async () => county.close());

  it('end on a day by a document, each with its villages, and only the administrator may say so', async () => {
    const command = supersession(SUCHENG, [TONGYU]);
    for (const desk of [oldClerk, countyReviewer])
      expect((await desk.send('divisions/supersede-division', command)).status).toBe(403);
    await supersedeTownships(county);
    const { body } = await auditor.get(`divisions/${SUCHENG}`);
    expect(body).toMatchObject({
      name: '粟城乡',
      standing: 'ended',
      change: 'merged',
      endedOn: LAST_DAY,
      successors: [TONGYU],
    });
    expect((await auditor.get(`divisions/${TONGYU}`)).body.predecessors).toEqual([SUCHENG]);
    const ended = (await auditor.get('divisions?standing=ended')).body.items;
    expect(ended.map(({ code }: { code: string }) => code)).toEqual([
      LONGQUAN,
      OLD_LIANBI_VILLAGE,
      SUCHENG,
      OLD_SUCHENG_VILLAGE,
    ]);
  });

  it('end once, however often it is sent', async () => {
    const again = await county.admin.send('divisions/supersede-division', supersession(SUCHENG, [LIAOYANG]));
    expect(again).toMatchObject({ status: 422, body: { rule: 'DV4', code: 'DIVISIONS.ALREADY_SUPERSEDED' } });
    // 桐峪镇 cannot go into a township that was gone by then.
    const back = await county.admin.send('divisions/supersede-division', supersession(TONGYU, [LONGQUAN]));
    expect(back).toMatchObject({ status: 422, body: { rule: 'DV6' } });
    const key = county.nextKey();
    const village = { code: `${TONGYU}219`, name: '故驿村委会', kind: 'village', effectiveOn: '2021-04-01' };
    const first = await county.admin.send('divisions/register-division', village, { key });
    const second = await county.admin.send('divisions/register-division', village, { key });
    expect(second.body).toMatchObject({ position: first.body.position, repeated: true });
  });

  it('are explained with every code that begins with theirs', async () => {
    const explained = async (kind: string, code: string) => {
      const { parts } = (await auditor.send('codes/explain', { kind, code })).body;
      return parts.at(-1).meaning as string;
    };
    expect(await explained('division', SUCHENG)).toMatch(
      /粟城乡，有效到 \d{4}-\d{2}-\d{2}（撤并），由 .* 接续/,
    );
    expect(await explained('contractor', `${OLD_SUCHENG_VILLAGE}000001`)).toContain(SUCHENG_VILLAGE);
    expect(await explained('division', SUCHENG_VILLAGE)).toContain('现行有效');
    expect(await explained('parcel', '1407229992010000001')).toContain('没有登记');
  });

  it('are asked about by day: what was there, and what stands in its place', async () => {
    const namesOn = async (day: string): Promise<string[]> => {
      const { items } = (await auditor.get(`divisions/on-day?on=${day}`)).body;
      return items
        .filter(({ kind }: { kind: string }) => kind === 'township')
        .map(({ name }: { name: string }) => name);
    };
    expect(await namesOn('2009-12-31')).toEqual([]);
    expect(await namesOn(LAST_DAY)).toEqual(['辽阳镇', '桐峪镇', '龙泉乡', '粟城乡']);
    expect(await namesOn('2021-04-01')).toEqual(['辽阳镇', '桐峪镇']);
    const heirs = (await newClerk.get(`divisions/${OLD_SUCHENG_VILLAGE}/successors`)).body;
    expect(heirs).toEqual({
      on: '2026-03-02',
      items: [{ code: SUCHENG_VILLAGE, name: '粟城村委会', kind: 'village' }],
    });
    const then = await newClerk.get(`divisions/${OLD_SUCHENG_VILLAGE}/successors?on=2020-06-01`);
    expect(then.body.items).toMatchObject([{ code: OLD_SUCHENG_VILLAGE }]);
    expect((await newClerk.get(`divisions/${OLD_LIANBI_VILLAGE}/successors`)).status).toBe(404);
    const state = (await auditor.get(`divisions/${SUCHENG}/state?on=2020-06-01`)).body.state;
    expect(state).toMatchObject({ name: '粟城乡', endedOn: null });
    const timeline = (await auditor.get(`divisions/${SUCHENG}/timeline`)).body.items;
    expect(timeline.map(({ title }: { title: string }) => title)).toEqual(['区划已登记', '区划代码已终止']);
  });

  it('take nothing new under their codes, but what happened before, with a warning', async () => {
    const village = { code: `${SUCHENG}201`, name: '马家楼村委会', kind: 'village' };
    const now = await county.admin.send('divisions/register-division', village);
    expect(now).toMatchObject({ status: 422, body: { rule: 'DV11', code: 'DIVISIONS.CODE_HAS_ENDED' } });
    expect(now.body.wayForward).toContain(TONGYU);
    const before = await county.admin.must('divisions/register-division', {
      ...village,
      effectiveOn: '2010-01-01',
    });
    expect(before.warnings).toMatchObject([{ rule: 'DV12' }]);

    const collective = {
      collectiveId: collectiveCode('N2', '140722', 402),
      name: '连壁村股份经济合作社',
      divisionCode: OLD_LIANBI_VILLAGE,
    };
    const late = await countyReviewer.send('collectives/register-collective', {
      ...collective,
      effectiveOn: '2021-04-01',
    });
    expect(late).toMatchObject({ status: 422, body: { rule: 'DV11' } });
    const intime = await countyReviewer.must('collectives/register-collective', {
      ...collective,
      effectiveOn: LAST_DAY,
    });
    expect(intime.warnings).toMatchObject([{ rule: 'DV12' }]);
    const parcel = {
      code: `${OLD_SUCHENG_VILLAGE}0000009`,
      name: '坡地',
      areaDm2: 333_350,
      category: '10',
      landClass: 'arable',
      plantedUse: '1',
    };
    expect(await oldClerk.send('land-rights/register-parcel', parcel)).toMatchObject({
      status: 422,
      body: { rule: 'DV11' },
    });
  });

  it('leave their desks to be taken over: nobody of the successor sees the old code before', async () => {
    expect((await newClerk.get(`land-rights/parcels/${OLD_PARCEL}`)).status).toBe(404);
    expect((await newClerk.get(`collectives/${COLLECTIVE}`)).status).toBe(404);
    const duties = (await auditor.get('tasks?rule=DV8&standing=open')).body.items;
    expect(duties.map(({ divisionCode }: { divisionCode: string }) => divisionCode)).toEqual(
      expect.arrayContaining([SUCHENG, LONGQUAN, OLD_SUCHENG_VILLAGE, OLD_LIANBI_VILLAGE]),
    );
  });

  it('are acted for by whom the administrator gives their code, from the day on, and by nobody else', async () => {
    const { admin } = county;
    const takeOver = { accountId: 'tongyu.jingban', role: 'station-clerk', organisation: SUCHENG };
    await admin.must('staff/assign-role', { ...takeOver, from: '2021-04-01' });
    const { assignments } = (await admin.get('staff/accounts/sucheng.jingban')).body;
    await admin.must('staff/end-assignment', {
      accountId: 'sucheng.jingban',
      assignmentId: assignments[0].assignmentId,
      on: LAST_DAY,
    });
    // Assignments count within a second.
    await new Promise((next) => setTimeout(next, 1_100));
    expect((await newClerk.get(`land-rights/parcels/${OLD_PARCEL}`)).body.ownerId).toBe(COLLECTIVE);
    expect((await newClerk.get(`collectives/${COLLECTIVE}`)).body.divisionCode).toBe(OLD_SUCHENG_VILLAGE);
    expect((await oldClerk.get(`land-rights/parcels/${OLD_PARCEL}`)).status).toBe(403);
    const [duty] = (await newClerk.get('tasks?rule=DV8&standing=open')).body.items;
    const done = { taskId: duty.taskId, note: '岗位已交接' };
    // He sees the duty under the authority that he was given; that it is done is for the county to say.
    expect((await oldClerk.send('tasks/complete-task', done)).status).toBe(403);
    expect((await newClerk.send('tasks/complete-task', done)).body).toMatchObject({ rule: 'TA3' });
    await countyReviewer.must('tasks/complete-task', done);
    const { items } = (await auditor.get(`tasks?subject=${duty.subject}`)).body;
    expect(items.some(({ standing }: { standing: string }) => standing === 'completed')).toBe(true);
    expect((await newClerk.get(`divisions/${LONGQUAN}`)).status).toBe(404);
  });

  it('lend their collectives land of the new code: the owner stays, the code is a later one', async () => {
    await ownedParcel(newClerk, NEW_PARCEL, COLLECTIVE, '2026-03-01');
    const { body } = await newClerk.get(`land-rights/parcels/${NEW_PARCEL}`);
    expect(body).toMatchObject({ ownerId: COLLECTIVE, divisionCode: SUCHENG_VILLAGE });
    const elsewhere = `${LIANBI_VILLAGE}0000001`;
    const liaoyang = await county.hire('liaoyang.jingban', 'station-clerk', LIAOYANG);
    await liaoyang.must('land-rights/register-parcel', {
      code: elsewhere,
      name: '坡地',
      areaDm2: 333_350,
      category: '10',
      landClass: 'arable',
      plantedUse: '1',
    });
    const foreign = await liaoyang.send('land-rights/record-collective-ownership', {
      parcelCode: elsewhere,
      collectiveId: COLLECTIVE,
      nature: '32',
    });
    expect(foreign).toMatchObject({ status: 422, body: { rule: 'L4' } });
  });
});
