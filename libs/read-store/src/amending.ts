import type { Rows } from './rows.js';
import { type RowClass, keyOf, tableOf } from './tables.js';

/**
 * The row that an earlier event must have made.
 * @throws Error when the view does not have it: it was not built from this log
 */
export async function rowOf<Row extends object>(
  rows: Rows,
  type: RowClass<Row>,
  key: Partial<Row>,
): Promise<Row> {
  const row = await rows.get(type, key);
  if (row) return row;
  const { name } = tableOf(type);
  throw new Error(`${keyOf(tableOf(type), key)} is not in the view ${name}`);
}

/** The same row with some of it changed. */
export async function amend<Row extends object>(
  rows: Rows,
  type: RowClass<Row>,
  key: Partial<Row>,
  change: (row: Row) => Partial<NoInfer<Row>>,
): Promise<Row> {
  const row = await rowOf(rows, type, key);
  const next = { ...row, ...change(row) };
  rows.put(type, next);
  return next;
}
