import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE, identityNumber } from './village.js';

describe('land and houses that are used without a contract', () => {
  let county: TestCounty;
  let village: TestVillage;
  let parcel: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    parcel = await village.parcel({ category: '22' });
  });
  afterAll(async () => county.close());

  const record = (more: object = {}, options: { key?: string } = {}): Promise<Answer> =>
    village.clerk.send(
      'contracts/record-unauthorised-occupation',
      {
        ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, kind: 'parcel', parcelCode: parcel },
        ...{ place: '河滩机动地北侧', occupiedSince: '2019-04-01', areaDm2: 33_335 },
        ...{ discovery: 'clean-up', foundOn: '2026-02-20' },
        ...more,
      },
      options,
    );
  const standings = async (): Promise<string[]> => {
    const { body } = await village.auditor.get('contracts/occupations?limit=200');
    return body.items.map(({ standing }: { standing: string }) => standing).sort();
  };

  it('are recorded once for a submission, whoever the occupier; a person’s name stays in the vault', async () => {
    const person = { name: '赵某', identityNumber: identityNumber(900) };
    const first = await record({ person }, { key: 'occupation-by-a-person' });
    expect(first.status).toBe(200);
    const again = await record({ person }, { key: 'occupation-by-a-person' });
    expect(again.body.id).toBe(first.body.id);
    const { body } = await village.auditor.get(`contracts/occupations/${first.body.id}`);
    expect(body).toMatchObject({ occupierKind: 'person', standing: 'found', parcelCode: parcel });
    expect(JSON.stringify(body)).not.toContain('赵某');
    expect((await record({ areaDm2: 666_668 })).body).toMatchObject({ rule: 'UO4' });
    expect((await village.accountant.send('contracts/record-unauthorised-occupation', {})).status).toBe(403);
  });

  it('are given back, or brought before a court, and counted by what became of them', async () => {
    const house = await record({ kind: 'house', parcelCode: undefined, place: '旧村委会北房三间' });
    const occupationId = house.body.id as string;
    const sent = (name: string, body: object) =>
      village.clerk.send(`contracts/${name}`, { occupationId, ...body });
    const suit = { forum: 'court', caseNumber: '（2026）晋0722民初12号', broughtOn: '2026-02-21' };
    expect((await sent('bring-occupation-before-forum', suit)).status).toBe(200);
    expect((await sent('bring-occupation-before-forum', suit)).body).toMatchObject({ rule: 'UO7' });
    expect(await standings()).toEqual(['before-forum', 'found']);
    const returned = { returnedOn: '2026-03-01' };
    expect((await sent('record-occupied-property-returned', returned)).status).toBe(200);
    expect((await sent('record-occupied-property-returned', returned)).body).toMatchObject({ rule: 'UO6' });
    expect(await standings()).toEqual(['found', 'returned']);
  });

  it('end when a contract is made up by the procedure of any other', async () => {
    const household = await village.household();
    const occupied = await record({ householdId: household });
    const contracted = (contractId: string) =>
      village.clerk.send('contracts/record-occupation-contracted', {
        ...{ occupationId: occupied.body.id as string, contractId },
      });
    expect((await contracted('9180729d-ced9-5f3f-b843-d09d3c8213b9')).body).toMatchObject({ rule: 'UO8' });
    const lease = await village.clerk.must('contracts/conclude-collective-lease', {
      ...village.terms('集1', { signedOn: '2026-03-01', from: '2026-03-01' }),
      parcels: [parcel],
      grantees: [{ kind: 'household', householdId: household }],
      payments: {
        firstDueOn: '2026-03-01',
        lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 50_000 }] }],
      },
    });
    expect(await village.standing(lease.id as string)).toBe('in-effect');
    expect((await contracted(lease.id as string)).status).toBe(200);
    expect(await standings()).toEqual(['contracted', 'found', 'returned']);
  });

  it('are seen and settled by nobody of another township', async () => {
    const township = { code: '140722102', name: '麻田镇', kind: 'township' };
    await county.admin.must('divisions/register-division', township);
    const stranger = await county.hire('bieren', 'station-clerk', township.code);
    const { body } = await stranger.get('contracts/occupations');
    expect(body.items).toEqual([]);
    const [open] = (await village.auditor.get('contracts/occupations?standing=found')).body.items;
    const { occupationId } = open as { occupationId: string };
    const foreign = { occupationId, returnedOn: '2026-03-01' };
    expect((await stranger.send('contracts/record-occupied-property-returned', foreign)).status).toBe(404);
  });
});
