import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import {
  Caller,
  PageQuery,
  type Principal,
  ReadsFrom,
  Requires,
  ShownText,
  TextQuery,
  pageOf,
  seenBy,
} from '#nest';
import { KeyColumn, type Page, TextColumn, Views, projection, when } from '#read-store';
import { DIVISION_KINDS, type Division, DivisionRegistered } from '../facts/index.js';

@Entity()
export class DivisionRow {
  @KeyColumn()
  @ShownText('区划代码', { example: '140722100230' })
  code: string;

  @TextColumn()
  @ShownText('名称')
  name: string;

  @TextColumn()
  @ShownText('类别', { enum: DIVISION_KINDS })
  kind: Division['kind'];
}

export const divisionRegister = projection({
  name: 'divisions',
  title: '区划',
  version: 1,
  tables: [DivisionRow],
  on: [
    when(DivisionRegistered, ({ data }, rows) => {
      rows.put(DivisionRow, data);
    }),
  ],
});

class DivisionsQuery extends PageQuery {
  @TextQuery('类别', 20)
  kind?: Division['kind'];
}

@ApiTags('行政区划')
@Controller('api/divisions')
export class DivisionQueries {
  constructor(private readonly views: Views) {}

  @Get()
  @Requires('registers.read')
  @ReadsFrom(divisionRegister)
  @ApiOperation({ operationId: 'ListDivisions', summary: '区划名录' })
  @ApiOkResponse({ type: pageOf(DivisionRow) })
  list(@Caller() principal: Principal, @Query() query: DivisionsQuery): Promise<Page<DivisionRow>> {
    return this.views.page(DivisionRow, {
      ...query,
      key: 'code',
      within: seenBy<DivisionRow>(principal, 'registers.read', 'code'),
      where: { kind: query.kind },
    });
  }
}
