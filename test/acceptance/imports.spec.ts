import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metadataOf } from '#kernel';
import { TestCounty } from './county.js';
import { TestVillage, VILLAGE, identityNumber } from './village.js';
import {
  CONTRACT_HEAD,
  HOUSEHOLD_HEAD,
  PARCEL_HEAD,
  Sender,
  contractRows,
  contractorCode,
  householdRows,
  opened,
  parcelCode,
  parcelRows,
  workbookOf,
} from './workbooks.js';

describe('workbooks of a village are checked and recorded', () => {
  let county: TestCounty;
  let village: TestVillage;
  let clerk: Sender;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    clerk = new Sender(county, village.clerk);
  });
  afterAll(async () => county.close());

  const head = async (): Promise<number> => county.platform.events.head();
  const listed = async (path: string): Promise<Record<string, unknown>[]> => {
    await county.settled();
    return (await village.clerk.get(path)).body.items;
  };

  it('gives a template, which comes back filled in', async () => {
    const { status, file } = await clerk.download('templates/households');
    expect(status).toBe(200);
    const workbook = await opened(file);
    const sheet = workbook.getWorksheet('农户与成员');
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['农户与成员', '填写说明']);
    expect(sheet?.getCell('F2').dataValidation).toMatchObject({ type: 'list' });
    const [, ...columns] = sheet?.getRow(1).values as string[];
    const people = householdRows(1, 3).map(([household, name, number, relation, member, since]) => {
      const cells: Record<string, unknown> = {
        承包方编码: household,
        姓名: name,
        身份证号: number,
        与户主关系: relation,
        本集体成员: member,
        事实发生日: since,
      };
      return columns.map((column) => cells[column] ?? null) as string[];
    });
    for (const person of people) sheet?.addRow(person);
    const filled = Buffer.from(await workbook.xlsx.writeBuffer());
    const result = await clerk.sent(filled, { kind: 'households', evidenceGrade: 'registered' });
    expect(result).toMatchObject({ state: 'finished', total: 3, recorded: 3, repeated: 0, refused: 0 });
    const households = await listed('collectives/households');
    expect(households).toHaveLength(3);
    expect(households.map((each) => each.contractorCode).sort()).toEqual([1, 2, 3].map(contractorCode));
  });

  it('records every fact with its day, its grade, the file it came from and who sent it', async () => {
    const events = [];
    for await (const page of county.platform.events.readAll(-1))
      events.push(...page.filter(({ type }) => type === 'HouseholdRegistered'));
    expect(metadataOf(events[0] as (typeof events)[0])).toMatchObject({
      effectiveOn: '2016-05-20',
      evidenceGrade: 'registered',
      actor: { account: 'jingban', role: 'station-clerk' },
      documents: [{ title: '批量导入的表格' }],
    });
  });

  it('records parcels with their ownership, and contracts over them that take effect', async () => {
    const parcels = await workbookOf([PARCEL_HEAD, ...parcelRows(1, 3)]);
    expect(await clerk.sent(parcels, { kind: 'parcels' })).toMatchObject({ state: 'finished', recorded: 3 });
    const [contract = []] = contractRows(1, 1, 1);
    const asTyped = contract.map((value, at) =>
      at === 2
        ? `${value}、${parcelCode(2)}`
        : ([new Date('2025-01-01'), '2025年1月1日', '2054/12/31'][at - 4] ?? value),
    );
    const contracts = await workbookOf([CONTRACT_HEAD, asTyped]);
    const result = await clerk.sent(contracts, { kind: 'household-contracts' });
    expect(result).toMatchObject({ state: 'finished', recorded: 1 });
    expect(await listed('contracts?kind=household-contract')).toMatchObject([
      { number: '承1', standing: 'in-effect' },
    ]);
    const imports = await listed('imports');
    expect(imports.map(({ title, recorded }) => [title, recorded]).sort()).toEqual([
      ['农户与成员', 3],
      ['家庭承包合同', 1],
      ['承包地块', 3],
    ]);
  });

  it('finds two contracts in a file that want one parcel for the same days', async () => {
    const [first = [], second = []] = contractRows(3, 2, 2);
    const [, , parcel] = first;
    const file = await workbookOf([
      CONTRACT_HEAD,
      ['承8', ...first.slice(1)],
      [second[0], second[1], parcel, ...second.slice(3)],
    ]);
    const result = await clerk.sent(file, { kind: 'household-contracts', dryRun: 'true' });
    expect(result).toMatchObject({ state: 'checked' });
    expect(result.complaints).toMatchObject([
      { row: 3, column: '承包地块编码', detail: expect.stringContaining('与第 2 行重复') },
    ]);
  });

  it('lists wrong cells by row and column with a reason, and records nothing of such a file', async () => {
    const before = await head();
    const file = await workbookOf([
      HOUSEHOLD_HEAD,
      ...householdRows(10, 1),
      [contractorCode(11), '李四', '14072218800101001X', '户主', '是', '2016-05-20'],
      [contractorCode(12), null, identityNumber(24), '户长', '是', '2016-13-01'],
      [1.407221002300001e17, '王五', identityNumber(26), '户主', '是', null],
      [contractorCode(1), '张三', identityNumber(28), '户主', '是', null],
      [contractorCode(14), '赵六', identityNumber(20), '户主', '是', null],
    ]);
    const result = await clerk.sent(file, { kind: 'households' });
    expect(result).toMatchObject({ state: 'rejected', total: 6, refused: 5, recorded: 0 });
    const complaints = result.complaints as { row: number; column: string; detail: string }[];
    expect(complaints.map(({ row, column }) => [row, column])).toEqual([
      [4, '身份证号'],
      [5, '姓名'],
      [5, '与户主关系'],
      [5, '事实发生日'],
      [6, '承包方编码'],
      [7, '承包方编码'],
      [8, '身份证号'],
    ]);
    for (const { detail } of complaints) expect(detail).toMatch(/[一-鿿]/);
    expect(complaints.at(-1)?.detail).toContain('已经登记过');
    expect(await head()).toBe(before);

    const { file: sheet } = await clerk.download(`${result.importId}/check-sheet`);
    const checked = (await opened(sheet)).worksheets[0];
    expect(checked?.getCell('A4').text).toContain('【身份证号】');
    expect(checked?.getCell('D4').fill).toMatchObject({ pattern: 'solid' });
    expect(checked?.getCell('D3').fill).not.toMatchObject({ pattern: 'solid' });
    expect(checked?.getCell('B2').text).toBe(contractorCode(10));
  });

  it('only checks when asked to', async () => {
    const before = await head();
    const file = await workbookOf([HOUSEHOLD_HEAD, ...householdRows(15, 2)]);
    const result = await clerk.sent(file, { kind: 'households', dryRun: 'true' });
    expect(result).toMatchObject({ state: 'checked', checked: 2, recorded: 0, refused: 0 });
    expect(await head()).toBe(before);
  });

  it('records the good rows alone when asked to, and the rest when they are mended', async () => {
    const rows = householdRows(20, 3);
    const wrong = rows.map((row, index) =>
      index === 2 ? [...row.slice(0, 3), '户长', ...row.slice(4)] : row,
    );
    const file = await workbookOf([HOUSEHOLD_HEAD, ...wrong]);
    const result = await clerk.sent(file, { kind: 'households', mode: 'good-rows-only' });
    expect(result).toMatchObject({ state: 'finished', recorded: 2, refused: 1, complaintCount: 1 });
    const mended = await workbookOf([HOUSEHOLD_HEAD, ...rows]);
    const second = await clerk.sent(mended, { kind: 'households', mode: 'good-rows-only' });
    expect(second).toMatchObject({ state: 'finished', recorded: 1, refused: 2 });
  });

  it('answers a file that is sent again with what it did, and does nothing twice', async () => {
    const file = await workbookOf([HOUSEHOLD_HEAD, ...householdRows(30, 2)]);
    const first = await clerk.sent(file, { kind: 'households' });
    expect(first).toMatchObject({ recorded: 2, repeated: 0 });
    const households = (await listed('collectives/households')).length;
    const again = await clerk.sent(file, { kind: 'households' });
    expect(again).toMatchObject({ state: 'finished', importId: first.importId, recorded: 0, repeated: 2 });
    expect(await listed('collectives/households')).toHaveLength(households);
  });

  it('goes on after an interruption, and records nothing twice', async () => {
    const file = await workbookOf([PARCEL_HEAD, ...parcelRows(1_000, 600)]);
    const fields = { kind: 'parcels', divisionCode: VILLAGE, mode: 'good-rows-only' };
    const { body } = await clerk.send(file, fields);
    const { importId } = body as { importId: string };
    for (;;) {
      const progress = (await village.clerk.get(`imports/${importId}`)).body;
      if (progress.recorded >= 50) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await county.stop();
    await county.start();
    const told = (await village.clerk.get(`imports/${importId}`)).body;
    expect(told).toMatchObject({
      state: 'interrupted',
      message: expect.stringContaining('再次上传同一文件'),
    });
    expect((await clerk.send(file, fields)).status).toBe(202);
    const result = await clerk.ended(importId);
    expect(result).toMatchObject({ state: 'finished', total: 600, refused: 0 });
    expect(result.repeated).toBeGreaterThanOrEqual(50);
    expect(result.recorded).toBeGreaterThan(0);
    expect(result.recorded + result.repeated).toBe(600);
    let registered = 0;
    for await (const page of county.platform.events.readAll(-1))
      registered += page.filter(({ type }) => type === 'CollectiveOwnershipRecorded').length;
    expect(registered).toBe(603);
  });
});
