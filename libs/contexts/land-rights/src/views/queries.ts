import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Caller,
  History,
  HistoryQuery,
  PageQuery,
  type Principal,
  ProblemBody,
  ReadsFrom,
  Requires,
  StateBody,
  TextQuery,
  TimelineBody,
  TimelineQuery,
  orNotFound,
  pageOf,
  seenBy,
} from '#nest';
import { type Page, Views } from '#read-store';
import { parcelStream } from '../facts/index.js';
import { ParcelRow, RightRow, parcelRegister } from './parcels.js';

class ParcelsQuery extends PageQuery {
  @TextQuery('所有权人（集体经济组织代码）', 18)
  ownerId?: string;
}

class RightsQuery extends PageQuery {
  @TextQuery('承包地块编码', 19)
  parcelCode?: string;
  @TextQuery('权利人编号', 40)
  holderId?: string;
  @TextQuery('合同编号', 40)
  contractId?: string;
}

@ApiTags('五地、三权分置')
@Controller('api/land-rights')
export class LandRightsQueries {
  constructor(
    private readonly views: Views,
    private readonly history: History,
  ) {}

  @Get('parcels')
  @Requires('registers.read')
  @ReadsFrom(parcelRegister)
  @ApiOperation({ operationId: 'ListParcels', summary: '地块登记簿' })
  @ApiOkResponse({ type: pageOf(ParcelRow) })
  parcels(@Caller() principal: Principal, @Query() query: ParcelsQuery): Promise<Page<ParcelRow>> {
    const { ownerId, ...page } = query;
    return this.views.page(ParcelRow, {
      ...page,
      key: 'code',
      within: seenBy<ParcelRow>(principal, 'registers.read', 'divisionCode'),
      where: { ownerId },
    });
  }

  @Get('parcels/:code')
  @Requires('registers.read')
  @ReadsFrom(parcelRegister)
  @ApiOperation({ operationId: 'GetParcel', summary: '一块地' })
  @ApiOkResponse({ type: ParcelRow })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async parcel(@Caller() principal: Principal, @Param('code') code: string): Promise<ParcelRow> {
    const within = seenBy<ParcelRow>(principal, 'registers.read', 'divisionCode');
    return orNotFound(await this.views.one(ParcelRow, { within, where: { code } }), '地块', code);
  }

  @Get('rights')
  @Requires('registers.read')
  @ReadsFrom(parcelRegister)
  @ApiOperation({ operationId: 'ListRights', summary: '地块上的权利' })
  @ApiOkResponse({ type: pageOf(RightRow) })
  rights(@Caller() principal: Principal, @Query() query: RightsQuery): Promise<Page<RightRow>> {
    const { parcelCode, holderId, contractId, ...page } = query;
    return this.views.page(RightRow, {
      ...page,
      key: 'id',
      within: seenBy<RightRow>(principal, 'registers.read', 'divisionCode'),
      where: { parcelCode, holderId, contractId },
    });
  }

  @Get('parcels/:code/timeline')
  @Requires('history.read')
  @ApiOperation({ operationId: 'GetParcelTimeline', summary: '一块地的来龙去脉' })
  @ApiOkResponse({ type: TimelineBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  timeline(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Query() query: TimelineQuery,
  ): Promise<TimelineBody> {
    return this.history.timeline(principal, parcelStream, code, query);
  }

  @Get('parcels/:code/state')
  @Requires('history.read')
  @ApiOperation({ operationId: 'GetParcelState', summary: '一块地在某日的状态（以某时所知为准）' })
  @ApiOkResponse({ type: StateBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  state(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Query() query: HistoryQuery,
  ): Promise<StateBody> {
    return this.history.state(principal, parcelStream, code, query);
  }
}
