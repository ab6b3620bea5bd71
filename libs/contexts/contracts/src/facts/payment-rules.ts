import {
  type Breach,
  type LegalDate,
  collectiveFinanceRules,
  collectivesLaw,
  formatYuan,
  landContractingLaw,
  rule,
  yearsBegun,
} from '#kernel';
import type { LeaseEntry } from './conclusion-entry.js';
import { type Party, type PaymentLine, RECEIVING_ACCOUNTS, type RentPlan } from './events.js';
import { type FollowedLessor, payeeOn } from './lessors.js';
import { partyInWords } from './party-words.js';
import { plannedRents } from './payment-plan.js';

/* What a lease says of its rent: who pays whom, when, how much, into which account. */

/** All rent of one contract at most, 10 亿元: beyond it somebody has typed zeros too many. */
const CONTRACT_LIMIT_FEN = 100_000_000_000;

/** What a plan must fit. */
export type PlanEntry = Pick<
  LeaseEntry,
  'payments' | 'grantors' | 'grantees' | 'households' | 'signedOn' | 'from' | 'to'
> & {
  /** Who followed whom as a lessor: the former one is paid for the years before. */
  readonly successions?: readonly FollowedLessor[];
};

function firstPaymentIsOutside({ payments, signedOn, to }: PlanEntry): Breach | undefined {
  const { firstDueOn } = payments;
  return firstDueOn < signedOn || firstDueOn > to
    ? {
        detail: `第一年租金的付款日 ${firstDueOn} 应在签订日 ${signedOn} 与止期 ${to} 之间。`,
        field: 'payments.firstDueOn',
        wayForward: '按合同核对第一年租金的付款日。',
      }
    : undefined;
}

function sumIsAbsurd({ firstDueOn, lines }: RentPlan, from: LegalDate, to: LegalDate): Breach | undefined {
  const rents = plannedRents({ payments: { firstDueOn, lines: [...lines] }, from, to });
  const sum = rents.reduce((total, { amountFen }) => total + amountFen, 0);
  return sum > CONTRACT_LIMIT_FEN
    ? {
        detail: `租金合计 ${formatYuan(sum)} 元，超过 ${formatYuan(CONTRACT_LIMIT_FEN)} 元。`,
        field: 'payments',
        wayForward: '按合同核对金额，看是否多写了零。',
      }
    : undefined;
}

function unpaidLessor({ payments: { lines }, grantors, successions, to }: PlanEntry): Party | undefined {
  return grantors.find(
    ({ id }) => !lines.some(({ payee }) => payee.id === id || payeeOn(payee, to, successions).id === id),
  );
}

function lessorIsUnpaid(entry: PlanEntry): Breach | undefined {
  const unpaid = unpaidLessor(entry);
  return (
    unpaid && {
      detail: `付款计划中没有付给${partyInWords(unpaid, entry.households)}的租金。`,
      field: 'payments',
      wayForward: '在付款计划中写明每个出租方的租金。',
    }
  );
}

function lineIsNotFromLesseeToLessor({ lines }: RentPlan, entry: PlanEntry): Breach | undefined {
  const isIn = (parties: readonly Party[], { id }: Party) => parties.some((party) => party.id === id);
  const lessors = [...entry.grantors, ...(entry.successions ?? []).map(({ former }) => former)];
  const at = lines.findIndex(({ payer, payee }) => !isIn(entry.grantees, payer) || !isIn(lessors, payee));
  const line = lines[at];
  if (!line) return undefined;
  const [payer, payee] = [line.payer, line.payee].map((party) => partyInWords(party, entry.households));
  const detail = `第 ${at + 1} 笔租金写的是由${payer}付给${payee}的，应由承租方付给出租方。`;
  return { detail, field: `payments.lines[${at}]`, wayForward: '按合同核对付款方和收款方。' };
}

/** From year 1, in order, within the term. */
function stepsAreInOrder(steps: PaymentLine['steps'], years: number): boolean {
  const starts = steps.map(({ fromYear }) => fromYear);
  const ascending = starts.every((year, at) => at === 0 || year > (starts[at - 1] ?? year));
  return starts[0] === 1 && ascending && (starts.at(-1) ?? 1) <= years;
}

function stepsAreOutOfOrder({ lines }: RentPlan, years: number): Breach | undefined {
  const at = lines.findIndex(({ steps }) => !stepsAreInOrder(steps, years));
  return at < 0
    ? undefined
    : {
        detail: `第 ${at + 1} 笔租金的各档应从第 1 年起、逐档递增年份，不超过租期的 ${years} 年。`,
        field: `payments.lines[${at}].steps`,
        wayForward: '按合同核对各档租金从第几年起。',
      };
}

export const paymentPlanFitsTheContract = rule<PlanEntry>({
  id: 'K5',
  code: 'CONTRACTS.PAYMENT_PLAN_DOES_NOT_FIT',
  sentence: '租赁合同写明租金：由承租方付给每个出租方，自第一年起逐年约定，付款日在合同期内。',
  basis: [landContractingLaw('第四十条'), collectiveFinanceRules('第二十三条')],
  severity: 'block',
  breach: (entry) => {
    const { payments, from, to } = entry;
    return (
      firstPaymentIsOutside(entry) ??
      sumIsAbsurd(payments, from, to) ??
      lessorIsUnpaid(entry) ??
      lineIsNotFromLesseeToLessor(payments, entry) ??
      stepsAreOutOfOrder(payments, yearsBegun(from, to))
    );
  },
});

type Account = keyof typeof RECEIVING_ACCOUNTS;

/** Whose money goes into which account. */
interface Receipt {
  readonly payee: Party;
  readonly account: Account;
}

interface Receipts {
  readonly receipts: readonly Receipt[];
}

const ofTheCollective = ({ payee }: Receipt): boolean => payee.kind === 'collective';
const ofAHousehold = ({ payee }: Receipt): boolean => payee.kind === 'household';

export const collectiveMoneyStaysOutOfPersonalAccounts = rule<Receipts>({
  id: 'M5',
  code: 'CONTRACTS.COLLECTIVE_MONEY_IN_PERSONAL_ACCOUNT',
  sentence: '集体资金不得存入个人账户。',
  basis: [collectivesLaw('第四十四条')],
  severity: 'block',
  bears: ({ receipts }) => receipts.some(ofTheCollective),
  breach: ({ receipts }) => {
    const own: readonly Account[] = ['collective-account', 'cash'];
    const stray = receipts.filter(ofTheCollective).find(({ account }) => !own.includes(account));
    if (!stray) return undefined;
    return {
      detail: `集体的租金不能收入${RECEIVING_ACCOUNTS[stray.account]}。`,
      field: 'account',
      wayForward: '改填集体经济组织的银行账户；收现金的，当日缴存。',
    };
  },
});

export const householdsGetTheirRent = rule<Receipts>({
  id: 'P17',
  code: 'CONTRACTS.HOUSEHOLD_RENT_WITHHELD',
  sentence: '土地经营权流转的收益归承包农户所有，任何组织和个人不得擅自截留、扣缴。',
  basis: [landContractingLaw('第三十九条')],
  severity: 'block',
  bears: ({ receipts }) => receipts.some(ofAHousehold),
  breach: ({ receipts }) =>
    receipts.filter(ofAHousehold).some(({ account }) => account === 'collective-account')
      ? {
          detail: '付给承包农户的租金不能收入集体经济组织账户；集体代收的业务尚不能登记。',
          field: 'account',
          wayForward: '直接付到农户账户。',
        }
      : undefined,
});
