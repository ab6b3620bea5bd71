import type { Cell } from './cells.js';
import type { ImportKind } from './kinds.js';
import { unreadable } from './limits.js';
import { EXAMPLE, OWN_COLUMNS, type Table, type TableRow, together } from './table.js';

/** Rows of a table by header, those of one entry together. */
export interface RowGroup {
  readonly rows: readonly { readonly row: number; readonly cells: ReadonlyMap<string, Cell> }[];
}

/** @throws Refused when the headers are not those of the kind */
export function groupsOf(kind: ImportKind, { headers, rows }: Table): readonly RowGroup[] {
  const names = headers.map((header) => header.normalize('NFKC').trim().replace(/\*$/, ''));
  const known = new Map(kind.columns.map(({ header }) => [header.normalize('NFKC'), header]));
  const own: readonly string[] = Object.values(OWN_COLUMNS);
  const missing = kind.columns.filter(
    ({ header, required }) => required && !names.includes(header.normalize('NFKC')),
  );
  if (missing.length > 0)
    throw unreadable(
      'HEADERS',
      `不是“${kind.title}”的表：缺少列 ${missing.map(({ header }) => `“${header}”`).join('、')}，请用模板填写。`,
    );
  const strange = names.find((name) => name !== '' && !known.has(name) && !own.includes(name));
  if (strange !== undefined)
    throw unreadable('HEADERS', `不认识的列“${strange}”，请删去或改用模板中的列名。`);
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) throw unreadable('HEADERS', `列“${twice}”出现了两次，请删去一列。`);

  const numbered = names.indexOf(OWN_COLUMNS.number);
  const data = rows.filter(({ cells }) => !isExample(cells[numbered]));
  const byHeader = data.map(({ row, cells }) => ({ row, cells: cellsByHeader(names, known, cells) }));
  const { groupedBy } = kind;
  if (groupedBy === undefined) return byHeader.map((row) => ({ rows: [row] }));
  const groups = together(byHeader, ({ row, cells }) => {
    const cell = cells.get(groupedBy);
    return cell?.kind === 'text' ? cell.text.normalize('NFKC').trim() : row;
  });
  return [...groups.values()].map((members) => ({ rows: members }));
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
