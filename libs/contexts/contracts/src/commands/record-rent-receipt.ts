import { type ReceiptNumberEntry, receiptNumberIsUsedOnce } from '#books/facts';
import { type Rejection, type Rule, reject } from '#kernel';
import { commandOn } from '#nest';
import { IntegerField } from '#nest/fields';
import {
  type Party,
  type ReceiptEntry,
  type RentEntry,
  RentReceived,
  collectiveMoneyStaysOutOfPersonalAccounts,
  contractStream,
  householdsGetTheirRent,
  receiptIsRecordedOnce,
  receiptSettlesADue,
  rentIsOwedWhileInEffect,
  payeeOfRent,
} from '../facts/index.js';
import { NUMBERED, Receipt, rentOf } from './receipt.js';

export class RecordRentReceipt extends Receipt {
  @IntegerField('第几笔租金（付款计划中的次序，从 1 起）', 1, 100)
  line: number;

  @IntegerField('第几年的租金', 1, 70)
  year: number;
}

export interface ReceiptCase extends RentEntry, ReceiptEntry, ReceiptNumberEntry {
  readonly account: Receipt['account'];
  readonly receipts: readonly { readonly payee: Party; readonly account: Receipt['account'] }[];
  readonly receiptNumber: string;
  readonly payer: Party;
  readonly payee: Party;
}

export const RECEIPT_RULES: readonly Rule<ReceiptCase>[] = [
  rentIsOwedWhileInEffect,
  receiptIsRecordedOnce,
  receiptNumberIsUsedOnce,
  receiptSettlesADue,
  collectiveMoneyStaysOutOfPersonalAccounts,
  householdsGetTheirRent,
];

export const recordRentReceipt = commandOn({
  command: RecordRentReceipt,
  title: '登记租金收款',
  permission: 'contracts.collect',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  references: NUMBERED,
  effectiveOn: ({ receivedOn }) => receivedOn,
  refusals: ['CONTRACTS.NO_SUCH_RENT'],
  facts: ({
    command,
    state: contract,
    references,
    context: { today },
  }): (ReceiptCase & { line: number }) | Rejection => {
    const { line, year, amountFen, receivedOn, account, receiptNumber } = command;
    const planned = contract.payments?.lines[line - 1];
    if (!planned)
      return reject('not-found', 'CONTRACTS.NO_SUCH_RENT', `合同没有第 ${line} 笔租金，请核对。`, {
        field: 'line',
      });
    const due = contract.dues.find((each) => each.line === line - 1 && each.year === year);
    const outstandingFen = due && due.amountFen - due.receivedFen;
    const { payer } = planned;
    const payee = payeeOfRent(contract, { line: line - 1, year }) ?? planned.payee;
    const receipts = [{ payee, account }];
    const number = { numbered: references.numbered?.state, ...rentOf(contract) };
    const rest = { line: line - 1, year, amountFen, receivedOn, receiptNumber, payer, payee };
    return {
      contract,
      signedOn: contract.signedOn,
      today,
      outstandingFen,
      receipts,
      account,
      ...number,
      ...rest,
    };
  },
  rules: RECEIPT_RULES,
  decide: ({ contract, account, line, year, amountFen, receivedOn, receiptNumber, payer, payee }) => {
    const { contractId, number: contractNumber, collectiveId } = contract;
    const method = account === 'cash' ? 'cash' : 'bank';
    const rent = { contractId, contractNumber, collectiveId, line, year, amountFen, payer, payee };
    return [RentReceived.of({ ...rent, receivedOn, method, receiptNumber })];
  },
});
