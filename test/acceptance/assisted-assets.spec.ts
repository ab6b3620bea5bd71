import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

const SHA = 'd4'.repeat(32);

describe('assets that were built with money for assisting the poor', () => {
  let county: TestCounty;
  let village: TestVillage;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    await village.countyReviewer.must('policies/set-policy-row', {
      ...{ divisionCode: '140722', key: 'assets.inspection-period', value: { count: 6, unit: 'month' } },
      ...{ from: '2020-01-01', basis: { law: '左权县农村集体资产管理办法', article: '第八条' } },
    });
  });
  afterAll(async () => county.close());

  const station = {
    ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, code: '固9', name: '光伏电站' },
    ...{ assetClass: 'operating', kind: 'equipment', quantityHundredths: 100, unit: 'set' },
    ...{ originalFen: 4_000_000, depreciatedFen: 1_000_000, place: '村东坡', useState: 'own-use' },
    acquiredOn: '2018-06-30',
  };

  it('keeps a ledger of what was built to assist the poor, with its income', async () => {
    const funds = [{ source: 'assistance-linkage', amountFen: 4_000_000, year: 2018, projectCode: '12号' }];
    const { id: assetId } = (await village.accountant.send('assets/register-asset', { ...station, funds }))
      .body;
    const send = (name: string, body: object, desk = village.accountant) =>
      desk.send(`assets/${name}`, { assetId, paperSha256: SHA, ...body });
    const project = {
      ...{ projectClass: 'operating', projectCode: '12号', projectName: '光伏电站' },
      ...{ confirmedTo: 'collective', confirmedOn: '2021-09-01' },
    };
    const uses = [{ use: 'public-posts', amountFen: 300_000 }];
    const income = (year: number) => ({
      ...{ year, incomeFen: 400_000, uses, recordedOn: `${year}-12-31` },
      source: year === 2024 ? 'rent' : 'other',
    });
    expect((await send('record-assisted-income', income(2024))).body).toMatchObject({ rule: 'AA4' });
    expect((await send('record-assisted-project', project, village.auditor)).status).toBe(403);
    expect((await send('record-assisted-project', project)).status).toBe(200);
    for (const year of [2024, 2025]) {
      const { body } = await send('record-assisted-income', income(year));
      expect(body.warnings).toMatchObject([{ rule: 'AA7' }]);
    }
    expect((await send('record-assisted-income', income(2025))).body).toMatchObject({ rule: 'AA5' });
    const ledger = await village.auditor.get('assets/assisted?projectClass=operating&divisionCode=140722100');
    expect(ledger.body.items).toMatchObject([
      { code: '固9', assistanceFen: 4_000_000, incomeFen: 800_000, usedFen: 600_000, lastYear: 2025 },
    ]);
    const incomes = await village.auditor.get(`assets/assisted-incomes?assetId=${assetId}`);
    expect(incomes.body.items.map(({ year }: { year: string }) => year)).toEqual(['2024', '2025']);
    const found = await village.auditor.get('assets?assistedClass=operating');
    expect(found.body.items).toMatchObject([{ code: '固9' }]);
    const { body: journal } = await village.accountant.get(`books/journal?entity=${COLLECTIVE}`);
    expect(journal.items).toMatchObject([{ summary: '收 2025 年帮扶项目收益 固9 光伏电站' }]);
    expect(journal.items[0].lines).toMatchObject([
      { account: '102', debitFen: 400_000 },
      { account: '501', subAccount: '帮扶项目收益', creditFen: 400_000 },
    ]);
  });
});
