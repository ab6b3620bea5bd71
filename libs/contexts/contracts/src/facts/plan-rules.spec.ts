import { describe, expect, it } from '@jest/globals';
import { LEASE, STATED_LEASE, STATED_RENT, leaseReferences } from '#examples';
import { given } from '#given';
import { concludeLease } from '../commands/conclude-lease.js';
import { contractIdOf } from './contract-id.js';
import { ContractConcluded } from './index.js';

const steps = (...amounts: number[]) => amounts.map((amountFen, at) => ({ fromYear: at + 1, amountFen }));
const lease = (more: object) =>
  given(concludeLease, { references: leaseReferences }).when({
    ...STATED_LEASE,
    payments: { ...STATED_LEASE.payments, lines: [{ ...STATED_RENT, ...more }] },
  });
const corn = { product: '玉米', quantityKg: 2_000, priceFen: 230 };
const share = { numerator: 3, denominator: 10 };
const adjustment = { everyYears: 3, basisPoints: 500 };

describe('the form of a rent (CL1)', () => {
  it.each([
    ['in kind at the price of the contract', { inKind: corn, steps: steps(460_000) }],
    ['by share, with something guaranteed or nothing', { yieldShare: share, steps: steps(0, 50_000) }],
    ['adjusted every few years', { adjustment, steps: steps(100_000) }],
  ])('is recorded as agreed: %s', (_, more) => {
    const payments = { ...LEASE.payments, lines: LEASE.payments.lines.map((line) => ({ ...line, ...more })) };
    lease(more).then(ContractConcluded.of({ ...LEASE, contractId: contractIdOf(LEASE), payments }));
  });

  it.each([
    ['two forms at once', { inKind: corn, adjustment, steps: steps(460_000) }, '只能选一种'],
    ['goods worth something else', { inKind: corn, steps: steps(460_001) }, '4,600.00'],
    ['goods in steps', { inKind: corn, steps: steps(460_000, 460_000) }, '4,600.00'],
    ['more than the yield', { yieldShare: { numerator: 11, denominator: 10 }, steps: steps(0) }, '11/10'],
    ['nothing for a fixed rent', { steps: steps(0) }, '保底'],
  ])('is not %s', (_, more, named) => {
    expect(lease(more).refused('CONTRACTS.RENT_FORM_UNCLEAR').detail).toContain(named);
  });
});
