import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { readTable } from './file.js';
import { IMPORT_KINDS } from './kinds.js';
import { writeCheckSheet, writeTemplate } from './sheet-writing.js';
import { unpackedSize } from './zip.js';

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

/** A zip file with one packed entry that claims to be so long. */
function zipOf(content: Buffer, claimed: number): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claimed, 24);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
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
    ['a zip of something else', zipOf(Buffer.from('x'), 1), 'DAMAGED'],
    ['headers alone', Buffer.from('姓名,地块\n'), 'EMPTY'],
    ['too many columns', Buffer.from(`${'a,'.repeat(101)}\nx\n`), 'COLUMNS'],
    ['too many rows', Buffer.from(`a\n${'x\n'.repeat(50_001)}`), 'ROWS'],
    ['quotes without an end', Buffer.from(`a\n"${'x'.repeat(200)}\n`), 'CSV'],
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

  it('a bomb is not unpacked, whatever it says of itself', async () => {
    const zeros = Buffer.alloc(1_000_000);
    expect(await unpackedSize(zipOf(zeros, zeros.length), 2_000_000)).toBe(1_000_000);
    expect(await unpackedSize(zipOf(zeros, zeros.length), 999_999)).toBeUndefined();
    expect(await unpackedSize(zipOf(zeros, 10), 999_999)).toBeUndefined();
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
    const steps = kind.steps.flatMap(({ fields }) => Object.values(fields));
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
      headers: ['问题', '姓名', '地块'],
      rows: [{ row: 2, cells: [undefined, ...['张三', '河滩地'].map(text)] }],
    });
  });
});
