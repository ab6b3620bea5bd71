import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COLLECTIVE, COOPERATIVE, LEASE, SHA, leaseConcluded, leaseTookEffect } from '#examples';
import { given } from '#given';
import { type DomainEvent, addDays } from '#kernel';
import { oldContractRecorded } from '../../../../../test/old-contracts.js';
import {
  ContractConcluded,
  ContractSupplemented,
  type Party,
  RentFellDue,
  RentReceived,
} from '../facts/index.js';
import { endContract } from './end-contract.js';

const { contractId, number: contractNumber } = LEASE;
const line = LEASE.payments.lines[0];
if (!line) throw new Error('no rent');
const landlord = { kind: 'collective', id: COLLECTIVE } as const;
const place = { contractId, contractNumber, collectiveId: COLLECTIVE, line: 0, payer: COOPERATIVE };
const dueOf = (year: number, amountFen: number, payee: Party = line.payee) =>
  RentFellDue.of({ ...place, year, amountFen, payee, dueOn: `${2025 + year}-02-01` });
const receivedOf = (year: number, amountFen: number, payee: Party = line.payee) =>
  RentReceived.of({
    ...{ ...place, year, amountFen, payee },
    ...{ receivedOn: '2028-03-01', method: 'bank', receiptNumber: `收${year}` },
  });
const before = [leaseConcluded, leaseTookEffect, dueOf(1, 100_000), dueOf(2, 100_000)];
const ofCollective = [
  ContractConcluded.of({
    ...{ ...LEASE, kind: 'collective-lease' },
    parcels: LEASE.parcels.map((each) => ({ ...each, grantor: landlord })),
    payments: { ...LEASE.payments, lines: [{ ...line, payee: landlord, account: 'collective-account' }] },
  }),
  leaseTookEffect,
];
const ending = (history: readonly DomainEvent[], endedOn = '2028-06-01') => {
  const { decided } = given(endContract, {
    history,
    today: '2031-01-31',
    references: { land: [], households: [] },
  }).when({ contractId, endedOn, ground: 'mutual-agreement', endedBy: 'both', paperSha256: SHA });
  if (!('judgement' in decided)) throw new Error('refused');
  const { held, tasks } = decided.judgement;
  return { held, tasks: tasks.filter(({ rule }) => ['CL80', 'CL81'].includes(rule)) };
};

describe('rent of days after a lease has ended', () => {
  it('to a household is given back or written off, which the clerk sees to (CL81)', () => {
    const { held, tasks } = ending([...before, dueOf(3, 120_000)]);
    expect(held).toContain('CL80');
    const [task] = tasks;
    expect(task).toMatchObject({ rule: 'CL81', owner: { role: 'station-clerk', level: 'township' } });
    expect(task?.detail).toContain('第 1 笔第 3 年的租金 1,200.00 元中 2028-06-02 至 2029-01-09 的 222 日');
    expect(task?.detail).toContain('合计应退还 0.00 元，冲销 727.86 元');
    const [paid] = ending([...before, dueOf(3, 120_000), receivedOf(3, 120_000)]).tasks;
    expect(paid?.detail).toContain('合计应退还 727.86 元，冲销 0.00 元');
  });

  it('to the collective is settled by its accountant (CL80)', () => {
    const { held, tasks } = ending([...ofCollective, dueOf(3, 120_000, landlord)]);
    expect(held).toContain('CL81');
    expect(tasks).toMatchObject([{ rule: 'CL80', owner: { role: 'accountant' } }]);
  });

  it('counts whether or not it is recorded yet, and of years that had not begun where it is', () => {
    expect(ending(before).tasks[0]?.detail).toContain('727.86');
    const [task] = ending([...before, dueOf(3, 120_000)], '2027-12-31').tasks;
    expect(task?.detail).toContain('2028-01-01 至 2028-01-09 的 9 日');
    expect(task?.detail).toContain('2028-01-10 至 2029-01-09 的 366 日，按日折算 1,200.00 元');
  });

  it('is none where the year was used to its last day (CL80, CL81)', () => {
    const { held, tasks } = ending(before, '2028-01-09');
    expect(tasks).toEqual([]);
    expect(held).toEqual(expect.arrayContaining(['CL80', 'CL81']));
  });

  it('is of the years of the plan where an old contract began long before its plan', () => {
    const planned = ContractSupplemented.of({
      ...{ contractId, number: '补1', signedOn: '2026-03-01', paperSha256: SHA },
      payments: { firstDueOn: '2026-12-01', lines: [{ ...line, payee: landlord }] },
    });
    const [task] = ending([oldContractRecorded({ contractId }), planned], '2027-01-31').tasks;
    expect(task?.detail).toContain('2027-02-01 至 2027-02-28 的 28 日');
  });

  it('is never more than was received, or is still to be', () => {
    fc.assert(
      fc.property(fc.nat({ max: 365 }), fc.nat({ max: 120_000 }), (days, receivedFen) => {
        const on = addDays('2028-02-01', days);
        const [task] = ending([...before, dueOf(3, 120_000), receivedOf(3, receivedFen)], on).tasks;
        const [, back = 0, off = 0] = (/应退还 (\S+) 元，冲销 (\S+) 元/.exec(task?.detail ?? '') ?? [])
          .map((yuan) => Math.round(Number(yuan.replaceAll(',', '')) * 100))
          .map((fen) => (Number.isNaN(fen) ? 0 : fen));
        expect(back).toBeLessThanOrEqual(receivedFen);
        expect(off).toBeLessThanOrEqual(120_000 - receivedFen);
      }),
      { seed: 20_260_566, numRuns: 50 },
    );
  });
});
