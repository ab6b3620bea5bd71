import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE, identityNumber } from './village.js';

const SHA = 'd4'.repeat(32);

describe('the register of collective assets', () => {
  let county: TestCounty;
  let village: TestVillage;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    const basis = { law: '左权县农村集体资产管理办法', article: '第八条' };
    const rows = {
      'assets.valuation-from-fen': 5_000_000,
      'assets.inspection-period': { count: 6, unit: 'month' },
    };
    for (const [key, value] of Object.entries(rows))
      await village.countyReviewer.must('policies/set-policy-row', {
        ...{ divisionCode: '140722', key, value, from: '2020-01-01', basis },
      });
  });
  afterAll(async () => county.close());

  const house = {
    collectiveId: COLLECTIVE,
    divisionCode: VILLAGE,
    code: '固1',
    name: '旧村委会北房',
    assetClass: 'operating',
    kind: 'building',
    quantityHundredths: 300,
    unit: 'room',
    originalFen: 4_000_000,
    depreciatedFen: 1_000_000,
    place: '村东路 3 号',
    useState: 'idle',
    acquiredOn: '2018-06-30',
    funds: [{ source: 'own', amountFen: 4_000_000, year: 2018 }],
  };
  const lamps = {
    ...house,
    code: '固2',
    name: '村内路灯',
    assetClass: 'non-operating',
    kind: 'infrastructure',
    unit: 'piece',
    useState: 'own-use',
    acquiredOn: '2019-01-01',
  };
  const register = (body: object, desk = village.clerk): Promise<Answer> =>
    desk.send('assets/register-asset', body);
  const codes = async (query: string): Promise<string[]> => {
    const { body } = await village.auditor.get(`assets?${query}`);
    return body.items.map(({ code }: { code: string }) => code).sort();
  };
  const idOf = async (code: string): Promise<string> => {
    const { body } = await village.auditor.get(`assets?code=${encodeURIComponent(code)}`);
    return body.items[0].assetId as string;
  };

  it('is kept by the station’s clerk and the accountant, and found by village, class, use and source', async () => {
    expect((await register(house)).status).toBe(200);
    expect((await register(lamps, village.accountant)).status).toBe(200);
    expect((await register(house)).body).toMatchObject({ rule: 'AS1', code: 'ASSETS.ALREADY_REGISTERED' });
    expect((await register({ ...house, code: '固3', quantityHundredths: 0 })).body.detail).toMatch(/数量/);
    for (const desk of [village.cashier, village.auditor, village.reviewer])
      expect((await register({ ...house, code: '固3' }, desk)).status).toBe(403);
    expect(await codes('useState=idle')).toEqual(['固1']);
    expect(await codes('assetClass=non-operating&divisionCode=140722100')).toEqual(['固2']);
    expect(await codes('mainSource=own')).toEqual(['固1', '固2']);
    expect(await codes('divisionCode=140722100231')).toEqual([]);
  });

  it('shows what was used how, as of a day and as known at a moment', async () => {
    const assetId = await idOf('固1');
    const before = (await village.auditor.get(`assets/${assetId}/state`)).body.knownAtPosition as number;
    const lease = { number: '租2026-003', sha256: SHA };
    const leased = { assetId, useState: 'leased', changedOn: '2026-02-01', lease };
    const change = (more: object) =>
      village.accountant.send('assets/change-use-state', { ...leased, ...more });
    expect((await change({ changedOn: '2025-04-30' })).body).toMatchObject({ rule: 'AS51' });
    const { warnings } = (await change({})).body;
    expect(warnings).toMatchObject([{ rule: 'AS52' }, { rule: 'PO6' }]);
    expect(await codes('useState=leased')).toEqual(['固1']);
    const useOn = async (query: string): Promise<string> =>
      (await village.auditor.get(`assets/${assetId}/state?${query}`)).body.state.useState as string;
    expect(await useOn('on=2026-01-31')).toBe('idle');
    expect(await useOn('on=2026-02-01')).toBe('leased');
    expect(await useOn(`on=2026-02-01&knownAtPosition=${before}`)).toBe('idle');
    const { body } = await village.auditor.get(`assets/${assetId}/timeline`);
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual([
      'AssetRegistered',
      'AssetUseChanged',
    ]);
  });

  it('has a keeper found and inspections done by duties that close themselves', async () => {
    const assetId = await idOf('固2');
    const standings = async (): Promise<string[]> => {
      await county.settled();
      const { body } = await village.accountant.get('tasks?limit=100');
      return body.items
        .filter(({ rule }: { rule: string }) => rule.startsWith('AS'))
        .map(({ rule, standing }: { rule: string; standing: string }) => `${rule} ${standing}`)
        .sort();
    };
    expect(await standings()).toEqual(['AS10 open']);
    const person = { name: '钱某', identityNumber: identityNumber(901) };
    await village.clerk.must('assets/assign-keeper', { assetId, person, from: '2025-12-01' });
    expect(await standings()).toEqual(['AS10 completed', 'AS11 open']);
    await village.accountant.must('assets/record-inspection', {
      ...{ assetId, inspectedOn: '2026-03-01', condition: 'sound' },
    });
    expect(await standings()).toEqual(['AS10 completed', 'AS11 completed', 'AS11 open']);
    const { body } = await village.auditor.get(`assets/${assetId}`);
    expect(body).toMatchObject({ inspectedOn: '2026-03-01', condition: 'sound' });
    expect(JSON.stringify(body)).not.toContain('钱某');
  });

  it('lets go of an asset by resolution, and the books follow', async () => {
    const assetId = await idOf('固1');
    const sale = {
      ...{ assetId, manner: 'sale', disposedOn: '2026-03-01', priceFen: 3_500_000, paperSha256: SHA },
      recipient: { kind: 'cooperative', creditCode: '93140722MA0AB12CXF', name: '太行合作社' },
    };
    const resolved = await village.resolve([], {
      matter: 'asset-disposal',
      subject: '出卖旧村委会北房',
      parcels: undefined,
      assetIds: [assetId],
    });
    const resolutionId = resolved.body.id as string;
    const { body: listed } = await village.auditor.get(`decisions/resolutions/${resolutionId}`);
    expect(listed.assetIds).toEqual([assetId]);
    const others = { matter: 'asset-disposal', subject: '出卖水泵', parcels: undefined };
    const stranger = await village.resolve([], { ...others, assetIds: [resolutionId] });
    expect(stranger.body).toMatchObject({ rule: 'V39' });
    const lamps = await village.resolve([], { ...others, assetIds: [await idOf('固2')] });
    const dispose = (more: object = {}) =>
      village.clerk.send('assets/dispose-of-asset', { ...sale, resolutionId, ...more });
    expect((await dispose({ resolutionId: assetId })).body).toMatchObject({ rule: 'AS18' });
    expect((await dispose({ resolutionId: lamps.body.id })).body).toMatchObject({ rule: 'AS18' });
    expect((await dispose({ priceFen: 5_000_000 })).body).toMatchObject({ rule: 'M9' });
    const rulesOf = ({ body }: Answer): string[] => body.warnings.map(({ rule }: { rule: string }) => rule);
    const tried = await village.clerk.send('assets/dispose-of-asset?dryRun=true', { ...sale, resolutionId });
    expect(rulesOf(tried)).toContain('AS44');
    const opening = { assetId, openedOn: '2026-01-01' };
    expect((await village.auditor.send('assets/enter-asset-opening', opening)).status).toBe(403);
    await village.accountant.must('assets/enter-asset-opening', opening);
    expect(rulesOf(await dispose())).not.toContain('AS44');
    expect((await dispose()).body).toMatchObject({ rule: 'AS7' });
    expect(await codes('standing=disposed')).toEqual(['固1']);
    const { body } = await village.accountant.get(`books/journal?entity=${COLLECTIVE}`);
    const accounts = (body.items as { summary: string; lines: { account: string }[] }[])
      .filter(({ summary }) => summary.includes('处置资产 固1'))
      .flatMap(({ lines }) => lines.map(({ account }) => account));
    expect(new Set(accounts)).toEqual(new Set(['154', '152', '151', '102', '504']));
  });

  it('takes assets over into the books when they begin, once, so that a sale leaves nothing behind', async () => {
    const { id: assetId } = (await register({ ...house, code: '固10', openedOn: '2026-01-01' })).body;
    const again = { assetId, openedOn: '2026-01-01' };
    const twice = await village.accountant.send('assets/enter-asset-opening', again);
    expect(twice.body).toMatchObject({ rule: 'AS24' });
    const another = await register({ ...house, code: '固11', openedOn: '2026-02-01' });
    expect(another.body).toMatchObject({ rule: 'AS47', facts: { booksBeganOn: '2026-01-01' } });
    const { body } = await village.accountant.get(
      `books/general-ledger?entity=${COLLECTIVE}&from=2026-01&to=2026-03`,
    );
    const closing = (account: string) =>
      (body.items as { account: string; closing: object }[]).find((line) => line.account === account)
        ?.closing;
    expect(closing('151')).toEqual({ side: '借', amountFen: 4_000_000 });
    expect(closing('311')).toEqual({ side: '贷', amountFen: 6_000_000 });
    expect((await village.auditor.get(`assets/${assetId}`)).body).toMatchObject({ openedOn: '2026-01-01' });
  });

  it('names the parcels of a resource, each in one asset, as the land register has them', async () => {
    const parcels = [await village.parcel(), await village.parcel()];
    const land = {
      ...{ ...house, code: '资1', name: '河滩耕地', assetClass: 'resource', kind: 'arable-land', unit: 'mu' },
      ...{ quantityHundredths: 2_000, originalFen: 0, depreciatedFen: 0, funds: [], parcels },
    };
    const { status, body } = await register(land);
    expect([status, body.warnings]).toEqual([200, []]);
    const assetId = body.id as string;
    expect((await village.auditor.get(`assets/${assetId}`)).body).toMatchObject({ parcels });
    const [whole = '', other = ''] = parcels;
    const halves = [`${VILLAGE}0009001`, `${VILLAGE}0009002`];
    const { areaDm2 } = (await village.auditor.get(`land-rights/parcels/${whole}`)).body;
    const west = Math.floor(areaDm2 / 2);
    await village.clerk.must('land-rights/split-parcel', {
      ...{ parcelCode: whole, paperSha256: SHA, effectiveOn: '2026-02-01' },
      parts: [
        { code: halves[0], name: '东段', areaDm2: areaDm2 - west },
        { code: halves[1], name: '西段', areaDm2: west },
      ],
    });
    await county.settled();
    const followed = (await village.auditor.get(`assets/${assetId}`)).body;
    expect(followed).toMatchObject({ parcels: [...halves, other] });
    parcels.splice(0, 2, ...halves, other);
    expect((await register({ ...land, code: '资2', kind: 'garden-land' })).body).toMatchObject({
      ...{ rule: 'AS22', facts: { parcelCode: parcels[0], code: '资1' } },
    });
    const unknown = await register({ ...land, code: '资2', parcels: [`${VILLAGE}0099999`] });
    expect(unknown.body).toMatchObject({ rule: 'AS21' });
    expect(
      (await register({ ...land, code: '固8', assetClass: 'operating', kind: 'building' })).body,
    ).toMatchObject({ rule: 'AS20' });
    const tooMany = await register({ ...land, code: '资2', parcels: Array(201).fill(parcels[0]) });
    expect(tooMany.body.detail).toMatch(/所含地块/);
    const smaller = { ...land, code: '资2', quantityHundredths: 999, parcels: [await village.parcel()] };
    expect((await register(smaller)).body.warnings).toMatchObject([{ rule: 'AS23' }]);
  });

  it('is seen and changed by nobody of another township', async () => {
    const township = { code: '140722102', name: '麻田镇', kind: 'township' };
    await county.admin.must('divisions/register-division', township);
    const stranger = await county.hire('bieren', 'station-clerk', township.code);
    expect((await stranger.get('assets')).body.items).toEqual([]);
    const foreign = { assetId: await idOf('固2'), useState: 'idle', changedOn: '2026-03-01' };
    expect((await stranger.send('assets/change-use-state', foreign)).status).toBe(404);
  });
});
