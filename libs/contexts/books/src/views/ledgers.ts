import { Injectable } from '@nestjs/common';
import { addFen } from '#kernel';
import { Views } from '#read-store';
import { type AccountCode, type AccountSpan, type Span, accountSpan, balanceOf } from '../facts/index.js';

interface Sums {
  readonly account: AccountCode;
  readonly openingDebit: string;
  readonly openingCredit: string;
  readonly debit: string;
  readonly credit: string;
}

export interface DetailLine {
  readonly id: string;
  readonly voucherId: string;
  readonly on: string;
  readonly summary: string;
  readonly subAccount: string;
  readonly partyId: string;
  readonly debitFen: number;
  readonly creditFen: number;
  readonly balance: ReturnType<typeof balanceOf>;
  readonly eventId: string;
  readonly eventStream: string;
}

/** Sums over the turnovers and lines of one entity. */
@Injectable()
export class Ledgers {
  constructor(private readonly views: Views) {}

  /** Every account that moved up to the last month, in the order of the chart. */
  async accounts({ entity, from, to }: Span): Promise<AccountSpan[]> {
    const rows = await this.views.query<Sums>(
      `SELECT account,
              sum(debit_fen) FILTER (WHERE period < $2) AS "openingDebit",
              sum(credit_fen) FILTER (WHERE period < $2) AS "openingCredit",
              sum(debit_fen) FILTER (WHERE period >= $2) AS debit,
              sum(credit_fen) FILTER (WHERE period >= $2) AS credit
         FROM turnover WHERE entity = $1 AND period <= $3
        GROUP BY account ORDER BY account`,
      [entity, from, to],
    );
    return rows.map(({ account, openingDebit, openingCredit, debit, credit }) =>
      accountSpan(
        account,
        { debitFen: fen(openingDebit), creditFen: fen(openingCredit) },
        { debitFen: fen(debit), creditFen: fen(credit) },
      ),
    );
  }

  /** The lines of one account with the balance after each; one more than `limit` when there are more. */
  async detail(
    { entity, from, to }: Span,
    account: AccountCode,
    page: { party?: string | undefined; cursor?: string | undefined; limit: number },
  ): Promise<DetailLine[]> {
    const rows = await this.views.query<Record<keyof DetailLine | 'net', string>>(
      `SELECT * FROM (
         SELECT l.id, l.voucher_id AS "voucherId", v."on", v.summary, l.sub_account AS "subAccount",
                l.party_id AS "partyId", l.debit_fen AS "debitFen", l.credit_fen AS "creditFen",
                v.event_id AS "eventId", v.event_stream AS "eventStream", l.period,
                sum(l.debit_fen - l.credit_fen) OVER (ORDER BY l.id) AS net
           FROM voucher_line l JOIN voucher v ON v.id = l.voucher_id
          WHERE l.entity = $1 AND l.account = $2 AND l.period <= $4 AND ($5::text IS NULL OR l.party_id = $5)
       ) AS run WHERE period >= $3 AND ($6::text IS NULL OR id > $6) ORDER BY id LIMIT $7`,
      [entity, account, from, to, page.party ?? null, page.cursor ?? null, page.limit + 1],
    );
    return rows.map(({ net, debitFen, creditFen, ...row }) => ({
      ...row,
      debitFen: fen(debitFen),
      creditFen: fen(creditFen),
      balance: balanceOf(fen(net), 0),
    }));
  }

  /** What an account, or one party on it, stood at before the first month. */
  async openingOf(
    { entity, from }: Span,
    account: AccountCode,
    party?: string,
  ): Promise<AccountSpan['opening']> {
    const [row] = await this.views.query<{ net: string | null }>(
      `SELECT sum(debit_fen - credit_fen) AS net FROM voucher_line
        WHERE entity = $1 AND account = $2 AND period < $3 AND ($4::text IS NULL OR party_id = $4)`,
      [entity, account, from, party ?? null],
    );
    return balanceOf(fen(row?.net ?? null), 0);
  }
}

/** A sum of the database as safe fen. @throws RangeError */
function fen(sum: string | null): number {
  return addFen(Number(sum ?? 0));
}
