import { type Rejection, reject } from '#kernel';
import type { PolicyBook, PolicyRow } from '../facts/index.js';

/** A row that a command names; refused when the county has no such row. */
export function rowOfCounty(book: PolicyBook | undefined, rowId: string): PolicyRow | Rejection {
  return (
    book?.rows.find((each) => each.rowId === rowId) ??
    reject('not-found', 'POLICY.NOT_FOUND', `本县没有政策参数的这一行（${rowId}），请核对编号。`)
  );
}
