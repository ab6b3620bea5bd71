import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEASE, STATED_LEASE, STATED_RENT, VILLAGE, leaseReferences, li } from '#examples';
import { given } from '#given';
import { concludeLease } from '../commands/conclude-lease.js';
import { contractIdOf } from './contract-id.js';
import { ContractConcluded } from './index.js';

const lease = (more: object) =>
  given(concludeLease, { references: leaseReferences }).when({ ...STATED_LEASE, ...more });

describe('the payment plan of a lease (K5)', () => {
  const plan = (more: object) => lease({ payments: { ...STATED_LEASE.payments, ...more } });
  const withSteps = (...starts: number[]) =>
    plan({
      lines: [{ ...STATED_RENT, steps: starts.map((fromYear) => ({ fromYear, amountFen: 100_000 })) }],
    });
  const doesNotFit = (asked: ReturnType<typeof lease>) =>
    asked.refused('CONTRACTS.PAYMENT_PLAN_DOES_NOT_FIT');

  it('first between the day of signing and the last day', () => {
    for (const firstDueOn of ['2026-01-09', '2031-01-01'])
      expect(doesNotFit(plan({ firstDueOn })).detail).toContain(firstDueOn);
    for (const firstDueOn of ['2026-01-10', '2030-12-31'])
      plan({ firstDueOn }).then(
        ContractConcluded.of({
          ...LEASE,
          contractId: contractIdOf(LEASE),
          payments: { ...LEASE.payments, firstDueOn },
        }),
      );
  });

  it('to every lessor and to nobody else', () => {
    const both = {
      grantors: [...STATED_LEASE.grantors, { householdId: li.id, parcels: [] }],
      payments: { ...STATED_LEASE.payments, lines: [{ ...STATED_RENT, payeeHouseholdId: li.id }] },
    };
    expect(doesNotFit(lease(both)).detail).toContain(`付给承包方 ${VILLAGE}000001 的租金`);
    const third = plan({ lines: [STATED_RENT, { ...STATED_RENT, payeeHouseholdId: li.id }] });
    expect(doesNotFit(third)).toMatchObject({
      field: 'payments.lines[1]',
      detail: expect.stringContaining(`付给承包方 ${VILLAGE}000002 的`),
    });
    plan({ lines: [{ ...STATED_RENT, payer: 2 }] }).refused('CONTRACTS.PAYER');
    plan({ lines: [{ ...STATED_RENT, payeeHouseholdId: undefined }] }).refused('CONTRACTS.PAYEE');
  });

  it('in steps that begin with the first year, ascend, and end within the five of the term', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }), (starts) => {
        const inOrder = [...new Set(starts)].sort().join() === starts.join();
        const asked = withSteps(...starts);
        if (starts[0] === 1 && inOrder && Math.max(...starts) <= 5)
          expect(asked.decided).toHaveProperty('events');
        else expect(doesNotFit(asked).field).toBe('payments.lines[0].steps');
      }),
      { seed: 20_260_302, numRuns: 100 },
    );
  });

  it('of no more than 10 亿元 in all', () => {
    const each = (amountFen: number) =>
      plan({ lines: [{ ...STATED_RENT, steps: [{ fromYear: 1, amountFen }] }] });
    expect(each(20_000_000_000).decided).toHaveProperty('events');
    expect(doesNotFit(each(20_000_000_001)).detail).toContain('超过');
  });
});
