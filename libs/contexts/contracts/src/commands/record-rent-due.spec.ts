import { describe, expect, it } from '@jest/globals';
import { LEASE, leaseConcluded, leaseTookEffect } from '#examples';
import { given } from '#given';
import { RentFellDue } from '../facts/index.js';
import { recordRentDue } from './record-rent-due.js';

const { contractId } = LEASE;
const history = [leaseConcluded, leaseTookEffect];
const [{ payer, payee }] = LEASE.payments.lines as [(typeof LEASE.payments.lines)[number]];
const due = (year: number, amountFen: number) =>
  RentFellDue.of({
    contractId,
    contractNumber: LEASE.number,
    collectiveId: LEASE.collectiveId,
    line: 0,
    year,
    amountFen,
    payer,
    payee,
    dueOn: `${2025 + year}-02-01`,
  });

describe('recording rent that fell due', () => {
  it('is of every year up to the day, each at its own step, and of none twice', () => {
    given(recordRentDue, { references: { land: [] }, history, today: '2028-02-01' })
      .when({ contractId, upTo: '2028-02-01' })
      .then(due(1, 100_000), due(2, 100_000), due(3, 120_000));
    given(recordRentDue, {
      references: { land: [] },
      history: [...history, due(1, 100_000)],
      today: '2028-02-01',
    })
      .when({ contractId, upTo: '2028-01-31' })
      .then(due(2, 100_000));
    given(recordRentDue).when({ contractId, upTo: '2026-02-01' }).refused('CONTRACT.NOT_FOUND');
  });

  it('is refused while the contract is not in effect (K7)', () => {
    const { detail } = given(recordRentDue, { references: { land: [] }, history: [leaseConcluded] })
      .when({ contractId, upTo: '2026-02-01' })
      .refused('CONTRACTS.NOT_IN_EFFECT');
    expect(detail).toContain('流1 的状态是“已订立，待生效”');
  });

  it('is refused for a day to come, and when nothing more fell due (K10)', () => {
    for (const [past, upTo] of [
      [history, '2026-03-03'],
      [history, '2026-01-31'],
      [[...history, due(1, 100_000)], '2026-03-02'],
    ] as const)
      expect(
        given(recordRentDue, { references: { land: [] }, history: past })
          .when({ contractId, upTo })
          .refused('CONTRACTS.NO_RENT_DUE').detail,
      ).toContain(upTo);
  });
});
