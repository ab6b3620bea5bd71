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
import { type ContractKind, contractStream } from '../facts/index.js';
import { ContractRow, type RENT_STANDINGS, RentRow, contractRegister } from './contracts.js';

class ContractsQuery extends PageQuery {
  @TextQuery('发包方（集体经济组织代码）', 18)
  collectiveId?: string;
  @TextQuery('类别', 30)
  kind?: ContractKind;
}

class RentsQuery extends PageQuery {
  @TextQuery('合同', 36)
  contractId?: string;
  @TextQuery('状态', 10)
  standing?: keyof typeof RENT_STANDINGS;
}

@ApiTags('合同')
@Controller('api/contracts')
export class ContractQueries {
  constructor(
    private readonly views: Views,
    private readonly history: History,
  ) {}

  @Get()
  @Requires('registers.read')
  @ReadsFrom(contractRegister)
  @ApiOperation({ operationId: 'ListContracts', summary: '合同登记簿' })
  @ApiOkResponse({ type: pageOf(ContractRow) })
  contracts(@Caller() principal: Principal, @Query() query: ContractsQuery): Promise<Page<ContractRow>> {
    const { collectiveId, kind, ...page } = query;
    const within = seenBy<ContractRow>(principal, 'registers.read', 'divisionCode');
    return this.views.page(ContractRow, {
      ...page,
      key: 'contractId',
      within,
      where: { collectiveId, kind },
    });
  }

  @Get('rents')
  @Requires('registers.read')
  @ReadsFrom(contractRegister)
  @ApiOperation({ operationId: 'ListRents', summary: '租金台账：应收、已收' })
  @ApiOkResponse({ type: pageOf(RentRow) })
  rents(@Caller() principal: Principal, @Query() query: RentsQuery): Promise<Page<RentRow>> {
    const { contractId, standing, ...page } = query;
    const within = seenBy<RentRow>(principal, 'registers.read', 'divisionCode');
    return this.views.page(RentRow, { ...page, key: 'id', within, where: { contractId, standing } });
  }

  @Get(':contractId')
  @Requires('registers.read')
  @ReadsFrom(contractRegister)
  @ApiOperation({ operationId: 'GetContract', summary: '一份合同' })
  @ApiOkResponse({ type: ContractRow })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async contract(
    @Caller() principal: Principal,
    @Param('contractId') contractId: string,
  ): Promise<ContractRow> {
    const within = seenBy<ContractRow>(principal, 'registers.read', 'divisionCode');
    const found = await this.views.one(ContractRow, { within, where: { contractId } });
    return orNotFound(found, '合同', contractId);
  }

  @Get(':contractId/timeline')
  @Requires('history.read')
  @ApiOperation({ operationId: 'GetContractTimeline', summary: '一份合同的来龙去脉' })
  @ApiOkResponse({ type: TimelineBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  timeline(
    @Caller() principal: Principal,
    @Param('contractId') contractId: string,
    @Query() query: TimelineQuery,
  ): Promise<TimelineBody> {
    return this.history.timeline(principal, contractStream, contractId, query);
  }

  @Get(':contractId/state')
  @Requires('history.read')
  @ApiOperation({ operationId: 'GetContractState', summary: '一份合同在某日的状态（以某时所知为准）' })
  @ApiOkResponse({ type: StateBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  state(
    @Caller() principal: Principal,
    @Param('contractId') contractId: string,
    @Query() query: HistoryQuery,
  ): Promise<StateBody> {
    return this.history.state(principal, contractStream, contractId, query);
  }
}
