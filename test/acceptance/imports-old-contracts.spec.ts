import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { COOPERATIVE, TestVillage, VILLAGE, identityNumber } from './village.js';
import { Sender, gbkCsv } from './workbooks.js';

const HEAD = [
  ...[
    '合同编号',
    '类别',
    '标的',
    '地块编码',
    '合同面积（平方米）',
    '对方单位代码',
    '对方单位名称',
    '姓名',
    '身份证号',
  ],
  ...[
    '签订日',
    '起期',
    '止期',
    '约定用途',
    '价款（元）',
    '价款是',
    '怎样付款',
    '有书面合同',
    '合同扫描件的SHA-256',
  ],
  ...['经过民主程序', '收入已入账', '证据等级'],
];

describe('the old contracts of a village come by workbook', () => {
  let county: TestCounty;
  let village: TestVillage;
  let clerk: Sender;
  let reserve: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    clerk = new Sender(county, village.clerk);
    reserve = await village.parcel({ category: '22' });
    await county.settled();
  });
  afterAll(async () => county.close());

  const lease = (number: string, counterparty: string[], to = '2048-02-29'): string[] => [
    ...[number, '集体出租未承包地', '河滩机动地', reserve, '6666.67', ...counterparty],
    ...[
      '2008-03-01',
      '2008-03-01',
      to,
      '种植核桃',
      '500.00',
      '每年',
      '每年 12 月底付清',
      '是',
      'a1'.repeat(32),
    ],
    ...['否', '是', '有书面材料'],
  ];
  const cooperative = [COOPERATIVE, '左权县太行种植专业合作社', '', ''];
  const listed = async () => {
    await county.settled();
    const { body } = await village.auditor.get(`contracts/old-contracts?divisionCode=${VILLAGE}&limit=200`);
    return body.items as Record<string, unknown>[];
  };

  it('is told which row is wrong and why, and nothing of the file is recorded', async () => {
    const person = ['', '', '赵某', identityNumber(900)];
    const rows = [
      HEAD,
      lease('清1', cooperative),
      lease('清2', ['', '', '', '']),
      lease('清3', person, '2007-12-31'),
    ];
    const { complaints } = await clerk.sent(gbkCsv(rows), { kind: 'old-contracts' });
    expect(complaints).toMatchObject([
      { row: 3, column: '对方农户编码', rule: 'OC3' },
      { row: 4, column: '止期', rule: 'OC1' },
    ]);
    expect(await listed()).toEqual([]);
  });

  it('comes as it was agreed, with a row for every counterparty, and the same file changes nothing', async () => {
    const person = ['', '', '赵某', identityNumber(900)];
    const rows = [
      HEAD,
      lease('清1', cooperative),
      lease('清1', person),
      lease('清2', cooperative, '2027-12-31'),
    ];
    const terms = { kind: 'old-contracts' };
    expect(await clerk.sent(gbkCsv(rows), terms)).toMatchObject({ total: 2, recorded: 2, refused: 0 });
    expect(await listed()).toMatchObject([
      { number: '清1', endsOn: '2048-02-29', priceFen: 50_000 },
      { number: '清2', endsOn: '2027-12-31' },
    ]);
    expect(await clerk.sent(gbkCsv(rows), terms)).toMatchObject({ total: 2, recorded: 0, repeated: 2 });
    expect(await listed()).toHaveLength(2);
  });
});
