import { ROWS_LIMIT } from '#imports/facts';
import { type Cell, shownCell } from './cells.js';
import type { ImportKind } from './kinds/shape.js';
import { unreadable } from './limits.js';
import { EXAMPLE, OWN_COLUMNS, type Table, type TableRow, together } from './table.js';

/** Rows of a table by header, those of one entry together. */
export interface RowGroup {
  readonly rows: readonly { readonly row: number; readonly cells: ReadonlyMap<string, Cell> }[];
}

/** @throws Refused when the headers are not those of the kind, or there are no rows, or too many */
export function groupsOf(kind: ImportKind, table: Table): readonly RowGroup[] {
  const known = new Map(kind.columns.map(({ header }) => [header.normalize('NFKC'), header]));
  const names = namesOf(kind, table, known);
  const numbered = names.indexOf(OWN_COLUMNS.number);
  const data = table.rows.filter(({ cells }) => !isExample(cells[numbered]));
  if (data.length === 0)
    throw unreadable('EMPTY', `${place(table)}表中没有数据行（表头和示例行不算），请填写后再上传。`);
  if (data.length > ROWS_LIMIT)
    throw unreadable('ROWS', `一次最多 ${ROWS_LIMIT} 行，现有 ${data.length} 行，请分成几个文件。`);
  const byHeader = data.map(({ row, cells }) => ({ row, cells: cellsByHeader(names, known, cells) }));
  const { groupedBy } = kind;
  if (groupedBy === undefined) return byHeader.map((row) => ({ rows: [row] }));
  const [first = '', ...others] = [groupedBy].flat();
  const groups = together(byHeader, ({ row, cells }) => {
    const cell = cells.get(first);
    if (cell?.kind !== 'text') return row;
    return [cell, ...others.map((header) => cells.get(header))].map(nameOf).join('\n');
  });
  return [...groups.values()].map((members) => ({ rows: members }));
}

function nameOf(cell: Cell | undefined): string {
  return shownCell(cell).normalize('NFKC').trim();
}

/** The names of the columns as they stand. @throws Refused when they are not those of the kind */
function namesOf(kind: ImportKind, table: Table, known: ReadonlyMap<string, string>): readonly string[] {
  const names = table.headers.map((header) => header.normalize('NFKC').trim().replace(/\*$/, ''));
  const own: readonly string[] = Object.values(OWN_COLUMNS);
  const missing = kind.columns.filter(
    ({ header, required }) => required && !names.includes(header.normalize('NFKC')),
  );
  if (missing.length > 0)
    throw unreadable(
      'HEADERS',
      `${place(table)}不是“${kind.title}”的表：缺少列 ${missing.map(({ header }) => `“${header}”`).join('、')}，请用模板填写。`,
    );
  const strange = names.find((name) => name !== '' && !known.has(name) && !own.includes(name));
  if (strange !== undefined)
    throw unreadable('HEADERS', `不认识的列“${strange}”，请删去或改用模板中的列名。`);
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) throw unreadable('HEADERS', `列“${twice}”出现了两次，请删去一列。`);
  return names;
}

/** Where it was looked: a workbook may begin with a cover. */
function place({ sheet }: Table): string {
  return sheet === undefined ? '' : `只读取第一张工作表，现为“${sheet}”（请把要导入的表移到最前面）：`;
}

function isExample(cell: Cell | undefined): boolean {
  return cell?.kind === 'text' && cell.text.trim() === EXAMPLE;
}

function cellsByHeader(
  names: readonly string[],
  known: ReadonlyMap<string, string>,
  cells: TableRow['cells'],
): ReadonlyMap<string, Cell> {
  const found = new Map<string, Cell>();
  for (const [index, cell] of cells.entries()) {
    const header = known.get(names[index] ?? '');
    if (header !== undefined && cell !== undefined) found.set(header, cell);
  }
  return found;
}
