import { addFen, civilCode, formatYuan, rule } from '#kernel';
import type { LeaseEntry } from './conclusion-entry.js';
import { plannedRents } from './payment-plan.js';
import type { Contract } from './state.js';

/** Of the price of the whole contract (民法典 586). */
const EARNEST_PARTS = 5;

/** A lease, and the earnest money that it agrees. */
export interface EarnestEntry extends Pick<LeaseEntry, 'payments' | 'from' | 'to'> {
  readonly earnestMoneyFen?: number | undefined;
}

interface Priced extends Pick<Contract, 'from' | 'to'> {
  readonly payments: Pick<NonNullable<Contract['payments']>, 'firstDueOn'> & {
    readonly lines: readonly NonNullable<Contract['payments']>['lines'][number][];
  };
}

/** What is certain of the rent of the whole term: of a share of the yield, what is guaranteed. */
function priceOf({ payments, from, to }: Priced): number {
  const plan = { firstDueOn: payments.firstDueOn, lines: [...payments.lines] };
  return addFen(...plannedRents({ payments: plan, from, to }).map(({ amountFen }) => amountFen));
}

/** Of what is paid, what has the effect of earnest money: a fifth of the price at most (民法典 586). */
export function effectiveEarnestOf(
  { payments, from, to }: Pick<Contract, 'payments' | 'from' | 'to'>,
  amountFen: number,
): number {
  if (!payments) return 0;
  return Math.min(amountFen, Math.floor(priceOf({ payments, from, to }) / EARNEST_PARTS));
}

export const earnestMoneyIsWithinALimit = rule<EarnestEntry>({
  id: 'M16',
  code: 'CONTRACTS.EARNEST_MONEY_OVER_A_FIFTH',
  sentence: '定金不超过合同价款的百分之二十，超过的部分不产生定金的效力；定金合同自实际交付定金时成立。',
  basis: [civilCode('第五百八十六条')],
  severity: 'warn',
  bears: ({ earnestMoneyFen }) => earnestMoneyFen !== undefined,
  breach: (entry) => {
    const { earnestMoneyFen = 0 } = entry;
    const priceFen = priceOf(entry);
    const mostFen = Math.floor(priceFen / EARNEST_PARTS);
    if (earnestMoneyFen <= mostFen) return undefined;
    const detail = `定金 ${formatYuan(earnestMoneyFen)} 元超过合同价款 ${formatYuan(priceFen)} 元的百分之二十，超过的 ${formatYuan(earnestMoneyFen - mostFen)} 元不产生定金的效力。`;
    const wayForward = `把定金改为 ${formatYuan(mostFen)} 元或更少；多收的作为预付租金另行写明。`;
    return { detail, field: 'earnestMoneyFen', wayForward };
  },
});
