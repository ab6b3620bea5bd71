import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { ROWS_LIMIT } from '#imports/facts';
import { shownCell } from './cells.js';
import type { Column, ImportKind } from './kinds/shape.js';
import { type Complaint, EXAMPLE, OWN_COLUMNS, type Table, together } from './table.js';

/** The library has it and does not tell: a rule for a range, where its documented way writes one for every cell. */
declare module 'exceljs' {
  interface Worksheet {
    readonly dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void };
  }
}

export const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const NOTES = '填写说明';
/** Text, so that the spreadsheet leaves codes and dates as they are typed. */
const AS_TEXT = '@';
const WIDTH = 22;
/** Rows written at a stretch. */
const STRETCH = 200;
const WRONG: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } };
const HEAD: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDEBF7' } };

/** An empty workbook to fill in: headers, dropdowns, an example, and a sheet that says how. */
export async function writeTemplate({ title, columns, rules }: ImportKind): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  const headers = [OWN_COLUMNS.number, ...columns.map(({ header }) => header)];
  sheet.columns = headers.map((header) => ({ header, width: WIDTH, style: { numFmt: AS_TEXT } }));
  paintHead(sheet);
  sheet.addRow([EXAMPLE, ...columns.map(({ example }) => example)]);
  const lists = writeNotes(workbook.addWorksheet(NOTES), columns, rules);
  for (const [index, { header }] of columns.entries()) {
    const list = lists.get(header);
    const letter = sheet.getColumn(index + 2).letter;
    if (list !== undefined)
      sheet.dataValidations.add(`${letter}2:${letter}${ROWS_LIMIT + 1}`, {
        type: 'list',
        allowBlank: true,
        formulae: [list],
        showErrorMessage: true,
        errorTitle: header,
        error: '请从下拉框中选择。',
      });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Writes how every column is filled, and the choices of each; where those stand, by header. */
function writeNotes(
  sheet: ExcelJS.Worksheet,
  columns: readonly Column[],
  rules: readonly string[],
): ReadonlyMap<string, string> {
  sheet.columns = [{ width: WIDTH }, { width: 10 }, { width: 60 }, { width: WIDTH * 2 }];
  sheet.addRow(['列', '必填', '怎样填', '示例']);
  paintHead(sheet);
  for (const { header, required, reads, note, example } of columns)
    sheet.addRow([header, required ? '是' : '否', note ?? reads.note, example]);
  sheet.addRow([]);
  for (const rule of rules) sheet.addRow([rule]);
  const lists = new Map<string, string>();
  for (const { header, reads } of columns) {
    if (!reads.choices) continue;
    sheet.addRow([]);
    sheet.addRow([`${header}（可选的内容）`]).font = { bold: true };
    const from = sheet.rowCount + 1;
    for (const choice of reads.choices) sheet.addRow([choice]);
    lists.set(header, `'${NOTES}'!$A$${from}:$A$${sheet.rowCount}`);
  }
  return lists;
}

/** The rows as they were sent, in their order, each with what is wrong with it; wrong cells are coloured. */
export async function writeCheckSheet(
  { headers, rows }: Table,
  complaints: readonly Complaint[],
): Promise<Buffer> {
  const stream = new PassThrough();
  const whole = buffer(stream);
  // Row by row, so that whoever else waits for this process waits for no more than a few.
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet('核对结果', { views: [{ state: 'frozen', ySplit: 1 }] });
  const kept = headers.map((header, index) => ({ header, index }));
  const shown = kept.filter(({ header }) => header.trim() !== OWN_COLUMNS.problem);
  const head = [OWN_COLUMNS.problem, ...shown.map(({ header }) => header)];
  sheet.columns = head.map((header) => ({ header, width: WIDTH, style: { numFmt: AS_TEXT } }));
  paintHead(sheet);
  const byRow = together(complaints, ({ row }) => row);
  for (const [index, { row, cells }] of rows.entries()) {
    if (index % STRETCH === 0) await setImmediate();
    const found = byRow.get(row) ?? [];
    const line = sheet.getRow(row);
    const problem = found.map(({ column, detail }) => (column === null ? detail : `【${column}】${detail}`));
    line.values = [problem.join('\n'), ...shown.map((each) => shownCell(cells[each.index]))];
    if (found.length > 0) line.getCell(1).fill = WRONG;
    for (const [at, { header }] of shown.entries())
      if (found.some(({ column }) => column === header)) line.getCell(at + 2).fill = WRONG;
    line.commit();
  }
  await workbook.commit();
  return whole;
}

function paintHead(sheet: ExcelJS.Worksheet): void {
  const head = sheet.getRow(1);
  head.font = { bold: true };
  head.fill = HEAD;
}
