import { type LegalDate, addFen } from '#kernel';
import { ACCOUNTS } from './accounts.js';
import type { Posting, PostingLine, PostingRule } from './postings.js';

/** Accounting period: a month, `YYYY-MM`. */
export type Period = string;

export function periodOf(date: LegalDate): Period {
  return date.slice(0, 7);
}

/** The fact a voucher follows from; every line of the books links to it. */
export interface VoucherSource {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly position: number;
}

/** 记账凭证: a posting with its number in the books of one entity and month. */
export interface Voucher extends Posting {
  readonly period: Period;
  /** From 1 in every entity and month, without gaps, in the order of the log. */
  readonly number: number;
  readonly source: VoucherSource;
}

/** A posting rule broke the rules of double entry: a programming error that must stop the books. */
export class ImpossiblePosting extends Error {
  override readonly name = 'ImpossiblePosting';
}

/** Debits equal credits, every amount is positive, every account is in the chart. @throws ImpossiblePosting */
export function assertPosts({ entity, lines, summary }: Posting): void {
  const fail = (reason: string): never => {
    throw new ImpossiblePosting(`${reason} (${entity}: ${summary})`);
  };
  if (lines.length < 2) fail('a voucher has at least two lines');
  for (const { account, amountFen } of lines) {
    if (!Object.hasOwn(ACCOUNTS, account)) fail(`account ${account} is not in the chart`);
    if (!Number.isSafeInteger(amountFen) || amountFen <= 0) fail(`amount ${amountFen} is not positive fen`);
  }
  if (total(lines, 'debit') !== total(lines, 'credit')) fail('debits and credits differ');
}

export function total(lines: readonly PostingLine[], side: PostingLine['side']): number {
  return addFen(...lines.filter((line) => line.side === side).map(({ amountFen }) => amountFen));
}

export interface PostableEvent extends VoucherSource {
  readonly data: unknown;
}

/** What an event means in the books; nothing for most. @throws ImpossiblePosting */
export function postingsOf(rules: readonly PostingRule[], event: PostableEvent): readonly Posting[] {
  const postings = rules
    .filter(({ type }) => type.name === event.type)
    .flatMap((rule) => rule.postings(event.data));
  postings.forEach(assertPosts);
  return postings;
}

/**
 * The journal as a fold over the log: the same events always give the same vouchers with the same numbers, for
 * us and for whoever does not trust us.
 */
export function foldJournal(rules: readonly PostingRule[], log: Iterable<PostableEvent>): Voucher[] {
  const last = new Map<string, number>();
  const vouchers: Voucher[] = [];
  for (const event of log) {
    for (const posting of postingsOf(rules, event)) {
      const period = periodOf(posting.on);
      const series = `${posting.entity}/${period}`;
      const number = (last.get(series) ?? 0) + 1;
      last.set(series, number);
      vouchers.push(voucher(posting, number, event));
    }
  }
  return vouchers;
}

export function voucher(posting: Posting, number: number, event: VoucherSource): Voucher {
  const { eventId, type, stream, position } = event;
  return { ...posting, period: periodOf(posting.on), number, source: { eventId, type, stream, position } };
}

/** A net amount as it stands in a ledger: 借, 贷 or 平. */
export function balanceOf(
  debitFen: number,
  creditFen: number,
): { side: '借' | '贷' | '平'; amountFen: number } {
  const net = addFen(debitFen, -creditFen);
  return { side: net > 0 ? '借' : net < 0 ? '贷' : '平', amountFen: Math.abs(net) };
}
