import { addFen } from '#kernel';
import type { TrialBalanceBody, TrialBalanceRowBody, TrialBalanceTotalsBody } from './bodies.js';
import type { AccountSpan, Span } from './ledgers.js';

type Columns = keyof TrialBalanceTotalsBody;
const COLUMNS: readonly Columns[] = [
  'openingDebitFen',
  'openingCreditFen',
  'debitFen',
  'creditFen',
  'closingDebitFen',
  'closingCreditFen',
];

/** 科目余额表. Every pair of columns must agree; if one does not, the books are wrong and the table says so. */
export function trialBalance({ entity, from, to }: Span, accounts: readonly AccountSpan[]): TrialBalanceBody {
  const items = accounts.map((each): TrialBalanceRowBody => {
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
  const totals = Object.fromEntries(
    COLUMNS.map((column) => [column, addFen(...items.map((item) => item[column]))]),
  ) as Record<Columns, number>;
  const balanced =
    totals.openingDebitFen === totals.openingCreditFen &&
    totals.debitFen === totals.creditFen &&
    totals.closingDebitFen === totals.closingCreditFen;
  return { entity, from, to, items, totals, balanced };
}
