import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

const SHA = 'd4'.repeat(32);

describe('the yearly inventory of a collective', () => {
  let county: TestCounty;
  let village: TestVillage;
  const inventoryId = `${COLLECTIVE}-2025`;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    await village.countyReviewer.must('policies/set-policy-row', {
      ...{ divisionCode: '140722', key: 'inventory.publication-period', from: '2020-01-01' },
      value: { count: 7, unit: 'calendar-day' },
      basis: { law: '左权县农村集体资产管理办法', article: '第八条' },
    });
    for (const code of ['固1', '固2', '固3']) {
      const { id } = await village.clerk.must('assets/register-asset', asset(code));
      ids.set(code, id as string);
    }
    await county.settled();
  });
  afterAll(async () => county.close());

  const asset = (code: string) => ({
    ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, code, name: `${code}号房` },
    ...{ assetClass: 'operating', kind: 'building', quantityHundredths: 300, unit: 'room' },
    ...{ originalFen: 300_000, depreciatedFen: 100_000, place: '村东路', useState: 'own-use' },
    ...{ acquiredOn: '2018-06-30', openedOn: '2026-01-01' },
    funds: [{ source: 'own', amountFen: 300_000, year: 2018 }],
  });
  const step = (name: string, body: object, desk = village.accountant): Promise<Answer> =>
    desk.send(`assets/${name}`, { inventoryId, ...body });
  const count = (code: string, more: object = {}): Promise<Answer> =>
    step('count-line', {
      ...{ assetId: ids.get(code), countedOn: '2026-01-10', quantityHundredths: 300 },
      ...{ originalFen: 300_000, depreciatedFen: 100_000, ...more },
    });
  const found = {
    ...{ code: '盘1', name: '健身器材', assetClass: 'operating', kind: 'equipment', unit: 'set' },
    ...{ quantityHundredths: 500, originalFen: 50_000, place: '村广场', useState: 'own-use' },
    ...{ foundOn: '2026-01-11', surplusReason: '捐赠未入账' },
  };
  const standings = async (): Promise<string[]> => {
    await county.settled();
    const { body } = await village.clerk.get('tasks?limit=100');
    return body.items
      .filter(({ rule }: { rule: string }) => rule.startsWith('IV'))
      .map(({ rule, standing }: { rule: string; standing: string }) => `${rule} ${standing}`)
      .sort();
  };

  it('begins with what the register has, and is due by the end of March', async () => {
    const opening = { collectiveId: COLLECTIVE, divisionCode: VILLAGE, year: 2025, openedOn: '2026-01-05' };
    const open = (desk = village.accountant) => desk.send('assets/open-inventory', opening);
    for (const desk of [village.cashier, village.auditor, village.reviewer])
      expect((await open(desk)).status).toBe(403);
    expect((await open()).status).toBe(200);
    expect((await open()).body).toMatchObject({ rule: 'IV1' });
    const { body } = await village.auditor.get(`assets/inventory-lines?inventoryId=${inventoryId}`);
    expect(body.items.map(({ code, result }: { code: string; result: string }) => [code, result])).toEqual(
      expect.arrayContaining([['固1', 'not-counted']]),
    );
    expect(body.items).toHaveLength(3);
    expect(await standings()).toEqual(['IV13 open', 'IV14 open']);
  });

  it('counts line by line, with a reason for every difference', async () => {
    expect((await count('固1')).status).toBe(200);
    const fewer = { quantityHundredths: 200, originalFen: 200_000, depreciatedFen: 60_000 };
    expect((await count('固2', fewer)).body).toMatchObject({ rule: 'IV8' });
    expect((await count('固2', { ...fewer, differenceReason: '洪水冲毁一间' })).status).toBe(200);
    expect((await step('close-counting', { closedOn: '2026-01-12' })).body).toMatchObject({ rule: 'IV10' });
    expect((await count('固3', { quantityHundredths: 0, differenceReason: '已倒塌' })).status).toBe(200);
    expect((await step('record-surplus-asset', found)).status).toBe(200);
    expect((await step('record-surplus-asset', found)).body).toMatchObject({ rule: 'IV9' });
    expect((await step('close-counting', { closedOn: '2026-01-12' })).status).toBe(200);
    const { body } = await village.auditor.get(`assets/inventories/${inventoryId}`);
    expect(body).toMatchObject({ stage: 'closed', lineCount: 4, uncounted: 0 });
    expect(body).toMatchObject({
      bookFen: 900_000,
      countedFen: 550_000,
      surplusFen: 50_000,
      lossFen: 400_000,
    });
  });

  it('is published, confirmed by the assembly, and then comes into register and books, once', async () => {
    const sheets = { publishedOn: '2026-01-13', publishedAt: '村务公开栏', sha256: SHA };
    expect((await step('publish-inventory', sheets)).status).toBe(200);
    const resolved = await village.resolve([], {
      ...{ matter: 'inventory-confirmation', subject: '确认 2025 年清产核资结果', parcels: undefined },
      ...{ noticedOn: '2026-01-14', heldOn: '2026-01-30' },
    });
    const resolutionId = resolved.body.id as string;
    const confirm = (more: object = {}) =>
      step('confirm-inventory', { confirmedOn: '2026-02-01', resolutionId, ...more });
    expect((await confirm({ confirmedOn: '2026-01-20' })).body).toMatchObject({ status: 422 });
    expect((await confirm()).status).toBe(200);
    expect((await confirm()).body).toMatchObject({ rule: 'IV4' });
    await county.settled();
    const { body } = await village.auditor.get('assets?limit=100');
    const figures = (body.items as { code: string; originalFen: number; standing: string }[])
      .map(({ code, originalFen, standing }) => [code, originalFen, standing])
      .sort();
    expect(figures).toEqual([
      ['固1', 300_000, 'held'],
      ['固2', 200_000, 'held'],
      ['固3', 0, 'lost'],
      ['盘1', 50_000, 'held'],
    ]);
    const journal = await village.accountant.get(
      `books/journal?entity=${COLLECTIVE}&from=2026-02&to=2026-02`,
    );
    expect(journal.body.items).toHaveLength(3);
    expect(await standings()).toEqual(['IV13 completed', 'IV14 open']);
  });

  it('is reported, and adds up from village to township to county', async () => {
    const report = { reportedOn: '2026-02-20', sha256: SHA };
    expect((await step('report-inventory', report, village.clerk)).status).toBe(200);
    expect(await standings()).toEqual(['IV13 completed', 'IV14 completed']);
    for (const [level, divisionCode] of [
      ['village', VILLAGE],
      ['township', '140722100'],
      ['county', '140722'],
    ]) {
      const { body } = await village.auditor.get(`assets/inventory-summary?level=${level}&year=2025`);
      expect(body.items).toEqual([
        {
          ...{ divisionCode, year: '2025', inventories: 1, confirmed: 1, reported: 1, lineCount: 4 },
          ...{ uncounted: 0, bookFen: 900_000, countedFen: 550_000, surplusFen: 50_000, lossFen: 400_000 },
        },
      ]);
    }
    expect((await village.auditor.get('assets/inventory-summary?year=2024')).body.items).toEqual([]);
  });
});
