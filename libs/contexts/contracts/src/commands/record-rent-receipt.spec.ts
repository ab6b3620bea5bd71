import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEASE, leaseConcluded, leaseTookEffect } from '#examples';
import { ReceiptNumberTaken, receiptNumberStream } from '#books/facts';
import { given, known } from '#given';
import { RentFellDue, RentReceived } from '../facts/index.js';
import { recordRentReceipt } from './record-rent-receipt.js';

const { contractId } = LEASE;
const [{ payer, payee }] = LEASE.payments.lines as [(typeof LEASE.payments.lines)[number]];
const rent = {
  contractId,
  contractNumber: LEASE.number,
  collectiveId: LEASE.collectiveId,
  line: 0,
  year: 1,
  amountFen: 100_000,
  payer,
  payee,
};
const due = RentFellDue.of({ ...rent, dueOn: '2026-02-01' });
const history = [leaseConcluded, leaseTookEffect, due];
const command = {
  contractId,
  line: 1,
  year: 1,
  amountFen: 100_000,
  receivedOn: '2026-02-01',
  account: 'household-account',
  receiptNumber: '晋农收0000123',
};
const received = (more: object = {}) =>
  RentReceived.of({
    ...rent,
    receivedOn: '2026-02-01',
    method: 'bank',
    receiptNumber: '晋农收0000123',
    ...more,
  });
const receipt = (more: object = {}, past: readonly ReturnType<typeof received>[] = []) =>
  given(recordRentReceipt, { history: [...history, ...past] }).when({ ...command, ...more });

describe('recording a receipt of rent', () => {
  it('settles what is due, by bank or in cash', () => {
    receipt().then(received());
    receipt({ account: 'cash' }).then(received({ method: 'cash' }));
    receipt({ line: 2 }).refused('CONTRACTS.NO_SUCH_RENT');
    given(recordRentReceipt).when(command).refused('CONTRACT.NOT_FOUND');
  });

  it('is refused while the contract is not in effect (K7)', () => {
    given(recordRentReceipt, { history: [leaseConcluded, due] })
      .when(command)
      .refused('CONTRACTS.NOT_IN_EFFECT');
  });

  it('has a receipt of a number that the collective has not used elsewhere (K16)', () => {
    const taken = (subjectId: string) =>
      ReceiptNumberTaken.of({
        ...{ collectiveId: LEASE.collectiveId, divisionCode: LEASE.divisionCode, number: '晋农收0000123' },
        ...{ for: 'rent', subjectId, takenOn: '2026-01-31' },
      });
    const entered = (subjectId: string) => ({
      history,
      references: { numbered: known(receiptNumberStream, 'n1', taken(subjectId)) },
    });
    const { detail, field } = given(recordRentReceipt, entered('l9'))
      .when(command)
      .refused('BOOKS.RECEIPT_NUMBER_ALREADY_USED');
    expect([detail, field]).toEqual([expect.stringContaining('租金（l9）'), 'receiptNumber']);
    given(recordRentReceipt, entered(contractId)).when(command).then(received());
  });

  it('has a receipt of its own (K12)', () => {
    const { detail } = receipt({ amountFen: 40_000 }, [received({ amountFen: 60_000 })]).refused(
      'CONTRACTS.RECEIPT_ALREADY_RECORDED',
    );
    expect(detail).toContain('晋农收0000123');
    const wide = { amountFen: 40_000, receiptNumber: '晋农收００００１２３' };
    receipt(wide, [received({ amountFen: 60_000 })]).refused('CONTRACTS.RECEIPT_ALREADY_RECORDED');
  });

  it('is never of more than is outstanding, however it was paid before (K8)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 120_000 }),
        (first, more) => {
          const asked = receipt({ amountFen: more, receiptNumber: 'B2' }, [received({ amountFen: first })]);
          if (first + more <= 100_000) asked.then(received({ amountFen: more, receiptNumber: 'B2' }));
          else
            expect(asked.refused('CONTRACTS.RECEIPT_WITHOUT_DUE').facts).toEqual({
              outstandingFen: 100_000 - first,
            });
        },
      ),
      { seed: 20_260_302, numRuns: 100 },
    );
  });

  it.each([
    [{ year: 2 }, '第 2 年'],
    [{ receivedOn: '2026-03-03' }, '2026-03-03'],
    [{ receivedOn: '2026-01-09' }, '2026-01-09'],
  ])('is refused for %j (K8)', (more, named) => {
    expect(receipt(more).refused('CONTRACTS.RECEIPT_WITHOUT_DUE').detail).toContain(named);
  });

  it('goes to the household, not through the account of the collective (P17)', () => {
    receipt({ account: 'collective-account' }).refused('CONTRACTS.HOUSEHOLD_RENT_WITHHELD');
    expect(receipt().then(received()).judgement.held).toContain('P17');
  });
});
