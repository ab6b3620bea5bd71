import { type PostingLine, postingRule } from '#books/facts';
import { type Party, RentFellDue, RentReceived } from './events.js';
import { isOutsider } from './party-rules.js';

/** A household of the collective owes on 内部往来, anybody else on 应收款. */
function receivable(payer: Party): Pick<PostingLine, 'account' | 'party'> {
  const { kind, id } = payer;
  return { account: isOutsider(payer) ? '112' : '113', party: { kind, id } };
}

/**
 * Rent in the books of the collective. Rent that is paid to households is theirs (承包法 39): it makes no
 * voucher, whoever collects it.
 */
export const RENT_POSTINGS = [
  postingRule(RentFellDue, ({ payee, payer, dueOn, amountFen, contractNumber, year }) =>
    payee.kind === 'collective'
      ? [
          {
            entity: payee.id,
            on: dueOn,
            summary: `合同 ${contractNumber} 第 ${year} 年租金应收`,
            lines: [
              { ...receivable(payer), side: 'debit', amountFen },
              { account: '501', subAccount: '出租收入', side: 'credit', amountFen },
            ],
          },
        ]
      : [],
  ),
  postingRule(
    RentReceived,
    ({ payee, payer, receivedOn, amountFen, contractNumber, year, method, receiptNumber }) =>
      payee.kind === 'collective'
        ? [
            {
              entity: payee.id,
              on: receivedOn,
              summary: `收合同 ${contractNumber} 第 ${year} 年租金（收据 ${receiptNumber}）`,
              lines: [
                { account: method === 'bank' ? '102' : '101', side: 'debit', amountFen },
                { ...receivable(payer), side: 'credit', amountFen },
              ],
            },
          ]
        : [],
  ),
];
