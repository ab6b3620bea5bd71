import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type LegalDate, daysBetween, legalDateOf } from '#kernel';
import {
  Caller,
  Clock,
  DateQuery,
  PageQuery,
  type Principal,
  ReadsFrom,
  Requires,
  ShownFen,
  ShownNumber,
  TextQuery,
  pageOf,
  seenBy,
} from '#nest';
import { type Page, Views } from '#read-store';
import { contractRegister } from './contracts.js';
import { RentRow } from './rent-rows.js';

class ArrearsQuery extends PageQuery {
  @DateQuery('欠到哪一天（含当日；不填则为今天）')
  on?: string;
  @TextQuery('合同', 36)
  contractId?: string;
  @TextQuery('所在区划', 12)
  divisionCode?: string;
}

class ArrearsLine extends RentRow {
  @ShownFen('未收')
  outstandingFen: number;
  @ShownNumber('逾期天数')
  daysOverdue: number;
}

const EARLIEST = '0000-01-01';

/** What the plans of all contracts made due up to a day and has not been received, recorded as due or not. */
@ApiTags('合同')
@Controller('api/contracts')
export class ArrearsQueries {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  @Get('arrears')
  @Requires('registers.read')
  @ReadsFrom(contractRegister)
  @ApiOperation({ operationId: 'ListArrears', summary: '欠租台账：到某日按付款计划应付、至今未收的租金' })
  @ApiOkResponse({ type: pageOf(ArrearsLine) })
  async arrears(@Caller() principal: Principal, @Query() query: ArrearsQuery): Promise<Page<ArrearsLine>> {
    const { on = legalDateOf(this.clock.now()), contractId, divisionCode, limit, cursor } = query;
    const { items, ...rest } = await this.views.page(RentRow, {
      key: 'id',
      within: seenBy<RentRow>(principal, 'registers.read', 'divisionCode'),
      among: [{ property: 'standing', values: ['planned', 'due'] }],
      between: [{ property: 'dueOn', from: EARLIEST, to: on }],
      where: { ...(contractId && { contractId }), ...(divisionCode && { divisionCode }) },
      limit,
      cursor,
    });
    return { ...rest, items: items.map((rent) => overdue(rent, on)) };
  }
}

/** A rent is overdue from the day after it was due. */
function overdue(rent: RentRow, on: LegalDate): ArrearsLine {
  const { amountFen, receivedFen, dueOn } = rent;
  return {
    ...rent,
    outstandingFen: amountFen - receivedFen,
    daysOverdue: Math.max(0, daysBetween(dueOn, on)),
  };
}
