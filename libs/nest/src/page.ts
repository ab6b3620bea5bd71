import { ApiProperty } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import { IntegerQuery, TextQuery } from './query-fields.js';

/** Rows on a page unless told, and at most. */
export const PAGE_DEFAULT = 50;
export const PAGE_LIMIT = 200;

/** Paging by key: `cursor` is the `next` of the page before. */
export class PageQuery {
  @IntegerQuery('每页条数', 1, PAGE_LIMIT)
  limit?: number;

  @TextQuery('上一页答复中的 next', 200)
  cursor?: string;
}

export interface Page<Row> {
  readonly items: readonly Row[];
  /** Give it back as `cursor` for the next page; absent on the last. */
  readonly next?: string;
}

/** The response class of a page of rows, for OpenAPI. */
export function pageOf<Row extends object>(row: Type<Row>): Type<Page<Row>> {
  class RowPage implements Page<Row> {
    @ApiProperty({ type: [row], description: '本页各行' })
    items: Row[];
    @ApiProperty({ required: false, description: '下一页的 cursor；没有则为最后一页' })
    next?: string;
  }
  Object.defineProperty(RowPage, 'name', { value: `${row.name.replace(/Row$/, '')}Page` });
  return RowPage;
}

/** Cuts one row more than the page into a page and its next cursor. */
export function cutPage<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => string): Page<Row> {
  if (rows.length <= limit) return { items: rows };
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return last === undefined ? { items } : { items, next: keyOf(last) };
}
