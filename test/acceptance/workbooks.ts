import ExcelJS from 'exceljs';
import request from 'supertest';
import type { Answer, Desk, TestCounty } from './county.js';
import { COLLECTIVE, VILLAGE, identityNumber } from './village.js';

export type Values = readonly (readonly ExcelJS.CellValue[])[];

/** A workbook as a village keeps one: a sheet with these rows. */
export async function workbookOf(rows: Values): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('台账');
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export async function opened(file: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(file).buffer);
  return workbook;
}

export const HOUSEHOLD_HEAD = ['承包方编码', '姓名', '身份证号', '与户主关系', '本集体成员', '事实发生日'];

export const contractorCode = (household: number): string =>
  `${VILLAGE}00${String(household).padStart(4, '0')}`;

/** Households of two, the n-th with the persons 2n and 2n+1. */
export function householdRows(from: number, count: number): string[][] {
  return Array.from({ length: count }, (_, index) => from + index).flatMap((at) => [
    [contractorCode(at), `户主${at}`, identityNumber(2 * at), '户主', '是', '2016-05-20'],
    [contractorCode(at), `配偶${at}`, identityNumber(2 * at + 1), '配偶', '是', '2016-05-20'],
  ]);
}

export const PARCEL_HEAD = [
  '承包地块编码',
  '地块名称',
  '实测面积（平方米）',
  '地块类别',
  '土地类型',
  '土地用途',
  '所有权人代码',
  '所有权性质',
];

export const parcelCode = (parcel: number): string => `${VILLAGE}00${String(parcel).padStart(5, '0')}`;

export function parcelRows(from: number, count: number): string[][] {
  return Array.from({ length: count }, (_, index) => from + index).map((at) => [
    parcelCode(at),
    `${at} 号地`,
    '6666.67',
    '承包地块',
    '耕地',
    '种植业',
    COLLECTIVE,
    '村级集体经济组织',
  ]);
}

export const CONTRACT_HEAD = [
  '合同编号',
  '承包方编码',
  '承包地块编码',
  '合同形式',
  '签订日',
  '起期',
  '止期',
  '约定用途',
  '合同扫描件的SHA-256',
];

/** The n-th contract is over the n-th parcel; each household, from the first, has so many. */
export function contractRows(from: number, count: number, each: number): string[][] {
  return Array.from({ length: count }, (_, index) => from + index).map((at) => [
    `承${at}`,
    contractorCode(1 + Math.floor((at - from) / each)),
    parcelCode(at),
    '书面',
    '2025-01-01',
    '2025-01-01',
    '2054-12-31',
    '种植',
    'c3'.repeat(32),
  ]);
}

export const MEMBER_HEAD = [
  '承包方编码',
  '姓名',
  '身份证号',
  '入户事由',
  '与户主关系',
  '入户日',
  '确认事由',
  '确认日',
  '决议编号',
  '证据等级',
];

export const OFFICER_HEAD = [
  '职务',
  '所属集体经济组织代码',
  '姓名',
  '身份证号',
  '产生方式',
  '选举、任命或聘任日',
  '起期',
  '止期',
  '本届应选名额',
  '文件扫描件的SHA-256',
  '没有与会计职务有关的犯罪记录',
  '犯罪记录查询日',
  '犯罪记录查询件的SHA-256',
];

/** A table as Chinese Excel saves a CSV file: in GBK, for which Node has a reader and no writer. */
export function gbkCsv(rows: readonly (readonly (string | null)[])[]): Buffer {
  const decoder = new TextDecoder('gbk');
  const bytes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  const text = rows.map((row) => `${row.join(',')}\r\n`).join('');
  return Buffer.from([...text].flatMap((each) => bytes.get(each) ?? each.charCodeAt(0)));
}

/** Somebody elected on 2025-12-28 for the term of 2026 to 2030; accounts are kept by appointment, after a look-up. */
export function officerRow(post: string, person: number, more: Readonly<Record<number, string>> = {}) {
  const keepsAccounts = ['会计', '出纳（报账员）', '稽核'].includes(post);
  const ofCollective = keepsAccounts || /理事|监事/.test(post);
  const row: (string | null)[] = [
    post,
    ofCollective ? COLLECTIVE : null,
    `任职人${person}`,
    identityNumber(person),
    keepsAccounts ? '任命或聘任' : '选举',
    '2025-12-28',
    '2026-01-01',
    '2030-12-31',
    keepsAccounts ? null : '3',
    'd4'.repeat(32),
    ...(keepsAccounts ? ['是', '2025-12-20', 'd4'.repeat(32)] : [null, null, null]),
  ];
  return row.map((value, at) => more[at] ?? value);
}

/** Somebody who sends files. */
export class Sender {
  constructor(
    private readonly county: TestCounty,
    readonly desk: Desk,
  ) {}

  async send(file: Buffer, fields: Readonly<Record<string, string>>, name = '台账.xlsx'): Promise<Answer> {
    const post = request(this.county.server)
      .post('/api/imports')
      .set({ Authorization: `Bearer ${this.desk.token}` });
    for (const [name, value] of Object.entries(fields)) void post.field(name, value);
    const { status, body } = await post.attach('file', file, name);
    return { status, body: body as unknown };
  }

  /** Sends a file of the village and waits for its end. */
  async sent(file: Buffer, fields: Readonly<Record<string, string>>): Promise<Answer['body']> {
    const all = { divisionCode: VILLAGE, collectiveId: COLLECTIVE, mode: 'all-or-nothing', ...fields };
    const answer = await this.send(file, all);
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
    return this.ended((answer.body as { importId: string }).importId);
  }

  async ended(importId: string): Promise<Answer['body']> {
    for (;;) {
      const { body } = await this.desk.get(`imports/${importId}`);
      if (!['waiting', 'checking', 'recording'].includes((body as { state: string }).state)) return body;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** A file that the server makes. */
  async download(path: string): Promise<{ status: number; file: Buffer }> {
    const answer = await request(this.county.server)
      .get(`/api/imports/${path}`)
      .set({ Authorization: `Bearer ${this.desk.token}` })
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    return { status: answer.status, file: answer.body as Buffer };
  }
}
