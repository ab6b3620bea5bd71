import { type DataOf, type EventType, type LegalDate, amongOthers } from '#kernel';
import type { AccountCode } from './accounts.js';

/** One line of a posting. */
export interface PostingLine {
  readonly account: AccountCode;
  /** Chinese sub-account, e.g. `出租收入`. */
  readonly subAccount?: string;
  readonly side: 'debit' | 'credit';
  /** Fen, above 0. */
  readonly amountFen: number;
  /** With whom, for the accounts kept per person or unit (112, 113, 211): household id or credit code. */
  readonly party?: { readonly kind: string; readonly id: string };
}

/** What one event means in the books of one entity: debits equal credits. */
export interface Posting {
  /** Accounting entity: credit code of the collective. */
  readonly entity: string;
  /** Legal date that decides the period. */
  readonly on: LegalDate;
  /** 摘要, Chinese. */
  readonly summary: string;
  readonly lines: readonly PostingLine[];
}

/** Pure: the same event always means the same in the books. No posting is an answer too. */
export interface PostingRule {
  readonly type: EventType;
  readonly postings: (data: unknown) => readonly Posting[];
}

export function postingRule<Type extends EventType>(
  type: Type,
  postings: (data: DataOf<Type>) => readonly Posting[],
): PostingRule {
  return { type, postings: amongOthers(postings) };
}
