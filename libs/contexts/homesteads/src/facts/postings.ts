import { postingRule } from '#books/facts';
import { RECEIPTS_OF, type ReceiptOf } from './kinds.js';
import { ProjectReceiptRecorded } from './revitalization-events.js';

const INCOME: Readonly<Record<ReceiptOf, string>> = { rent: '出租收入', share: '盘活项目分成收入' };

/** What a collective receives of a project; rent and parts of households are theirs and make no voucher. */
export const PROJECT_POSTINGS = [
  postingRule(
    ProjectReceiptRecorded,
    ({ collectiveId, name, of, amountFen, receivedOn, method, receiptNumber }) => [
      {
        entity: collectiveId,
        on: receivedOn,
        summary: `收盘活项目 ${name} ${RECEIPTS_OF[of]}（收据 ${receiptNumber}）`,
        lines: [
          { account: method === 'bank' ? '102' : '101', side: 'debit', amountFen },
          { account: '501', subAccount: INCOME[of], side: 'credit', amountFen },
        ],
      },
    ],
  ),
];
