import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { COLLECTIVE, TestVillage } from './village.js';
import { Sender, workbookOf } from './workbooks.js';

const HEAD = [
  ...['资产编号', '资产名称', '资产性质', '资产类别', '数量', '计量单位', '原值（元）', '累计折旧（元）'],
  ...['坐落或存放地点', '使用状态', '建成或取得日', '资金来源', '来源金额（元）', '来源年度', '项目编号'],
  ...['期初日', '所含地块'],
];
const house = ['固1', '旧村委会北房', '经营性资产', '房屋建筑物', '3', '间', '200000', '50000.50'];
const place = ['村东路 3 号', '闲置', '2018-06-30'];
const own = [...house, ...place, '自有资金', '50000', '2017', null];
const given = [
  ...house,
  ...place,
  '衔接推进乡村振兴补助（扶贫）资金',
  '150000',
  '2018',
  '左扶项〔2018〕12号',
];
const pond = [
  ...['资1', '西沟水面', '资源性资产', '未利用地', '12.5', '亩', '0', null],
  ...['西沟', '自用', '2000-01-01', '历史形成，资金来源不明', '0', '2000', null],
];

/** With its opening balance. */
const opened = [...own, '2026-01-01', null];

describe('a workbook of assets', () => {
  let county: TestCounty;
  let village: TestVillage;
  let clerk: Sender;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    clerk = new Sender(county, village.clerk);
  });
  afterAll(async () => county.close());

  const kind = { kind: 'assets', evidenceGrade: 'paper' };

  it('is checked by the rules of the register, row by row', async () => {
    const wrong = [
      [...own],
      [...pond.slice(0, 2), '资源性资产', '房屋建筑物', ...pond.slice(4)],
      [...own].map((cell, index) => (index === 0 ? '固3' : index === 6 ? '二十万' : cell)),
    ];
    const result = await clerk.sent(await workbookOf([HEAD, ...wrong]), { ...kind, mode: 'good-rows-only' });
    expect(result).toMatchObject({ total: 3, recorded: 0, refused: 3 });
    const told = JSON.stringify(result);
    expect(told).toContain('资金来源合计');
    expect(told).toContain('不能登记为资源性资产');
    expect(told).toContain('原值（元）应为金额');
  });

  it('becomes assets, each with all its sources of money, its opening balance and its land', async () => {
    const parcels = [await village.parcel(), await village.parcel()];
    const fields = [...pond.slice(0, 3), '耕地', '20', ...pond.slice(5), null, parcels.join('、')];
    const result = await clerk.sent(await workbookOf([HEAD, opened, given, fields]), kind);
    expect(result).toMatchObject({ state: 'finished', total: 2, recorded: 2, refused: 0 });
    await county.settled();
    const { body } = await village.auditor.get('assets');
    expect(body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ code: '固1', quantityHundredths: 300, originalFen: 20_000_000, depreciatedFen: 5_000_050 },
          mainSource: 'assistance-linkage',
          funds: [
            { source: 'own', amountFen: 5_000_000, year: 2017 },
            {
              ...{ source: 'assistance-linkage', amountFen: 15_000_000, year: 2018 },
              projectCode: '左扶项〔2018〕12号',
            },
          ],
        }),
        expect.objectContaining({
          code: '资1',
          quantityHundredths: 2_000,
          originalFen: 0,
          funds: [],
          parcels,
        }),
      ]),
    );
    const { items } = (await village.accountant.get(`books/journal?entity=${COLLECTIVE}`)).body;
    expect(items).toMatchObject([{ period: '2026-01', summary: '期初资产 固1 旧村委会北房' }]);
  });
});
