import { ApiProperty } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import { PAGE_LIMIT, type Page } from '#read-store';
import { IntegerQuery, TextQuery } from './query-fields.js';

/** Every query may say which registration it wants to see. */
export class AfterQuery {
  /** Read by the interceptor of {@link ReadsFrom}; what reads the store itself is never behind. */
  @IntegerQuery('等到视图更新到此位置（登记时答复的 position）再答复', 0, Number.MAX_SAFE_INTEGER)
  after?: number;
}

/** Paging by key: `cursor` is the `next` of the page before. */
export class PageQuery extends AfterQuery {
  @IntegerQuery('每页条数', 1, PAGE_LIMIT)
  limit?: number;

  @TextQuery('上一页答复中的 next', 200)
  cursor?: string;
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
