import { describe, expect, it } from '@jest/globals';
import { LEASE, STATED_LEASE, leaseReferences } from '#examples';
import { given } from '#given';
import { ContractConcluded, contractIdOf, plannedRents } from '../facts/index.js';
import { concludeLease } from './conclude-lease.js';

/** A fifth of the rent of the whole term. */
const FIFTH = plannedRents(LEASE).reduce((sum, { amountFen }) => sum + amountFen, 0) / 5;

const agreed = (earnestMoneyFen?: number) =>
  given(concludeLease, { references: leaseReferences })
    .when({ ...STATED_LEASE, earnestMoneyFen })
    .then(ContractConcluded.of({ ...LEASE, contractId: contractIdOf(LEASE), earnestMoneyFen })).judgement;

describe('the earnest money that a lease agrees', () => {
  it('is recorded as agreed, up to a fifth of the price of the whole term (M16)', () => {
    expect(agreed(FIFTH).held).toContain('M16');
    expect(agreed(FIFTH).warnings.map(({ rule }) => rule)).not.toContain('M16');
  });

  it('has no effect for what it is more, which is told (M16)', () => {
    const warning = agreed(FIFTH + 1).warnings.find(({ rule }) => rule === 'M16');
    expect(warning?.detail).toContain('超过的 0.01 元不产生定金的效力');
  });

  it('is not spoken of where none is agreed', () => {
    expect(agreed().held).not.toContain('M16');
  });
});
