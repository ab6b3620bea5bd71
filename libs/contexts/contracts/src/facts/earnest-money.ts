import { z } from 'zod';
import { type DataOf, type LegalDate, absent, eventType, oneOf, streamType } from '#kernel';
import { partySchema } from './events.js';

/* 定金 of a lease (民法典 586–588), in a stream beside the contract: it is agreed there and comes about when it is paid. */

/** What becomes of it. */
export const EARNEST_OUTCOMES = {
  returned: '合同履行后收回',
  forfeited: '给付方违约，无权请求返还',
  'returned-double': '收受方违约，双倍返还',
} as const;
export type EarnestOutcome = keyof typeof EARNEST_OUTCOMES;

const money = {
  contractId: z.string(),
  contractNumber: z.string(),
  /** Whose land it is; the accounting entity where it is the payee. */
  collectiveId: z.string(),
  divisionCode: z.string(),
  payer: partySchema,
  payee: partySchema,
  /** What was paid, and what of it has the effect of earnest money: a fifth of the price at most. */
  amountFen: z.int(),
  effectiveFen: z.int(),
  method: z.enum(['bank', 'cash']),
  receiptNumber: z.string(),
};

export const EarnestMoneyReceived = eventType('EarnestMoneyReceived', {
  title: '定金已收取',
  data: { ...money, receivedOn: z.string() },
});

export const EarnestMoneySettled = eventType('EarnestMoneySettled', {
  title: '定金已结清',
  data: {
    ...money,
    outcome: oneOf(EARNEST_OUTCOMES),
    /** What the payee gives back; forfeited, only what had no effect as earnest money. */
    paidBackFen: z.int(),
    settledOn: z.string(),
    /** Agreement of both or judgment by which somebody broke the contract. */
    paperSha256: z.string().optional(),
  },
});

export interface EarnestMoney extends DataOf<typeof EarnestMoneyReceived> {
  readonly outcome?: EarnestOutcome;
  readonly settledOn?: LegalDate;
}

export const earnestMoneyStream = streamType({
  category: 'earnest-money',
  title: '定金',
  events: [EarnestMoneyReceived, EarnestMoneySettled],
  initial: absent<EarnestMoney>(),
  evolve: {
    EarnestMoneyReceived: (_, received) => received,
    EarnestMoneySettled: (earnest, { outcome, settledOn }) => earnest && { ...earnest, outcome, settledOn },
  },
});

/** What the payee gives back by each outcome. */
export function paidBack(
  { amountFen, effectiveFen }: Pick<EarnestMoney, 'amountFen' | 'effectiveFen'>,
  outcome: EarnestOutcome,
): number {
  const back = { returned: 0, forfeited: -effectiveFen, 'returned-double': effectiveFen };
  return amountFen + back[outcome];
}
