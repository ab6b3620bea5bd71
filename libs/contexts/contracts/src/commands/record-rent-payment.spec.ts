import { describe, expect, it } from '@jest/globals';
import { LEASE, leaseConcluded, leaseTookEffect, zhang } from '#examples';
import { given } from '#given';
import { RentFellDue, RentReceived } from '../facts/index.js';
import { recordRentPayment } from './record-rent-payment.js';

const { contractId } = LEASE;
const [{ payer, payee }] = LEASE.payments.lines as [(typeof LEASE.payments.lines)[number]];
const rent = (year: number, amountFen: number) => ({
  ...{ contractId, contractNumber: LEASE.number, collectiveId: LEASE.collectiveId },
  ...{ line: 0, year, amountFen, payer, payee },
});
const due = (year: number, amountFen: number) =>
  RentFellDue.of({ ...rent(year, amountFen), dueOn: `${2025 + year}-02-01` });
const received = (year: number, amountFen: number, method: 'bank' | 'cash' = 'bank') =>
  RentReceived.of({ ...rent(year, amountFen), receivedOn: '2028-03-01', method, receiptNumber: '收9' });
const history = [leaseConcluded, leaseTookEffect, due(1, 100_000), due(2, 100_000)];
const command = {
  contractId,
  payeeHouseholdId: zhang.id,
  amountFen: 150_000,
  receivedOn: '2028-03-01',
  account: 'household-account',
  receiptNumber: '收9',
};
const pay = (more: object = {}, past: readonly ReturnType<typeof received>[] = []) =>
  given(recordRentPayment, { history: [...history, ...past], today: '2028-03-02' }).when({
    ...command,
    ...more,
  });

describe('recording a payment of rent that names no year', () => {
  it('settles the oldest rent first', () => {
    pay().then(received(1, 100_000), received(2, 50_000));
    pay({ account: 'cash', amountFen: 30_000 }).then(received(1, 30_000, 'cash'));
    given(recordRentPayment).when(command).refused('CONTRACT.NOT_FOUND');
  });

  it('is between parties of the contract who owe each other something', () => {
    for (const more of [{ payer: 2 }, { payeeHouseholdId: undefined }])
      pay(more).refused('CONTRACTS.NOTHING_BETWEEN_THEM');
  });

  it('is of no more than is owed, on one receipt, into the right account (K8, K12, P17)', () => {
    expect(pay({ amountFen: 200_001 }).refused('CONTRACTS.RECEIPT_WITHOUT_DUE').facts).toEqual({
      outstandingFen: 200_000,
    });
    given(recordRentPayment, { history: history.slice(0, 2) })
      .when({ ...command, receivedOn: '2026-03-01' })
      .refused('CONTRACTS.RECEIPT_WITHOUT_DUE');
    pay({ amountFen: 1 }, [received(1, 1)]).refused('CONTRACTS.RECEIPT_ALREADY_RECORDED');
    pay({ account: 'collective-account' }).refused('CONTRACTS.HOUSEHOLD_RENT_WITHHELD');
  });

  it('is refused while the contract is not in effect (K7)', () => {
    given(recordRentPayment, { history: [leaseConcluded, due(1, 100_000)] })
      .when({ ...command, amountFen: 1, receivedOn: '2026-03-01' })
      .refused('CONTRACTS.NOT_IN_EFFECT');
  });
});
