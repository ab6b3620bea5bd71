import { commandSpec, one } from '#nest';
import { DivisionCode, SubjectId } from '#nest/fields';
import {
  type Contract,
  EarnestMoneyReceived,
  collectiveMoneyStaysOutOfPersonalAccounts,
  contractStream,
  earnestMoneyIsAgreed,
  earnestMoneyIsAsAgreed,
  earnestMoneyIsReceivedOnce,
  earnestMoneySecuresSomething,
  earnestMoneyStream,
  effectiveEarnestOf,
  householdsGetTheirRent,
  type Party,
} from '../facts/index.js';
import { Receipt } from './receipt.js';

export class ReceiveEarnestMoney extends Receipt {
  @DivisionCode('合同所在区划')
  divisionCode: string;

  @SubjectId('收取定金的农户（集体收取的不填）', { optional: true })
  payeeHouseholdId?: string;
}

/** The grantor that receives it: the household named, or else the collective. */
function payeeOf(contract: Contract | undefined, householdId: string | undefined): Party | undefined {
  const grantors = contract?.parcels.map(({ grantor }) => grantor) ?? [];
  return grantors.find(({ kind, id }) =>
    householdId === undefined ? kind === 'collective' : id === householdId,
  );
}

export const receiveEarnestMoney = commandSpec({
  command: ReceiveEarnestMoney,
  title: '登记收取定金',
  permission: 'contracts.collect',
  stream: earnestMoneyStream,
  subject: {
    kind: 'opening',
    id: ({ contractId }) => contractId,
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: { contract: one(contractStream, ({ contractId }: ReceiveEarnestMoney) => contractId) },
  effectiveOn: ({ receivedOn }) => receivedOn,
  hasHappened: true,
  facts: ({ command, state: known, references }) => {
    const { contractId, amountFen, receivedOn, account, divisionCode } = command;
    const found = references.contract?.state;
    const contract = found?.divisionCode === divisionCode ? found : undefined;
    const payee = payeeOf(contract, command.payeeHouseholdId);
    const receipts = payee ? [{ payee, account }] : [];
    return { contract, contractId, known, amountFen, receivedOn, account, payee, receipts };
  },
  rules: [
    earnestMoneyIsAgreed,
    earnestMoneySecuresSomething,
    earnestMoneyIsReceivedOnce,
    earnestMoneyIsAsAgreed,
    collectiveMoneyStaysOutOfPersonalAccounts,
    householdsGetTheirRent,
  ],
  decide: (
    { contract, contractId, amountFen, receivedOn, account, payee },
    { command: { receiptNumber } },
  ) => {
    const [payer] = contract?.grantees ?? [];
    if (!contract || !payee || !payer) return [];
    const { number: contractNumber, collectiveId, divisionCode } = contract;
    return [
      EarnestMoneyReceived.of({
        ...{ contractId, contractNumber, collectiveId, divisionCode, payer, payee, amountFen },
        effectiveFen: effectiveEarnestOf(contract, amountFen),
        ...{ method: account === 'cash' ? 'cash' : 'bank', receiptNumber, receivedOn },
      }),
    ];
  },
});
