import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import {
  Caller,
  History,
  PageQuery,
  type Principal,
  ProblemBody,
  ReadsFrom,
  Requires,
  ShownDate,
  ShownFlag,
  ShownNumber,
  ShownText,
  ShownTexts,
  TextQuery,
  TimelineBody,
  TimelineQuery,
  pageOf,
  seenBy,
} from '#nest';
import {
  DateColumn,
  FlagColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  type Page,
  TextColumn,
  Views,
  projection,
  when,
} from '#read-store';
import {
  AUTHORISATION_KINDS,
  type AuthorisationKind,
  AuthorisationRecorded,
  DECIDING_BODIES,
  type DecidingBody,
  MATTERS,
  type Matter,
  ResolutionAdopted,
  resolutionStream,
} from '../facts/index.js';

@Entity()
export class ResolutionRow {
  @KeyColumn()
  @ShownText('决议编号')
  resolutionId: string;
  @TextColumn()
  @ShownText('集体经济组织代码')
  collectiveId: string;
  @TextColumn()
  @ShownText('所在区划')
  divisionCode: string;
  @TextColumn()
  @ShownText('事项', { enum: MATTERS })
  matter: Matter;
  @TextColumn()
  @ShownText('决议内容')
  subject: string;
  @JsonColumn()
  @ShownTexts('所涉地块')
  parcels: string[];
  @TextColumn()
  @ShownText('决定的会议', { enum: DECIDING_BODIES })
  body: DecidingBody;
  @DateColumn()
  @ShownDate('开会日')
  heldOn: string;
  @IntegerColumn()
  @ShownNumber('应到')
  eligible: number;
  @IntegerColumn()
  @ShownNumber('实到')
  present: number;
  @IntegerColumn()
  @ShownNumber('赞成')
  inFavour: number;
  @IntegerColumn()
  @ShownNumber('通过所需')
  needed: number;
}

@Entity()
export class AuthorisationRow {
  @KeyColumn()
  @ShownText('批准或审查编号')
  authorisationId: string;
  @TextColumn()
  @ShownText('集体经济组织代码')
  collectiveId: string;
  @TextColumn()
  @ShownText('所在区划')
  divisionCode: string;
  @TextColumn()
  @ShownText('类别', { enum: AUTHORISATION_KINDS })
  kind: AuthorisationKind;
  @TextColumn()
  @ShownText('批文号')
  number: string;
  @TextColumn()
  @ShownText('机关')
  authority: string;
  @DateColumn()
  @ShownDate('决定日')
  decidedOn: string;
  @FlagColumn()
  @ShownFlag('是否批准')
  granted: boolean;
  @TextColumn({ nullable: true })
  @ShownText('决议编号', { nullable: true })
  resolutionId: string | null;
  @TextColumn({ nullable: true })
  @ShownText('受审查的受让方', { nullable: true })
  granteeId: string | null;
}

export const decisionRegister = projection({
  name: 'decisions',
  title: '决议与批准登记簿',
  version: 2,
  tables: [ResolutionRow, AuthorisationRow],
  on: [
    when(ResolutionAdopted, ({ data }, rows) => {
      rows.put(ResolutionRow, { ...data, parcels: data.parcels ?? [] });
    }),
    when(AuthorisationRecorded, ({ data }, rows) => {
      const { resolutionId = null, granteeId = null } = data;
      rows.put(AuthorisationRow, { ...data, resolutionId, granteeId });
    }),
  ],
});

class DecisionsQuery extends PageQuery {
  @TextQuery('集体经济组织代码', 18)
  collectiveId?: string;
}

@ApiTags('民主决议')
@Controller('api/decisions')
export class DecisionQueries {
  constructor(
    private readonly views: Views,
    private readonly history: History,
  ) {}

  @Get('resolutions')
  @Requires('registers.read')
  @ReadsFrom(decisionRegister)
  @ApiOperation({ operationId: 'ListResolutions', summary: '决议登记簿' })
  @ApiOkResponse({ type: pageOf(ResolutionRow) })
  resolutions(@Caller() principal: Principal, @Query() query: DecisionsQuery): Promise<Page<ResolutionRow>> {
    const { collectiveId, ...page } = query;
    const within = seenBy<ResolutionRow>(principal, 'registers.read', 'divisionCode');
    return this.views.page(ResolutionRow, { ...page, key: 'resolutionId', within, where: { collectiveId } });
  }

  @Get('authorisations')
  @Requires('registers.read')
  @ReadsFrom(decisionRegister)
  @ApiOperation({ operationId: 'ListAuthorisations', summary: '批准与审查登记簿' })
  @ApiOkResponse({ type: pageOf(AuthorisationRow) })
  authorisations(
    @Caller() principal: Principal,
    @Query() query: DecisionsQuery,
  ): Promise<Page<AuthorisationRow>> {
    const { collectiveId, ...page } = query;
    const within = seenBy<AuthorisationRow>(principal, 'registers.read', 'divisionCode');
    const where = { collectiveId };
    return this.views.page(AuthorisationRow, { ...page, key: 'authorisationId', within, where });
  }

  @Get('resolutions/:resolutionId/timeline')
  @Requires('history.read')
  @ApiOperation({ operationId: 'GetResolutionTimeline', summary: '一项决议的来龙去脉' })
  @ApiOkResponse({ type: TimelineBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  timeline(
    @Caller() principal: Principal,
    @Param('resolutionId') resolutionId: string,
    @Query() query: TimelineQuery,
  ): Promise<TimelineBody> {
    return this.history.timeline(principal, resolutionStream, resolutionId, query);
  }
}
