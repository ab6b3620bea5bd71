import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { legalDateOf } from '#kernel';
import {
  Caller,
  Clock,
  CommandGateway,
  DateQuery,
  History,
  KnownQuery,
  type Principal,
  ProblemBody,
  Refused,
  Requires,
  ShownDate,
  ShownFlag,
  ShownNumber,
  ShownText,
  carriedOver,
  one,
} from '#nest';
import {
  ROSTER_SOURCES,
  membersOn,
  rosterDigest,
  rosterStream,
  standsInTheRegisterOn,
  votersOn,
} from '../facts/index.js';

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
  @ShownDate('名册建立之日')
  openedOn: string;
  @ShownFlag('当日会议的应到人数是否由本名册计算；名册建立以前的会议，按其会议记录填写')
  countsMeetings: boolean;
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
    @Inject(CommandGateway) private readonly gateway: CommandGateway,
  ) {}

  @Get('rosters/:collectiveId')
  @Requires('registers.read')
  @ApiOperation({ operationId: 'GetRosterOfADay', summary: '某日的成员名册：成员、有表决权的人数和名册摘要' })
  @ApiOkResponse({ type: RosterOfADayBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  @ApiServiceUnavailableResponse({ type: ProblemBody, description: '刚登记的成员还没有全部入册' })
  async onDay(
    @Caller() principal: Principal,
    @Param('collectiveId') id: string,
    @Query() { on, ...query }: RosterQuery,
  ): Promise<RosterOfADayBody> {
    const day = on ?? legalDateOf(this.clock.now());
    const asked = { ...query, id };
    if (query.knownAt === undefined && query.knownAtPosition === undefined) await this.isComplete(id);
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
      openedOn: state.openedOn,
      countsMeetings: standsInTheRegisterOn(state, day),
      members: membersOn(state, day).length,
      voters: votersOn(state, day).length,
      digest: rosterDigest(state, day),
    };
  }

  /** As it stands now it is counted as a decision counts it: once all who are on their way have come, or not yet. */
  private async isComplete(id: string): Promise<void> {
    const behind = await carriedOver(
      one(rosterStream, () => id, ROSTER_SOURCES),
      id,
      this.gateway,
    );
    if (behind) throw new Refused(behind);
  }
}
