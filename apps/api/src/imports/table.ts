import type { Cell } from './cells.js';

export interface TableRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  readonly cells: readonly (Cell | undefined)[];
}

export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Marks the row that shows how it is done, in the first column: it is never read. */
export const EXAMPLE = '示例';

/** Columns that are the reader's own: the number of a row, and what was found wrong with it before. */
export const OWN_COLUMNS = { number: '序号', problem: '问题' } as const;

/** What is wrong with a row, in words for whoever filled it in. */
export interface Complaint {
  readonly row: number;
  /** Header of the cell that is at fault; null when it is the row as a whole. */
  readonly column: string | null;
  readonly detail: string;
  readonly rule?: string | undefined;
  readonly wayForward?: string | undefined;
}

/** The same rows, those together that have the same name; in the order of the first of each. */
export function together<Row>(
  rows: Iterable<Row>,
  name: (row: Row) => string | number,
): Map<string | number, Row[]> {
  const groups = new Map<string | number, Row[]>();
  for (const row of rows) {
    const group = groups.get(name(row));
    if (group) group.push(row);
    else groups.set(name(row), [row]);
  }
  return groups;
}
