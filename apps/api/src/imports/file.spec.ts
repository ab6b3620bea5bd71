import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { readTable } from './file.js';
import { IMPORT_KINDS } from './kinds.js';
import { writeCheckSheet, writeTemplate } from './sheet-writing.js';

/** 姓名,地块 / 张三,河滩地 as Chinese Excel saves it. */
const GBK = Buffer.from('d0d5c3fb2cb5d8bfe90d0ad5c5c8fd2cbad3ccb2b5d80d0a', 'hex');
const NAMES = { headers: ['姓名', '地块'], rows: [{ row: 2, cells: ['张三', '河滩地'].map(text) }] };

function text(written: string) {
  return { kind: 'text', text: written } as const;
}

async function sheetOf(rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('表');
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe('files are told apart by what is in them', () => {
  it.each([
    ['UTF-8', Buffer.from('姓名,地块\n张三,河滩地\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeff姓名,地块\r\n张三,河滩地\r\n')],
    ['UTF-16', Buffer.from('\ufeff姓名\t地块\r\n张三\t河滩地\r\n', 'utf16le')],
    ['GBK', GBK],
    ['semicolons and quotes', Buffer.from('姓名;地块\n"张三";"河滩地"\n\n')],
  ])('CSV: %s', async (_, file) => expect(await readTable(file)).toEqual(NAMES));

  it.each([
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'OLD_EXCEL'],
    ['no encoding at all', Buffer.from('ff80ff', 'hex'), 'ENCODING'],
    ['a zip that is none', Buffer.from('PK\u0003\u0004 and so on'), 'DAMAGED'],
    ['too many columns', Buffer.from(`${'a,'.repeat(101)}\nx\n`), 'COLUMNS'],
    ['quotes without an end', Buffer.from(`a,b\n"${'x'.repeat(200)}\n`), 'CSV'],
    ['a text', Buffer.from('黄家会村台账说明\n请各组核对，谢谢\n'), 'NOT_A_TABLE'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj, "(\n%%EOF\n'), 'NOT_A_TABLE'],
    ['nothing but blanks', Buffer.from(' \n\n'), 'NOT_A_TABLE'],
  ])('refused: %s', async (_, file, code) => {
    await expect(readTable(file)).rejects.toMatchObject({
      rejection: { code: `IMPORTS.${code}`, category: 'invalid', field: 'file' },
    });
  });

  it('.xlsx: values of every sort, a formula by its value, and text that looks like one', async () => {
    const file = await sheetOf([
      ['文字', '数字', '日期', '是否', '公式', '错误', '格式', '像公式'],
      [],
      [
        '甲',
        12.5,
        new Date('2026-01-31'),
        true,
        { formula: '1+1', result: 2 },
        { error: '#N/A' },
        { richText: [{ text: '张' }, { text: '三' }] },
        '=HYPERLINK("x")',
      ],
      [{ text: '链接', hyperlink: 'http://x' }, null, null, null, { formula: 'A1', date1904: false }],
    ]);
    const { rows } = await readTable(file);
    expect(rows).toEqual([
      {
        row: 3,
        cells: [
          text('甲'),
          { kind: 'number', number: 12.5 },
          { kind: 'date', date: '2026-01-31' },
          { kind: 'flag', flag: true },
          { kind: 'number', number: 2 },
          { kind: 'fault', text: '#N/A' },
          text('张三'),
          text('=HYPERLINK("x")'),
        ],
      },
      {
        row: 4,
        cells: [text('链接'), undefined, undefined, undefined, { kind: 'fault', text: '公式没有结果' }],
      },
    ]);
  });

  it.each(IMPORT_KINDS)('the template of $title can be read, and its example is understood', async (kind) => {
    const { headers, rows } = await readTable(await writeTemplate(kind));
    expect(headers).toEqual(['序号', ...kind.columns.map(({ header }) => header)]);
    const [example] = rows;
    for (const [index, { reads, header }] of kind.columns.entries()) {
      const cell = example?.cells[index + 1];
      if (!cell) throw new Error(`${header} has no example`);
      expect([header, reads.read(cell).ok]).toEqual([header, true]);
    }
    const steps = kind.steps.flatMap(({ fields, workedOut = {} }) => [
      ...Object.values(fields),
      ...Object.values(workedOut).flatMap(({ from }) => from),
    ]);
    expect(new Set(steps)).toEqual(new Set(kind.columns.map(({ header }) => header)));
  });

  it('a check sheet is the table again, with what is wrong; it can be mended and sent', async () => {
    const complaints = [
      { row: 2, column: '地块', detail: '没有这块地' },
      { row: 2, column: null, detail: '整行有问题' },
    ];
    const sheet = await readTable(await writeCheckSheet(NAMES, complaints));
    expect(sheet.headers).toEqual(['问题', '姓名', '地块']);
    expect(sheet.rows[0]?.cells).toEqual(['【地块】没有这块地\n整行有问题', '张三', '河滩地'].map(text));
    const again = await readTable(await writeCheckSheet(sheet, []));
    expect(again).toEqual({
      sheet: '核对结果',
      headers: ['问题', '姓名', '地块'],
      rows: [{ row: 2, cells: [undefined, ...['张三', '河滩地'].map(text)] }],
    });
  });
});
