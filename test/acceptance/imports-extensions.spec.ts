import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { ExtendingVillage } from './extending.js';
import { COLLECTIVE } from './village.js';
import { Sender, contractorCode, gbkCsv, opened, workbookOf } from './workbooks.js';

const YEAR = 2026;
const SHA = 'e5'.repeat(32);
const SHEET = ['承包方编码', '原承包期止期'];
const HEAD = [
  ...SHEET,
  ...['调查日', '户内人员的变化', '继续承包的地块', '转由他户承包的地块', '接着承包的农户编码'],
  ...['转由他户的协议的SHA-256', '不延包的地块', '不延包的原因', '放弃声明的SHA-256'],
  ...['农户签字日', '签字文件的SHA-256'],
];
const SURVEYS = { kind: 'extension-surveys' };

describe('the survey of a village comes by workbook', () => {
  let county: TestCounty;
  let extending: ExtendingVillage;
  let clerk: Sender;
  const parcels: string[] = [];

  beforeAll(async () => {
    county = await TestCounty.open();
    extending = await ExtendingVillage.found(county);
    clerk = new Sender(county, extending.village.clerk);
    for (let at = 0; at < 5; at++) parcels.push((await extending.householdUntil(YEAR)).parcel);
    await county.settled();
  });
  afterAll(async () => county.close());

  const sheets = async () => {
    await county.settled();
    const path = `extensions/households?campaignId=${COLLECTIVE}-${YEAR}&limit=200`;
    const { body } = await extending.village.auditor.get(path);
    const items = body.items as { standing: string; differences: string[] }[];
    return items.map(({ standing, differences }) => [standing, ...differences].join(' '));
  };

  /** A household, by its number from 1, with what is filled beside its name and term. */
  const row = (household: number, filled: Readonly<Record<string, string>>): string[] =>
    HEAD.map((header) => {
      const known = {
        承包方编码: contractorCode(household),
        原承包期止期: `${YEAR}/12/31`,
        调查日: '2026-01-05',
      };
      return { ...known, ...filled }[header] ?? '';
    });
  const keeps = (household: number, more: Readonly<Record<string, string>> = {}): string[] =>
    row(household, { 继续承包的地块: parcels[household - 1] ?? '', ...more });
  const signed = { 农户签字日: '2026-01-06', '签字文件的SHA-256': SHA };

  it('has a template that says how it is filled', async () => {
    const { status, file } = await clerk.download('templates/extension-surveys');
    expect(status).toBe(200);
    const headers = (await opened(file)).worksheets[0]?.getRow(1).values;
    expect(JSON.stringify(headers)).toContain('接自承包方编码');
  });

  it('is refused while there is no campaign, and tells so', async () => {
    const { complaints } = await clerk.sent(gbkCsv([HEAD, keeps(1)]), SURVEYS);
    expect(complaints).toMatchObject([
      { row: 2, column: '承包方编码', detail: expect.stringContaining('没有这一户') },
    ]);
  });

  it('tells what is wrong where it stands, and records nothing of it', async () => {
    expect((await extending.open(YEAR)).status).toBe(200);
    await county.settled();
    const rows = [
      HEAD,
      keeps(1, signed),
      row(2, { 不延包的地块: parcels[1] ?? '', 不延包的原因: '户内人口减少' }),
      row(3, { 调查日: '2026-01-05' }),
      keeps(4, { 户内人员的变化: '死亡、分家' }),
      row(5, { 转由他户承包的地块: parcels[4] ?? '' }),
      keeps(6),
    ];
    const { complaints, recorded } = await clerk.sent(gbkCsv(rows), SURVEYS);
    expect(recorded).toBe(0);
    expect(complaints).toMatchObject([
      { row: 3, column: '不延包的地块', rule: 'EX18' },
      { row: 4, column: '继续承包的地块', rule: 'EX17' },
      { row: 5, column: '户内人员的变化' },
      { row: 6, column: '接着承包的农户编码' },
      { row: 7, column: '承包方编码' },
    ]);
    expect(await sheets()).toEqual(['listed', 'listed', 'listed', 'listed', 'listed']);
  });

  it('comes with what is signed, and what is sent again changes nothing', async () => {
    const file = await workbookOf([
      HEAD,
      keeps(1, { ...signed, 户内人员的变化: '死亡；嫁入、入赘' }),
      row(2, { 不延包的地块: parcels[1] ?? '', 不延包的原因: '农户书面放弃', '放弃声明的SHA-256': SHA }),
      row(3, {
        ...{ 转由他户承包的地块: parcels[2] ?? '', 接着承包的农户编码: contractorCode(4) },
        '转由他户的协议的SHA-256': SHA,
      }),
      keeps(4),
      keeps(5),
    ]);
    expect(await clerk.sent(file, SURVEYS)).toMatchObject({ total: 5, recorded: 5, refused: 0 });
    expect(await clerk.sent(file, SURVEYS)).toMatchObject({ recorded: 0, repeated: 5, refused: 0 });
    expect(await sheets()).toEqual([
      ...['confirmed death married-in', 'surveyed area given-up', 'surveyed split area'],
      ...['surveyed', 'surveyed', 'listed'],
    ]);
  });

  it('of land that was taken over by the household it came from, and signed later', async () => {
    const taken = [...row(4, { 继续承包的地块: parcels[2] ?? '' }), contractorCode(3)];
    const taking = gbkCsv([[...HEAD, '接自承包方编码'], taken]);
    expect(await clerk.sent(taking, SURVEYS)).toMatchObject({ recorded: 1, refused: 0 });
    const head = [...SHEET, '接自承包方编码', '农户签字日', '签字文件的SHA-256'];
    const later = (household: number, from = '', on = '2026-01-06'): string[] => [
      ...[contractorCode(household), `${YEAR}-12-31`, from, on, SHA],
    ];
    const confirmations = { kind: 'extension-confirmations', mode: 'good-rows-only' };
    const answer = await clerk.sent(
      gbkCsv([
        head,
        later(1),
        later(2),
        later(3),
        later(4),
        later(4, contractorCode(3)),
        later(5, '', '2026-01-01'),
      ]),
      confirmations,
    );
    expect(answer).toMatchObject({ recorded: 4, refused: 2 });
    expect(answer.complaints).toMatchObject([
      { row: 2, column: '承包方编码', rule: 'EX23' },
      { row: 7, column: '农户签字日', rule: 'EX23' },
    ]);
    expect(await sheets()).toEqual([
      ...['confirmed death married-in', 'confirmed area given-up', 'confirmed split area'],
      ...['confirmed', 'surveyed', 'confirmed'],
    ]);
  });
});
