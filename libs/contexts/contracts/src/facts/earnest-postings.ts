import { type PostingLine, postingRule } from '#books/facts';
import { EARNEST_OUTCOMES, EarnestMoneyReceived, EarnestMoneySettled } from './earnest-money.js';
import type { Party } from './events.js';

/** Held for the payer until it is known whose it is. */
function held({ kind, id }: Party): Pick<PostingLine, 'account' | 'subAccount' | 'party'> {
  return { account: '211', subAccount: '定金', party: { kind, id } };
}

const cashOf = (method: 'bank' | 'cash') => (method === 'bank' ? '102' : '101');

/** Lines that say something. */
const told = (lines: readonly PostingLine[]) => lines.filter(({ amountFen }) => amountFen > 0);

/**
 * Earnest money in the books of the collective: owed back (211), then given back, kept as other income (504), or given back
 * twice at its own expense (515). What a household receives is its own, and makes no voucher.
 */
export const EARNEST_POSTINGS = [
  postingRule(
    EarnestMoneyReceived,
    ({ payee, payer, amountFen, method, receivedOn, contractNumber, receiptNumber }) =>
      payee.kind === 'collective'
        ? [
            {
              entity: payee.id,
              on: receivedOn,
              summary: `收合同 ${contractNumber} 定金（收据 ${receiptNumber}）`,
              lines: [
                { account: cashOf(method), side: 'debit', amountFen },
                { ...held(payer), side: 'credit', amountFen },
              ],
            },
          ]
        : [],
  ),
  postingRule(EarnestMoneySettled, ({ payee, payer, amountFen, paidBackFen, ...settled }) => {
    const { method, settledOn, contractNumber, outcome } = settled;
    const keptFen = amountFen - paidBackFen;
    return payee.kind === 'collective'
      ? [
          {
            entity: payee.id,
            on: settledOn,
            summary: `合同 ${contractNumber} 定金结清：${EARNEST_OUTCOMES[outcome]}`,
            lines: told([
              { ...held(payer), side: 'debit', amountFen },
              { account: '515', subAccount: '定金双倍返还', side: 'debit', amountFen: -keptFen },
              { account: cashOf(method), side: 'credit', amountFen: paidBackFen },
              { account: '504', subAccount: '没收定金', side: 'credit', amountFen: keptFen },
            ]),
          },
        ]
      : [];
  }),
] as const;
