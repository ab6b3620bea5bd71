import {
  type Duty,
  type LegalDate,
  type Rule,
  addDays,
  addFen,
  addYears,
  civilCode,
  daysBetween,
  formatYuan,
  lastDayOfTerm,
  registerRules,
  rule,
  yearsBegun,
} from '#kernel';
import { type PlannedRent, partOf, plannedRents } from './payment-plan.js';
import type { Contract } from './state.js';

/* Rent is due at the beginning of its year as a rule: a contract that ends in it leaves rent of days that nobody will use. */

export interface RentOfEnding {
  readonly contract: Contract;
  /** Last day of the contract. */
  readonly on: LegalDate;
}

interface UnusedRent extends Pick<PlannedRent, 'line' | 'year' | 'amountFen'> {
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly days: number;
  /** What falls to those days, rounded down; of it what was received is given back, the rest is written off. */
  readonly unusedFen: number;
  readonly backFen: number;
}

/** The days that one rent pays for; the plan of an old contract may begin long after its term did. */
function yearPaidFor({ payments, from, to, old }: Contract, year: number) {
  const first = old && payments ? addYears(from, yearsBegun(from, payments.firstDueOn) - 1) : from;
  const last = lastDayOfTerm(first, year);
  return { from: addYears(first, year - 1), to: last < to ? last : to };
}

function unusedOf({ contract, on }: RentOfEnding, rent: PlannedRent): UnusedRent | undefined {
  const paidFor = yearPaidFor(contract, rent.year);
  const from = paidFor.from > on ? paidFor.from : addDays(on, 1);
  const days = daysBetween(from, paidFor.to) + 1;
  if (days <= 0) return undefined;
  const due = contract.dues.find(({ line, year }) => line === rent.line && year === rent.year);
  const { amountFen, receivedFen } = due ?? { ...rent, receivedFen: 0 };
  const unusedFen = partOf(amountFen, {
    numerator: days,
    denominator: daysBetween(paidFor.from, paidFor.to) + 1,
  });
  const backFen = Math.max(0, addFen(receivedFen, unusedFen, -amountFen));
  return { line: rent.line, year: rent.year, amountFen, from, to: paidFor.to, days, unusedFen, backFen };
}

/** Of what fell due up to the end, and of what is recorded as due whenever it did. */
function unusedRents(ending: RentOfEnding, ofHouseholds: boolean): readonly UnusedRent[] {
  const { contract, on } = ending;
  return plannedRents(contract)
    .filter(({ payee: { kind } }) => (kind === 'household') === ofHouseholds)
    .filter(
      ({ line, year, dueOn, awaitsYield }) =>
        (dueOn <= on && !awaitsYield) || contract.dues.some((due) => due.line === line && due.year === year),
    )
    .flatMap((rent) => unusedOf(ending, rent) ?? [])
    .filter(({ unusedFen }) => unusedFen > 0);
}

/** As many as a task names one by one. */
const NAMED = 5;

function inWords(rents: readonly UnusedRent[]): string {
  const named = rents.slice(0, NAMED).map(({ line, year, amountFen, from, to, days, unusedFen }) => {
    const which = `第 ${line + 1} 笔第 ${year} 年的租金 ${formatYuan(amountFen)} 元`;
    return `${which}中 ${from} 至 ${to} 的 ${days} 日，按日折算 ${formatYuan(unusedFen)} 元`;
  });
  return `${named.join('；')}${rents.length > NAMED ? `；等 ${rents.length} 笔` : ''}`;
}

const settled = (
  ofHouseholds: boolean,
  { id, code, owner }: { readonly id: string; readonly code: string; readonly owner: Duty['owner'] },
): Rule<RentOfEnding> =>
  rule<RentOfEnding>({
    id,
    code,
    sentence: `合同提前终止的，付给${ofHouseholds ? '农户' : '集体'}的租金中终止以后各日的部分，已收的退还，未收的冲销。`,
    basis: [civilCode('第五百六十六条'), registerRules('账务连续')],
    severity: 'task',
    duty: {
      owner,
      term: '自合同终止之日起尽快办理，没有法定的截止日。',
      consequence: '没有结清以前，终止以后各日的租金仍列为应收或者已收，列入待办。',
    },
    bears: ({ contract }) => contract.payments !== undefined,
    breach: (ending) => {
      const rents = unusedRents(ending, ofHouseholds);
      if (rents.length === 0) return undefined;
      const backFen = addFen(...rents.map((each) => each.backFen));
      const offFen = addFen(...rents.map((each) => each.unusedFen)) - backFen;
      return {
        detail: `合同 ${ending.contract.number} 于 ${ending.on} 终止，${inWords(rents)}；合计应退还 ${formatYuan(backFen)} 元，冲销 ${formatYuan(offFen)} 元。`,
        facts: { backFen, offFen },
        wayForward:
          '由双方结清：已收的退还，未收的冲销；协议、裁判文书另有约定的，按它办理，凭据存入合同档案。',
      };
    },
  });

export const RENT_AFTER_END_RULES: readonly Rule<RentOfEnding>[] = [
  settled(false, {
    ...{ id: 'CL80', code: 'CONTRACTS.RENT_AFTER_END_OF_COLLECTIVE', owner: { role: 'accountant' } },
  }),
  settled(true, {
    ...{ id: 'CL81', code: 'CONTRACTS.RENT_AFTER_END_OF_HOUSEHOLD' },
    owner: { role: 'station-clerk', level: 'township' },
  }),
];
