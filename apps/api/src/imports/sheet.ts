import ExcelJS from 'exceljs';
import { type Cell, textCell } from './cells.js';
import { COLUMNS_LIMIT, unreadable } from './limits.js';
import type { Table, TableRow } from './table.js';

/* With its neighbour `sheet-writing.ts` the only place that names the library of spreadsheets. */

/** What is of no use here and costs time and memory. */
const IGNORED = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'picture',
  'tableParts',
];

/** The first sheet of an .xlsx file whose size is known to be modest. @throws Refused */
export async function readSheet(file: Buffer): Promise<Table> {
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(new Uint8Array(file).buffer, { ignoreNodes: IGNORED });
  } catch {
    // The library throws whatever it stumbles upon; the file is at fault.
    throw unreadable('DAMAGED', '文件无法读取，请在 Excel/WPS 中另存为 .xlsx 后再上传。');
  }
  const [sheet] = workbook.worksheets;
  if (!sheet) throw unreadable('EMPTY', '文件中没有工作表，请核对。');
  if (sheet.columnCount > COLUMNS_LIMIT)
    throw unreadable('COLUMNS', `列数超过 ${COLUMNS_LIMIT} 列，请只保留模板中的列。`);
  const rows: TableRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: (Cell | undefined)[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      cells[column - 1] = cellOf(cell.value);
    });
    // Without gaps, which would be left out when it is walked.
    const filled = Array.from(cells);
    if (filled.some((cell) => cell !== undefined)) rows.push({ row: number, cells: filled });
  });
  const [head, ...rest] = rows;
  const headers = (head?.cells ?? []).map((cell) => (cell?.kind === 'text' ? cell.text : ''));
  return { headers, rows: rest };
}

/** Of a formula the value that stands there; nothing is ever worked out. */
function cellOf(value: ExcelJS.CellValue): Cell | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return { kind: 'flag', flag: value };
  if (value instanceof Date) return dateOf(value);
  if ('error' in value) return { kind: 'fault', text: value.error };
  if ('richText' in value) return textCell(value.richText.map(({ text }) => text).join(''));
  if ('hyperlink' in value) return linkText(value.text);
  return value.result === undefined ? { kind: 'fault', text: '公式没有结果' } : cellOf(value.result);
}

/** Of a link the words, which may come formatted although the library says otherwise. */
function linkText(text: unknown): Cell | undefined {
  return typeof text === 'string' ? textCell(text) : { kind: 'fault', text: '带格式的链接' };
}

/** The library reads the days of a sheet as midnights in UTC; a fraction of a second is noise of its numbers. */
function dateOf(value: Date): Cell {
  const instant = new Date(Math.round(value.getTime() / 1_000) * 1_000);
  return Number.isNaN(instant.getTime())
    ? { kind: 'fault', text: '不是有效日期' }
    : { kind: 'date', date: instant.toISOString().slice(0, 10) };
}
