import { type Rejection, addFen, reject } from '#kernel';
import { commandOn } from '#nest';
import { IntegerField, SubjectId } from '#nest/fields';
import {
  type Attribution,
  type Contract,
  type OwedRent,
  type Party,
  RentReceived,
  attributed,
  contractStream,
  payeeOfRent,
} from '../facts/index.js';
import { type ReceiptCase, RECEIPT_RULES } from './record-rent-receipt.js';
import { NUMBERED, Receipt, rentOf } from './receipt.js';

export class RecordRentPayment extends Receipt {
  @IntegerField('付款的承租方（第几个，从 1 起；不填为第 1 个）', 1, 20, { optional: true })
  payer?: number;

  @SubjectId('收款的出租农户；付给集体的不填', { optional: true })
  payeeHouseholdId?: string;
}

/** What one party owes another under a contract, as far as it has been recorded as due. */
function owedBetween(contract: Contract, payer: Party, payeeId: string): readonly OwedRent[] {
  return contract.dues.flatMap(({ line, year, dueOn, amountFen, receivedFen }) => {
    const planned = contract.payments?.lines[line];
    const payee = payeeOfRent(contract, { line, year });
    const isTheirs = planned?.payer.id === payer.id && payee?.id === payeeId;
    const outstandingFen = amountFen - receivedFen;
    return payee && isTheirs && outstandingFen > 0
      ? [{ line, year, dueOn, payer, payee, outstandingFen }]
      : [];
  });
}

/** Whoever the plan names, or has followed them as a lessor. */
function mayBePaid({ successions = [] }: Contract, payee: Party, payeeId: string): boolean {
  return (
    payee.id === payeeId ||
    successions.some(({ rentPasses, successor }) => rentPasses && successor.id === payeeId)
  );
}

/** A payment of which the payer has not said what it is for: it settles what is owed in the order of the law. */
export const recordRentPayment = commandOn({
  command: RecordRentPayment,
  title: '登记一笔租金付款并按顺序抵充',
  permission: 'contracts.collect',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  references: NUMBERED,
  effectiveOn: ({ receivedOn }) => receivedOn,
  refusals: ['CONTRACTS.NOTHING_BETWEEN_THEM'],
  facts: ({
    command,
    state: contract,
    references,
    context,
  }): (ReceiptCase & { parts: readonly Attribution[] }) | Rejection => {
    const { payer: nth = 1, payeeHouseholdId, amountFen, receivedOn, account, receiptNumber } = command;
    const payeeId = payeeHouseholdId ?? contract.collectiveId;
    const payer = contract.grantees[nth - 1];
    const line = contract.payments?.lines.find(
      (each) => each.payer.id === payer?.id && mayBePaid(contract, each.payee, payeeId),
    );
    if (!payer || !line)
      return reject(
        'not-found',
        'CONTRACTS.NOTHING_BETWEEN_THEM',
        '合同中没有这一付款方付给这一收款方的租金，请核对。',
        {
          field: 'payer',
        },
      );
    const owed = owedBetween(contract, payer, payeeId);
    const payee = owed[0]?.payee ?? line.payee;
    const sum = addFen(...owed.map(({ outstandingFen }) => outstandingFen));
    return {
      contract,
      payer,
      ...{ payee, receipts: [{ payee, account }] },
      account,
      receiptNumber,
      ...{ numbered: references.numbered?.state, ...rentOf(contract) },
      amountFen,
      receivedOn,
      signedOn: contract.signedOn,
      today: context.today,
      year: owed[0]?.year ?? 1,
      outstandingFen: owed.length > 0 ? sum : undefined,
      parts: attributed(amountFen, owed),
    };
  },
  rules: RECEIPT_RULES,
  decide: ({ contract, account, receivedOn, receiptNumber, payer, payee, parts }) => {
    const { contractId, number: contractNumber, collectiveId } = contract;
    const method = account === 'cash' ? 'cash' : 'bank';
    return parts.map((part) =>
      RentReceived.of({
        ...{ contractId, contractNumber, collectiveId, ...part, payer, payee },
        ...{ receivedOn, method, receiptNumber },
      }),
    );
  },
});
