import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { legalDateOf } from '#kernel';
import {
  Caller,
  Clock,
  DateQuery,
  History,
  KnownQuery,
  type Principal,
  ProblemBody,
  Requires,
  ShownDate,
  ShownNumber,
  ShownText,
} from '#nest';
import { membersOn, rosterDigest, rosterStream, votersOn } from '../facts/index.js';

class RosterQuery extends KnownQuery {
  @DateQuery('哪一天的名册（不填则为今天）')
  on?: string;
}

class RosterOfADayBody {
  @ShownText('集体经济组织代码')
  collectiveId: string;
  @ShownDate('哪一天')
  on: string;
  @ShownNumber('以哪个位置为止的记录所知为准')
  knownAtPosition: number;
  @ShownNumber('当日成员人数')
  members: number;
  @ShownNumber('其中具有完全民事行为能力、组成成员大会的人数')
  voters: number;
  @ShownText('名册的 SHA-256：当日全体成员的人员编号按序排列的规范 JSON')
  digest: string;
}

@ApiTags('集体经济组织')
@Controller('api/collectives')
export class RosterQueries {
  constructor(
    @Inject(History) private readonly history: History,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('rosters/:collectiveId')
  @Requires('registers.read')
  @ApiOperation({ operationId: 'GetRosterOfADay', summary: '某日的成员名册：成员、有表决权的人数和名册摘要' })
  @ApiOkResponse({ type: RosterOfADayBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async onDay(
    @Caller() principal: Principal,
    @Param('collectiveId') id: string,
    @Query() { on, ...query }: RosterQuery,
  ): Promise<RosterOfADayBody> {
    const day = on ?? legalDateOf(this.clock.now());
    const asked = { ...query, id };
    const { state, knownAtPosition } = await this.history.known(
      principal,
      'registers.read',
      rosterStream,
      asked,
    );
    return {
      collectiveId: id,
      on: day,
      knownAtPosition,
      members: membersOn(state, day).length,
      voters: votersOn(state, day).length,
      digest: rosterDigest(state, day),
    };
  }
}
