import { Grounds, commandOn, one } from '#nest';
import { Choice, DocumentNumber, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  EARNEST_OUTCOMES,
  EarnestMoneySettled,
  type EarnestOutcome,
  annulledContractIsNotBroken,
  breachOfEarnestIsProven,
  contractStream,
  earnestMoneyIsSettledOnce,
  earnestMoneyStream,
  paidBack,
} from '../facts/index.js';

const METHODS = { bank: '银行', cash: '现金' } as const;

export class SettleEarnestMoney extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @Choice('结果', EARNEST_OUTCOMES)
  outcome: EarnestOutcome;

  @LegalDateField('结清日')
  settledOn: string;

  @Choice('退款方式', METHODS)
  method: keyof typeof METHODS;

  @DocumentNumber('付款或者结清凭据的编号', { example: '晋农付0000045' })
  receiptNumber: string;

  @Sha256('双方协议或者裁判文书的 SHA-256（违约的填）', { optional: true })
  paperSha256?: string;
}

export const settleEarnestMoney = commandOn({
  command: SettleEarnestMoney,
  title: '登记定金结清',
  permission: 'contracts.collect',
  stream: earnestMoneyStream,
  on: ({ contractId }) => contractId,
  effectiveOn: ({ settledOn }) => settledOn,
  references: { contract: one(contractStream, ({ contractId }: SettleEarnestMoney) => contractId) },
  facts: ({ command, state: earnest, references, context: { today } }) => {
    const { outcome, settledOn, method, receiptNumber, paperSha256 } = command;
    const hasPaper = paperSha256 !== undefined;
    const contract = references.contract?.state;
    return { earnest, contract, outcome, settledOn, method, receiptNumber, paperSha256, hasPaper, today };
  },
  rules: [earnestMoneyIsSettledOnce, breachOfEarnestIsProven, annulledContractIsNotBroken],
  decide: ({ earnest, outcome, settledOn, method, receiptNumber, paperSha256 }) => {
    const { contractId, contractNumber, collectiveId, divisionCode } = earnest;
    const { payer, payee, amountFen, effectiveFen } = earnest;
    return [
      EarnestMoneySettled.of({
        ...{ contractId, contractNumber, collectiveId, divisionCode, payer, payee, amountFen, effectiveFen },
        ...{
          outcome,
          paidBackFen: paidBack(earnest, outcome),
          method,
          receiptNumber,
          settledOn,
          paperSha256,
        },
      }),
    ];
  },
});
