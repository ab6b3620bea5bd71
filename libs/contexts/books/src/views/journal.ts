import { addFen } from '#kernel';
import { Entity } from 'typeorm';
import { CollectiveRegistered, CollectiveRenamed } from '#collectives/facts';
import { CountCell, DateCell, FenCell, KeyCell, TextCell, register } from '#nest';
import {
  IntegerColumn,
  KeyColumn,
  type Rows,
  type SeenEvent,
  TextColumn,
  amend,
  projection,
  when,
} from '#read-store';
import {
  ACCOUNTS,
  type AccountCode,
  type Posting,
  periodOf,
  postingsOf,
  total,
  voucher,
} from '../facts/index.js';
import { POSTING_RULES } from '../postings/index.js';

/** A set of books. */
@Entity()
export class EntityRow {
  @KeyCell('会计主体（集体经济组织代码）')
  entity: string;
  @TextCell('名称')
  name: string;
  @TextCell('所在区划')
  divisionCode: string;
}

/** The last voucher number of an entity and month. */
@Entity()
export class VoucherSeriesRow {
  /** `<entity>/<YYYY-MM>`. */
  @KeyColumn()
  id: string;
  @IntegerColumn()
  last: number;
}

@Entity()
export class VoucherRow {
  /** `<entity>/<YYYY-MM>/<number, 6 digits>`: pages in the order of the books. */
  @KeyCell('凭证')
  id: string;
  @TextCell('会计主体')
  entity: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('会计期间', { example: '2025-07' })
  period: string;
  @CountCell('凭证号')
  number: number;
  @DateCell('日期')
  on: string;
  @TextCell('摘要')
  summary: string;
  @FenCell('合计')
  totalFen: number;
  @TextCell('来源事件')
  eventId: string;
  @TextCell('来源事件类型')
  eventType: string;
  @TextCell('来源对象')
  eventStream: string;
  @CountCell('来源事件的位置')
  eventPosition: number;
}

@Entity()
export class VoucherLineRow {
  /** `<voucher>/<line, 3 digits>`. */
  @KeyCell('分录')
  id: string;
  @TextCell('凭证')
  voucherId: string;
  @TextCell('会计主体')
  entity: string;
  @TextCell('会计期间')
  period: string;
  @TextCell('科目')
  account: AccountCode;
  @TextCell('科目名称')
  accountName: string;
  @TextCell('明细科目；没有则为空')
  subAccount: string;
  @TextCell('往来单位或农户；没有则为空')
  partyId: string;
  @FenCell('借方')
  debitFen: number;
  @FenCell('贷方')
  creditFen: number;
}

/** Turnover of one account in one month: what ledgers and trial balances add up. */
@Entity()
export class TurnoverRow {
  /** `<entity>/<YYYY-MM>/<account>`. */
  @KeyColumn()
  id: string;
  @TextColumn()
  entity: string;
  @TextColumn()
  period: string;
  @TextColumn()
  account: AccountCode;
  @IntegerColumn()
  debitFen: number;
  @IntegerColumn()
  creditFen: number;
}

async function record(posting: Posting, event: SeenEvent, rows: Rows): Promise<void> {
  const books = await rows.get(EntityRow, { entity: posting.entity });
  if (!books) throw new Error(`no books are kept for ${posting.entity}`);
  const seriesId = `${posting.entity}/${periodOf(posting.on)}`;
  const series = (await rows.get(VoucherSeriesRow, { id: seriesId })) ?? { id: seriesId, last: 0 };
  const { id: eventId, type: eventType, stream: eventStream, position: eventPosition } = event;
  const origin = { eventId, type: eventType, stream: eventStream, position: eventPosition };
  const { entity, period, number, on, summary, lines } = voucher(posting, series.last + 1, origin);
  rows.put(VoucherSeriesRow, { id: seriesId, last: number });
  const id = `${seriesId}/${String(number).padStart(6, '0')}`;
  rows.put(VoucherRow, {
    id,
    entity,
    divisionCode: books.divisionCode,
    period,
    number,
    on,
    summary,
    totalFen: total(lines, 'debit'),
    eventId,
    eventType,
    eventStream,
    eventPosition,
  });
  for (const [index, { account, subAccount, side, amountFen, party }] of lines.entries()) {
    const amounts = {
      debitFen: side === 'debit' ? amountFen : 0,
      creditFen: side === 'credit' ? amountFen : 0,
    };
    rows.put(VoucherLineRow, {
      id: `${id}/${String(index + 1).padStart(3, '0')}`,
      voucherId: id,
      entity,
      period,
      account,
      accountName: ACCOUNTS[account].name,
      subAccount: subAccount ?? '',
      partyId: party?.id ?? '',
      ...amounts,
    });
    await turn(rows, { entity, period, account, ...amounts });
  }
}

async function turn(rows: Rows, moved: Omit<TurnoverRow, 'id'>): Promise<void> {
  const id = `${moved.entity}/${moved.period}/${moved.account}`;
  const before = await rows.get(TurnoverRow, { id });
  const debitFen = addFen(before?.debitFen ?? 0, moved.debitFen);
  const creditFen = addFen(before?.creditFen ?? 0, moved.creditFen);
  rows.put(TurnoverRow, { ...moved, id, debitFen, creditFen });
}

/** The books of all entities, as the fold of {@link postingsOf} over the log. */
export const journal = projection({
  name: 'journal',
  title: '账簿',
  version: 1,
  tables: [EntityRow, VoucherSeriesRow, VoucherRow, VoucherLineRow, TurnoverRow],
  on: [
    when(CollectiveRegistered, ({ data: { collectiveId: entity, name, divisionCode } }, rows) => {
      rows.put(EntityRow, { entity, name, divisionCode });
    }),
    when(CollectiveRenamed, async ({ data: { collectiveId: entity, name } }, rows) => {
      await amend(rows, EntityRow, { entity }, () => ({ name }));
    }),
    // Several rules may post for one event; the event has one handler.
    ...[...new Set(POSTING_RULES.map(({ type }) => type))].map((type) =>
      when(type, async (event, rows: Rows) => {
        const { id: eventId, type: name, stream, position, data } = event;
        for (const posting of postingsOf(POSTING_RULES, { eventId, type: name, stream, position, data }))
          await record(posting, event, rows);
      }),
    ),
  ],
});

export const entities = register({
  noun: ['Entity', 'Entities'],
  title: '会计主体',
  item: '会计主体',
  path: 'entities',
  permission: 'books.read',
  view: journal,
  row: EntityRow,
  key: 'entity',
  place: 'divisionCode',
  filters: ['divisionCode'],
});
