import { Controller, Get, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { mapTable, reject } from '#kernel';
import {
  AfterQuery,
  Caller,
  MonthQuery,
  PageQuery,
  type Principal,
  ProblemBody,
  ReadsFrom,
  Refused,
  Requires,
  TextQuery,
  orNotFound,
  pageOf,
  seenBy,
} from '#nest';
import { Choice, CreditCode } from '#nest/fields';
import { PAGE_DEFAULT, type Page, Views } from '#read-store';
import { ACCOUNTS, type AccountCode, type Span, trialBalance } from '../facts/index.js';
import { AccountDetailBody, ChartBody, GeneralLedgerBody, TrialBalanceBody, VoucherBody } from './bodies.js';
import { EntityRow, VoucherLineRow, VoucherRow, journal } from './journal.js';
import { Ledgers } from './ledgers.js';

const ACCOUNT_NAMES = mapTable(ACCOUNTS, ({ name }) => name);

const EARLIEST = '1900-01';
const LATEST = '9999-12';

class JournalQuery extends PageQuery {
  @CreditCode('会计主体（集体经济组织代码）')
  entity: string;
  @MonthQuery('起始期间')
  from?: string;
  @MonthQuery('截止期间')
  to?: string;
}

class LedgerQuery extends AfterQuery {
  @CreditCode('会计主体（集体经济组织代码）')
  entity: string;
  @MonthQuery('起始期间（不填则自建账起）')
  from?: string;
  @MonthQuery('截止期间（不填则至今）')
  to?: string;
}

class AccountDetailQuery extends JournalQuery {
  @Choice('科目', ACCOUNT_NAMES)
  account: AccountCode;
  @TextQuery('往来单位或农户', 40)
  party?: string;
}

@ApiTags('账务')
@Controller('api/books')
export class BookQueries {
  constructor(
    private readonly views: Views,
    private readonly ledgers: Ledgers,
  ) {}

  @Get('accounts')
  @Requires('books.read')
  @ApiOperation({ operationId: 'GetChartOfAccounts', summary: '会计科目表（财会〔2023〕14号）' })
  @ApiOkResponse({ type: ChartBody })
  chart(): ChartBody {
    return {
      items: Object.entries(ACCOUNTS).map(([account, { name, class: kind, normal }]) => ({
        account,
        name,
        class: kind,
        normal,
      })),
    };
  }
  @Get('journal')
  @Requires('books.read')
  @ReadsFrom(journal)
  @ApiOperation({ operationId: 'GetJournal', summary: '记账凭证（每条都指向来源事件）' })
  @ApiOkResponse({ type: pageOf(VoucherBody) })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async journal(@Caller() principal: Principal, @Query() query: JournalQuery): Promise<Page<VoucherBody>> {
    const { entity, from, to } = await this.span(principal, query);
    const { items, next } = await this.views.page(VoucherRow, {
      key: 'id',
      where: { entity },
      between: [{ property: 'period', from, to }],
      limit: query.limit,
      cursor: query.cursor,
    });
    const lines = await this.views.all(VoucherLineRow, {
      key: 'id',
      among: [{ property: 'voucherId', values: items.map(({ id }) => id) }],
    });
    const vouchers = items.map((voucher) => ({
      ...voucher,
      lines: lines.filter(({ voucherId }) => voucherId === voucher.id),
    }));
    return { items: vouchers, ...(next !== undefined && { next }) };
  }

  @Get('general-ledger')
  @Requires('books.read')
  @ReadsFrom(journal)
  @ApiOperation({ operationId: 'GetGeneralLedger', summary: '总账' })
  @ApiOkResponse({ type: GeneralLedgerBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async generalLedger(
    @Caller() principal: Principal,
    @Query() query: LedgerQuery,
  ): Promise<GeneralLedgerBody> {
    const span = await this.span(principal, query);
    return { ...span, items: await this.ledgers.accounts(span) };
  }

  @Get('trial-balance')
  @Requires('books.read')
  @ReadsFrom(journal)
  @ApiOperation({ operationId: 'GetTrialBalance', summary: '科目余额表' })
  @ApiOkResponse({ type: TrialBalanceBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async trialBalance(@Caller() principal: Principal, @Query() query: LedgerQuery): Promise<TrialBalanceBody> {
    const span = await this.span(principal, query);
    return trialBalance(span, await this.ledgers.accounts(span));
  }

  @Get('account-detail')
  @Requires('books.read')
  @ReadsFrom(journal)
  @ApiOperation({ operationId: 'GetAccountDetail', summary: '明细账（逐笔余额）' })
  @ApiOkResponse({ type: AccountDetailBody })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async detail(
    @Caller() principal: Principal,
    @Query() query: AccountDetailQuery,
  ): Promise<AccountDetailBody> {
    const { account, party, cursor, limit = PAGE_DEFAULT } = query;
    const span = await this.span(principal, query);
    const opening = await this.ledgers.openingOf(span, account, party);
    const lines = await this.ledgers.detail(span, account, { party, cursor, limit });
    const items = lines.slice(0, limit);
    const next = lines.length > limit ? (items.at(-1)?.id ?? null) : null;
    return { entity: span.entity, account, name: ACCOUNTS[account].name, opening, items, next };
  }

  /** The span asked for, over an entity whose books the principal may read. */
  private async span(
    principal: Principal,
    { entity, from = EARLIEST, to = LATEST }: Pick<LedgerQuery, 'entity' | 'from' | 'to'>,
  ): Promise<Span> {
    const within = seenBy<EntityRow>(principal, 'books.read', 'divisionCode');
    orNotFound(await this.views.one(EntityRow, { within, where: { entity } }), '会计主体', entity);
    if (from <= to) return { entity, from, to };
    throw new Refused(reject('invalid', 'BOOKS.SPAN', '截止期间不能早于起始期间。', { field: 'to' }));
  }
}
