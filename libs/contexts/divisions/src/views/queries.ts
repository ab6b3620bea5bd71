import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { legalDateOf } from '#kernel';
import {
  AfterQuery,
  Caller,
  Clock,
  DateQuery,
  type Principal,
  ProblemBody,
  ReadsFrom,
  Requires,
  ShownDate,
  ShownParts,
  ShownText,
  mayOn,
  orNotFound,
  seenBy,
} from '#nest';
import { Views } from '#read-store';
import { DIVISION_KINDS, type Division, divisionOn, successorsOf } from '../facts/index.js';
import { DivisionRow, divisionRegister } from './divisions.js';

class DayQuery extends AfterQuery {
  @DateQuery('哪一天（不填则为今天）')
  on?: string;
}

class DivisionOnDayBody {
  @ShownText('区划代码')
  code: string;
  @ShownText('当日的名称')
  name: string;
  @ShownText('类别', { enum: DIVISION_KINDS })
  kind: Division['kind'];
}

class DivisionsOnDayBody {
  @ShownDate('哪一天')
  on: string;
  @ShownParts('当日有效的区划', () => DivisionOnDayBody)
  items: DivisionOnDayBody[];
}

/** What the divisions were on a day, and what has become of a code. */
@ApiTags('行政区划')
@Controller('api/divisions')
export class DivisionQueries {
  constructor(
    private readonly views: Views,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('on-day')
  @Requires('registers.read')
  @ReadsFrom(divisionRegister)
  @ApiOperation({ operationId: 'ListDivisionsOnDay', summary: '某日有效的区划及其当日名称' })
  @ApiOkResponse({ type: DivisionsOnDayBody })
  async onDay(@Caller() principal: Principal, @Query() query: DayQuery): Promise<DivisionsOnDayBody> {
    const on = this.dayOf(query);
    const within = seenBy<DivisionRow>(principal, 'registers.read', 'code');
    const rows = await this.views.all(DivisionRow, { key: 'code', within });
    return { on, items: namedOn(rows, on) };
  }

  @Get(':code/successors')
  @Requires('registers.read')
  @ReadsFrom(divisionRegister)
  @ApiOperation({ operationId: 'ListDivisionSuccessors', summary: '一个区划代码在某日由哪些区划承继' })
  @ApiOkResponse({ type: DivisionsOnDayBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async successors(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Query() query: DayQuery,
  ): Promise<DivisionsOnDayBody> {
    const on = this.dayOf(query);
    const rows = await this.heirsOf(code);
    // An old code is known to whoever has taken its place, too.
    const seen = [...rows.keys()].some((each) => mayOn(principal, 'registers.read', each));
    orNotFound(seen ? rows.get(code) : undefined, '区划', code);
    const holding = successorsOf(code, on, (each) => rows.get(each));
    return { on, items: namedOn([...rows.values()], on).filter((each) => holding.includes(each.code)) };
  }

  private dayOf({ on }: DayQuery): string {
    return on ?? legalDateOf(this.clock.now());
  }

  /** The line of a code and those of every generation in its place, by code. */
  private async heirsOf(code: string): Promise<Map<string, DivisionRow>> {
    const found = new Map<string, DivisionRow>();
    for (let ahead = [code]; ahead.length > 0;) {
      const among = [{ property: 'code' as const, values: ahead }];
      const rows = await this.views.all(DivisionRow, { key: 'code', among });
      for (const row of rows) found.set(row.code, row);
      ahead = rows.flatMap(({ successors }) => successors).filter((each) => !found.has(each));
    }
    return found;
  }
}

function namedOn(rows: readonly DivisionRow[], on: string): DivisionOnDayBody[] {
  return rows.flatMap((row) => divisionOn(row, on) ?? []);
}
