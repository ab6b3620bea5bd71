import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Desk, TestCounty } from './county.js';

const VILLAGE = '140722100230';
const COLLECTIVE = 'N2140722MF00000057';

describe('a parcel, from its registration to the register', () => {
  let county: TestCounty;
  let clerk: Desk;

  beforeAll(async () => {
    county = await TestCounty.open();
    await county.admin.must('divisions/register-division', {
      code: '140722',
      name: '左权县',
      kind: 'county',
    });
    await county.admin.must('divisions/register-division', {
      code: '140722100',
      name: '辽阳镇',
      kind: 'township',
    });
    await county.admin.must('divisions/register-division', {
      code: VILLAGE,
      name: '黄家会村',
      kind: 'village',
    });
    await county.admin.must('divisions/register-division', {
      code: '140722102',
      name: '麻田镇',
      kind: 'township',
    });
    const reviewer = await county.hire('xian.shenhe', 'county-reviewer', '140722');
    await reviewer.must('collectives/register-collective', {
      collectiveId: COLLECTIVE,
      name: '黄家会村股份经济合作社',
      divisionCode: VILLAGE,
    });
    clerk = await county.hire('jingban', 'station-clerk', '140722100');
  });
  afterAll(async () => county.close());

  const parcel = {
    code: `${VILLAGE}0000001`,
    name: '河滩地',
    areaDm2: 333_350,
    category: '10',
    landClass: 'arable',
    plantedUse: '1',
    effectiveOn: '2026-01-05',
    reason: '确权登记',
    documents: [{ title: '地块调查表', sha256: 'a'.repeat(64) }],
  };

  it('is answered with its id, revision and position, and stands in the register', async () => {
    const answer = await clerk.must('land-rights/register-parcel', parcel);
    expect(answer).toEqual({
      id: parcel.code,
      revision: 0,
      position: expect.any(Number),
      warnings: [],
      tasks: [],
      dryRun: false,
      repeated: false,
    });
    const { body } = await clerk.get(`land-rights/parcels/${parcel.code}`);
    expect(body).toMatchObject({ code: parcel.code, areaDm2: 333_350, ownerId: null, divisionCode: VILLAGE });
  });

  it('belongs to the collective of its village', async () => {
    await clerk.must('land-rights/record-collective-ownership', {
      parcelCode: parcel.code,
      collectiveId: COLLECTIVE,
      nature: '32',
    });
    const { body } = await clerk.get(`land-rights/parcels?ownerId=${COLLECTIVE}`);
    expect(body.items).toHaveLength(1);
  });

  it('is registered once, and the refusal names the rule and the way forward', async () => {
    const { status, body } = await clerk.send('land-rights/register-parcel', parcel);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'LAND_RIGHTS.PARCEL_ALREADY_REGISTERED',
      rule: 'L1',
      basis: [{ law: expect.stringContaining('GB/T 35958-2018'), article: '编码唯一性' }],
      wayForward: expect.any(String),
    });
  });

  it('tells its history to whoever may read it', async () => {
    const { body } = await clerk.get(`land-rights/parcels/${parcel.code}/timeline`);
    expect(body.items).toMatchObject([
      {
        title: '地块已登记',
        account: 'jingban',
        role: 'station-clerk',
        reason: '确权登记',
        effectiveOn: '2026-01-05',
        documents: [{ title: '地块调查表' }],
        rulesHeld: ['L1', 'L2', 'P26', 'DV11', 'DV12'],
      },
      { title: '集体土地所有权已登记' },
    ]);
  });

  it('shows where its proof begins, and on what a fact of before rests', async () => {
    const old = { ...parcel, code: `${VILLAGE}0000003`, effectiveOn: '1998-06-30', evidenceGrade: 'paper' };
    await clerk.must('land-rights/register-parcel', old);
    const { body } = await clerk.get(`land-rights/parcels/${old.code}`);
    const begins = {
      effectiveOn: '1998-06-30',
      recordedAt: '2026-03-02T02:00:00.000Z',
      evidenceGrade: 'paper',
    };
    expect(body.proof).toMatchObject(begins);
    const listed = (await clerk.get('land-rights/parcels')).body.items;
    expect(listed.map(({ proof }: { proof: object }) => proof)).toMatchObject([
      { evidenceGrade: null },
      begins,
    ]);
    const [first] = (await clerk.get(`land-rights/parcels/${old.code}/timeline`)).body.items;
    expect(first).toMatchObject({ effectiveOn: '1998-06-30', evidenceGrade: 'paper' });
  });

  it('is not there for whoever has no assignment over its village', async () => {
    const stranger = await county.hire('bieren', 'station-clerk', '140722102');
    expect((await stranger.get(`land-rights/parcels/${parcel.code}`)).status).toBe(404);
    expect((await stranger.get('land-rights/parcels')).body.items).toEqual([]);
    const refused = await stranger.send('land-rights/register-parcel', {
      ...parcel,
      code: `${VILLAGE}0000002`,
    });
    expect(refused).toMatchObject({ status: 403, body: { code: 'ACCESS.NO_ASSIGNMENT' } });
  });
});
