import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metadataOf } from '#kernel';
import type { RecordedEvent } from '#event-store';
import { TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE, identityNumber } from './village.js';
import {
  HOUSEHOLD_HEAD,
  MEMBER_HEAD,
  OFFICER_HEAD,
  Sender,
  contractorCode,
  gbkCsv,
  householdRows,
  officerRow,
  opened,
  workbookOf,
} from './workbooks.js';

/** Synthetic: born on 2025-06-01, and on 2026-01-15. */
const [DAUGHTER, NEWBORN] = ['140722202506010023', '140722202601150016'];

describe('members and officers of a village come by workbook', () => {
  let county: TestCounty;
  let village: TestVillage;
  let clerk: Sender;
  let resolutionId: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    clerk = new Sender(county, village.clerk);
    const married = householdRows(2, 1).map((row, at) => (at === 1 ? [...row.slice(0, 4), '否', ''] : row));
    const file = await workbookOf([HOUSEHOLD_HEAD, ...householdRows(1, 1), ...married]);
    await clerk.sent(file, { kind: 'households', evidenceGrade: 'registered' });
    const decision = { matter: 'member-confirmation', subject: '确认新增成员', parcels: undefined };
    resolutionId = (await village.resolve([], decision)).body.id as string;
    await county.settled();
  });
  afterAll(async () => county.close());

  const events = async (type: string): Promise<RecordedEvent[]> => {
    const found: RecordedEvent[] = [];
    for await (const page of county.platform.events.readAll(-1))
      found.push(...page.filter((event) => event.type === type));
    return found;
  };
  const members = async (): Promise<number> => {
    await county.settled();
    return (await village.clerk.get(`collectives/rosters/${COLLECTIVE}?on=2026-03-02`)).body.members;
  };
  const born = [contractorCode(1), '王小', DAUGHTER, '出生', '女', '2025-06-01', '成员生育', '2025-06-20'];
  const bride = () => [
    contractorCode(2),
    '配偶2',
    identityNumber(5),
    ...[null, null, null],
    '成员结婚',
    '2025-12-20',
    resolutionId,
    '有书面材料',
  ];

  it('gives templates whose choices stand in dropdowns', async () => {
    for (const [kind, title, cells] of [
      ['members', '成员确认', ['F2', 'G2', 'I2', 'L2']],
      ['officers', '任职', ['B2', 'G2', 'M2', 'P2']],
    ] as const) {
      const sheet = (await opened((await clerk.download(`templates/${kind}`)).file)).getWorksheet(title);
      const lists = cells.filter((cell) => sheet?.getCell(cell).dataValidation?.type === 'list');
      expect([kind, lists]).toEqual([kind, cells]);
    }
  });

  it('tells whoever is wrong in a file of members by row and column, and records nothing of it', async () => {
    const before = await county.platform.events.head();
    const file = await workbookOf([
      MEMBER_HEAD,
      born,
      // Somebody who is in no household, a birth that is none, a wrong name, no resolution, twice in the file.
      [contractorCode(1), '李某', NEWBORN, null, null, null, '成员生育', '2026-02-01'],
      [...bride().slice(0, 6), '成员生育', '2025-12-20'],
      [contractorCode(2), '配偶二', ...bride().slice(2)],
      [...bride().slice(0, 8), null, null],
      born,
      [contractorCode(1), '李某', NEWBORN, '出生', null, '2026-01-15', '成员生育', '2026-02-01'],
    ]);
    const result = await clerk.sent(file, { kind: 'members' });
    expect(result).toMatchObject({ state: 'rejected', total: 7, refused: 6, recorded: 0 });
    expect(
      result.complaints.map(({ row, column }: { row: number; column: string }) => [row, column]),
    ).toEqual([
      [3, '身份证号'],
      [4, '身份证号'],
      [5, '姓名'],
      [6, '决议编号'],
      [7, null],
      [8, '与户主关系'],
    ]);
    const { file: sheet } = await clerk.download(`${result.importId}/check-sheet`);
    expect((await opened(sheet)).worksheets[0]?.getCell('A3').text).toContain('所填的人没有登记');
    expect(await county.platform.events.head()).toBe(before);
  });

  it('confirms a newborn who joins the household in the same row, and whoever has married in', async () => {
    expect(await members()).toBe(3);
    const file = await workbookOf([MEMBER_HEAD, born, bride()]);
    const result = await clerk.sent(file, { kind: 'members', evidenceGrade: 'registered' });
    expect(result).toMatchObject({ state: 'finished', recorded: 2, refused: 0 });
    expect(await members()).toBe(5);
    const [joined] = await events('PersonJoinedHousehold');
    const confirmed = await events('MembersConfirmed');
    expect([joined, ...confirmed].map((event) => event && metadataOf(event))).toMatchObject([
      { effectiveOn: '2025-06-01', evidenceGrade: 'registered', actor: { account: 'jingban' } },
      { effectiveOn: '2025-06-20', evidenceGrade: 'registered', documents: [{ title: '批量导入的表格' }] },
      { effectiveOn: '2025-12-20', evidenceGrade: 'paper' },
    ]);
    expect(JSON.stringify(confirmed)).not.toContain('王小');
    const again = await clerk.sent(file, { kind: 'members', evidenceGrade: 'registered' });
    expect(again).toMatchObject({ state: 'finished', recorded: 0, repeated: 2 });
    expect(await members()).toBe(5);
  });

  it('finds officers who may not be in office together, of one file and before any is recorded', async () => {
    const before = await county.platform.events.head();
    const file = await workbookOf([
      OFFICER_HEAD,
      officerRow('理事长', 101),
      officerRow('理事长', 102),
      officerRow('监事', 101, { 8: '1' }),
      officerRow('会计', 103),
      officerRow('稽核', 103),
      officerRow('村民委员会主任', 104, { 4: '任命或聘任', 7: '2031-06-30' }),
      officerRow('出纳（报账员）', 105, { 10: '否' }),
      officerRow('理事', 106, { 8: '五' }),
      ['村长', ...officerRow('理事', 107).slice(1)],
    ]);
    const result = await clerk.sent(file, { kind: 'officers' });
    expect(result).toMatchObject({ state: 'rejected', total: 9, refused: 7, recorded: 0 });
    const found = result.complaints.map(
      ({ row, column, rule }: { row: number; column: string; rule: string }) => [row, column, rule],
    );
    expect(found).toEqual([
      [3, '起期', 'PS8'],
      [4, '姓名', 'PS1'],
      [6, '姓名', 'PS5'],
      [7, '止期', 'PS15'],
      [7, '产生方式', 'PS17'],
      [8, '没有与会计职务有关的犯罪记录', 'D9-38'],
      [9, '本届应选名额', null],
      [10, '职务', null],
    ]);
    expect(await county.platform.events.head()).toBe(before);
  });

  it('appoints officers with their terms, all of whom stand; sent again, nobody twice', async () => {
    const rows = [
      officerRow('理事长', 101),
      officerRow('理事', 102),
      officerRow('理事', 106),
      officerRow('监事', 107, { 8: '1' }),
      officerRow('村民委员会主任', 101),
      officerRow('会计', 103),
      officerRow('出纳（报账员）', 105),
    ];
    const file = await workbookOf([OFFICER_HEAD, ...rows]);
    const fields = { kind: 'officers', evidenceGrade: 'paper' };
    expect(await clerk.sent(file, fields)).toMatchObject({ state: 'finished', recorded: 7, refused: 0 });
    await county.settled();
    const { items } = (await village.clerk.get(`posts?divisionCode=${VILLAGE}`)).body;
    expect(items).toHaveLength(7);
    for (const item of items) expect(item).toMatchObject({ standing: 'appointed', endsOn: '2030-12-31' });
    expect(await clerk.sent(file, fields)).toMatchObject({ state: 'finished', recorded: 0, repeated: 7 });
    await county.settled();
    expect((await events('OfficerAppointed')).length).toBe(7);
    expect((await events('DutyHeld')).length).toBe(7);
  });

  it('records the good rows of a file alone, judged one after the other, of a CSV in GBK', async () => {
    const rows = [officerRow('理事', 108), officerRow('稽核', 109), officerRow('稽核', 105)];
    const result = await clerk.sent(gbkCsv([OFFICER_HEAD, ...rows]), {
      kind: 'officers',
      mode: 'good-rows-only',
    });
    expect(result).toMatchObject({ state: 'finished', recorded: 1, refused: 2 });
    expect(result.complaints).toMatchObject([
      { row: 2, column: '职务', rule: 'PS10' },
      { row: 4, column: '姓名', rule: 'D9-35' },
    ]);
  });

  it.each(['members', 'officers'])('tells an old .xls of %s apart', async (kind) => {
    const fields = { kind, divisionCode: VILLAGE, collectiveId: COLLECTIVE, mode: 'all-or-nothing' };
    const { status, body } = await clerk.send(Buffer.from('d0cf11e0a1b11ae1', 'hex'), fields);
    expect([status, body.code]).toEqual([400, 'IMPORTS.OLD_EXCEL']);
  });
});
