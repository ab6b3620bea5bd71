import { describe, expect, it } from '@jest/globals';
import { LEASE, leaseConcluded, leaseTookEffect } from '#examples';
import { given } from '#given';
import { ContractConcluded, RentFellDue, YieldStated } from '../facts/index.js';
import { recordRentDue } from './record-rent-due.js';
import { stateYield } from './state-yield.js';

const { contractId } = LEASE;
const [fixed] = LEASE.payments.lines as [(typeof LEASE.payments.lines)[number]];
const shared = {
  ...fixed,
  steps: [{ fromYear: 1, amountFen: 0 }],
  yieldShare: { numerator: 1, denominator: 4 },
};
const concluded = ContractConcluded.of({
  ...LEASE,
  payments: { ...LEASE.payments, lines: [fixed, shared] },
});
const history = [concluded, leaseTookEffect];
const command = { contractId, line: 2, year: 1, yieldFen: 1_000_000, statedOn: '2026-02-20' };
const stated = (yieldFen = 1_000_000) =>
  YieldStated.of({ contractId, line: 1, year: 1, yieldFen, statedOn: '2026-02-20' });
const state = (more: object = {}, past: readonly ReturnType<typeof stated>[] = []) =>
  given(stateYield, { history: [...history, ...past] }).when({ ...command, ...more });

describe('stating a yield', () => {
  it('settles the rent that is a share of it', () => {
    state().then(stated());
    given(stateYield).when(command).refused('CONTRACT.NOT_FOUND');
    given(stateYield, { history: [concluded] })
      .when(command)
      .refused('CONTRACTS.NOT_IN_EFFECT');
  });

  it.each([
    ['of a rent that is no share', { line: 1 }, [], '第 1 笔'],
    ['of a year beyond the term', { year: 6 }, [], '第 6 年'],
    ['twice', {}, [stated()], '10,000.00'],
    ['before the term', { statedOn: '2026-01-09' }, [], '2026-01-09'],
    ['for a day to come', { statedOn: '2026-03-03' }, [], '2026-03-03'],
  ])('is refused %s (CL2)', (_, more, past, named) => {
    expect(state(more, past).refused('CONTRACTS.YIELD_NOT_TO_BE_STATED').detail).toContain(named);
  });

  it('lets the share fall due on its day, and not before; a crop that failed leaves nothing due', () => {
    const due = (line: number, amountFen: number, dueOn: string) =>
      RentFellDue.of({
        ...{ contractId, contractNumber: LEASE.number, collectiveId: LEASE.collectiveId },
        ...{ line, year: 1, amountFen, payer: fixed.payer, payee: fixed.payee, dueOn },
      });
    const asked = { contractId, upTo: '2026-03-02' };
    const first = due(0, 100_000, '2026-02-01');
    given(recordRentDue, { references: { land: [] }, history })
      .when(asked)
      .then(first);
    given(recordRentDue, { references: { land: [] }, history: [...history, stated()] })
      .when(asked)
      .then(first, due(1, 250_000, '2026-02-20'));
    given(recordRentDue, { references: { land: [] }, history: [...history, stated(0)] })
      .when(asked)
      .then(first);
  });

  it('is no matter of a contract without shares', () => {
    given(stateYield, { history: [leaseConcluded, leaseTookEffect] })
      .when({ ...command, line: 1 })
      .refused('CONTRACTS.YIELD_NOT_TO_BE_STATED');
  });
});
