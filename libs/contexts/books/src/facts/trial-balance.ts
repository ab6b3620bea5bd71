import { addFen, mapTable } from '#kernel';
import { ACCOUNTS, type AccountCode } from './accounts.js';
import { type Period, balanceOf, periodOf } from './journal.js';
import type { Posting } from './postings.js';

/** Months of the books of one entity, first and last included. */
export interface Span {
  /** Credit code of the collective. */
  readonly entity: string;
  readonly from: Period;
  readonly to: Period;
}

/** One account over a span; all amounts in fen. */
export interface AccountSpan {
  readonly account: AccountCode;
  readonly name: string;
  readonly opening: ReturnType<typeof balanceOf>;
  readonly debitFen: number;
  readonly creditFen: number;
  readonly closing: ReturnType<typeof balanceOf>;
}

interface Sides {
  readonly debitFen: number;
  readonly creditFen: number;
}
const NOTHING: Sides = { debitFen: 0, creditFen: 0 };

/** What moved on each account of each entity in each month: all that a trial balance takes. */
export class Turnovers {
  private readonly entities = new Map<string, Map<AccountCode, Map<Period, Sides>>>();

  add({ entity, on, lines }: Posting): void {
    for (const { account, side, amountFen } of lines) {
      const periods = child(child(this.entities, entity), account);
      const before = periods.get(periodOf(on)) ?? NOTHING;
      periods.set(periodOf(on), {
        debitFen: addFen(before.debitFen, side === 'debit' ? amountFen : 0),
        creditFen: addFen(before.creditFen, side === 'credit' ? amountFen : 0),
      });
    }
  }

  /** Entities with postings, in the order of their codes. */
  entitiesPosted(): readonly string[] {
    return [...this.entities.keys()].sort();
  }

  /** Every account that moved up to the end of the span, in the order of the chart. */
  accounts({ entity, from, to }: Span): AccountSpan[] {
    const accounts = [...(this.entities.get(entity) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return accounts.flatMap(([account, periods]) => {
      const upTo = [...periods].filter(([period]) => period <= to);
      if (upTo.length === 0) return [];
      const before = sum(upTo.filter(([period]) => period < from));
      return accountSpan(account, before, sum(upTo.filter(([period]) => period >= from)));
    });
  }
}

/** An account from what moved before a span and in it. */
export function accountSpan(account: AccountCode, before: Sides, within: Sides): AccountSpan {
  const { debitFen, creditFen } = within;
  return {
    account,
    name: ACCOUNTS[account].name,
    opening: balanceOf(before.debitFen, before.creditFen),
    debitFen,
    creditFen,
    closing: balanceOf(addFen(before.debitFen, debitFen), addFen(before.creditFen, creditFen)),
  };
}

function child<Key, Inner, Value>(of: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  let found = of.get(key);
  if (!found) of.set(key, (found = new Map<Inner, Value>()));
  return found;
}

function sum(periods: readonly (readonly [Period, Sides])[]): Sides {
  return {
    debitFen: addFen(...periods.map(([, { debitFen }]) => debitFen)),
    creditFen: addFen(...periods.map(([, { creditFen }]) => creditFen)),
  };
}

/** The columns of figures, as they are headed. */
const COLUMNS = {
  openingDebitFen: '期初借方',
  openingCreditFen: '期初贷方',
  debitFen: '本期借方',
  creditFen: '本期贷方',
  closingDebitFen: '期末借方',
  closingCreditFen: '期末贷方',
} as const;
type Totals = Readonly<Record<keyof typeof COLUMNS, number>>;

export type TrialBalanceRow = Totals & { readonly account: string; readonly name: string };

/** 科目余额表. */
export interface TrialBalance extends Span {
  readonly items: TrialBalanceRow[];
  readonly totals: Totals;
  /** Whether every pair of columns agrees. */
  readonly balanced: boolean;
}

/** 科目余额表. Every pair of columns must agree; if one does not, the books are wrong and the table says so. */
export function trialBalance({ entity, from, to }: Span, accounts: readonly AccountSpan[]): TrialBalance {
  const items = accounts.map((each): TrialBalanceRow => {
    const { account, name, opening, debitFen, creditFen, closing } = each;
    return {
      account,
      name,
      openingDebitFen: opening.side === '借' ? opening.amountFen : 0,
      openingCreditFen: opening.side === '贷' ? opening.amountFen : 0,
      debitFen,
      creditFen,
      closingDebitFen: closing.side === '借' ? closing.amountFen : 0,
      closingCreditFen: closing.side === '贷' ? closing.amountFen : 0,
    };
  });
  const totals = mapTable(COLUMNS, (_, column) => addFen(...items.map((item) => item[column])));
  const balanced =
    totals.openingDebitFen === totals.openingCreditFen &&
    totals.debitFen === totals.creditFen &&
    totals.closingDebitFen === totals.closingCreditFen;
  return { entity, from, to, items, totals, balanced };
}
