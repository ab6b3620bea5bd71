import {
  type Breach,
  type LegalDate,
  accountingLaw,
  collectiveFinanceRules,
  landContractingLaw,
  registerRules,
  rule,
} from '#kernel';
import {
  type EscalationLevel,
  LEFTOVER_KINDS,
  LEFTOVER_OUTCOMES,
  type LeftoverKind,
  type LeftoverOutcome,
} from './leftover-events.js';
import type { NamedAccounts } from './leftover-rules.js';
import type { Leftover } from './leftover-state.js';

const LIST = registerRules('撤并遗留事项清单');

export const leftoverIsNotResolved = rule<{ readonly leftover: Leftover }>({
  id: 'LO9',
  code: 'COLLECTIVES.LEFTOVER_ALREADY_RESOLVED',
  sentence: '已了结的遗留事项不再变动。',
  basis: [LIST],
  severity: 'block',
  breach: ({ leftover: { resolvedOn, outcome } }) =>
    outcome === null
      ? undefined
      : {
          detail: `该事项已于 ${resolvedOn} 了结（${LEFTOVER_OUTCOMES[outcome].title}）。`,
          field: 'leftoverId',
          wayForward: '又有新情况的，作为新的遗留事项登记。',
        },
});

export interface HandOver extends NamedAccounts {
  readonly leftover: Leftover;
  readonly giver: string;
  readonly taker: string;
  readonly supervisor: string;
  readonly bookedApart: boolean;
}

export const handOverIsSupervised = rule<HandOver>({
  id: 'LO10',
  code: 'COLLECTIVES.HAND_OVER_NOT_APART',
  sentence: '移交人、接管人、监交人是三个不同的人。',
  basis: [accountingLaw('第三十九条')],
  severity: 'block',
  breach: ({ giver, taker, supervisor }) =>
    new Set([giver, taker, supervisor]).size === 3
      ? undefined
      : {
          detail: `移交人 ${giver}、接管人 ${taker}、监交人 ${supervisor} 有重复。`,
          field: 'supervisor',
          wayForward: '由第三人监交，按交接书填写三方。',
        },
});

export const giverHoldsIt = rule<HandOver>({
  id: 'LO11',
  code: 'COLLECTIVES.GIVER_DOES_NOT_HOLD',
  sentence: '再次移交的，由上次的接管人移交。',
  basis: [accountingLaw('第三十九条')],
  severity: 'block',
  breach: ({ leftover: { heldBy }, giver }) =>
    heldBy === null || heldBy === giver
      ? undefined
      : {
          detail: `该事项现由 ${heldBy} 接管，不能由 ${giver} 移交。`,
          field: 'giver',
          wayForward: `由 ${heldBy} 移交。`,
        },
});

/** What stands in books, and must go on standing in its own. */
const IN_BOOKS: readonly LeftoverKind[] = ['account', 'debt', 'claim', 'asset'];

export const booksAreKeptApart = rule<HandOver>({
  id: 'M11',
  code: 'COLLECTIVES.BOOKS_MIXED',
  sentence: '村庄撤并不得混淆集体财务会计账目，不得随意合并、平调集体资产。',
  basis: [collectiveFinanceRules('第三十二条')],
  severity: 'block',
  breach: ({ leftover: { kind, subject }, bookedApart }) =>
    IN_BOOKS.includes(kind) && !bookedApart
      ? {
          detail: `${LEFTOVER_KINDS[kind]}“${subject}”移交后没有单独核算。`,
          field: 'bookedApart',
          wayForward: '由接管人为原集体单独建账核算，再登记移交。',
        }
      : undefined,
});

export interface Resolving {
  readonly leftover: Leftover;
  readonly outcome: LeftoverOutcome;
}

export const outcomeFitsWhatWasLeft = rule<Resolving>({
  id: 'LO12',
  also: ['P16'],
  code: 'COLLECTIVES.OUTCOME_DOES_NOT_FIT',
  sentence: '遗留事项的结果与其类别相符；合同不因集体合并、分立而终止。',
  basis: [landContractingLaw('第二十五条'), LIST],
  severity: 'block',
  breach: ({ leftover: { kind }, outcome }) => {
    const { title, kinds }: { title: string; kinds: readonly LeftoverKind[] } = LEFTOVER_OUTCOMES[outcome];
    if (kinds.includes(kind)) return undefined;
    const detail = `${LEFTOVER_KINDS[kind]}不能以“${title}”了结。`;
    return { detail, field: 'outcome', wayForward: '按了结文件核对类别和结果。' };
  },
});

const BY_AGREEMENT_OR_RULING: readonly LeftoverOutcome[] = ['agreed', 'ruled'];

export const disputeIsSettledFirst = rule<Resolving>({
  id: 'LO13',
  code: 'COLLECTIVES.DISPUTE_NOT_SETTLED',
  sentence: '有争议的遗留事项，以调解、和解协议或者生效的裁决、判决了结。',
  basis: [LIST],
  severity: 'block',
  breach: ({ leftover: { disputed }, outcome }) =>
    disputed && !BY_AGREEMENT_OR_RULING.includes(outcome)
      ? {
          detail: `该事项有争议，不能以“${LEFTOVER_OUTCOMES[outcome].title}”了结。`,
          field: 'outcome',
          wayForward: '先调解或者申请仲裁、起诉，凭协议或者生效文书了结；也可以上报。',
        }
      : undefined,
});

export interface Escalation extends NamedAccounts {
  readonly leftover: Leftover;
  readonly to: EscalationLevel;
  readonly deadlineOn: LegalDate | undefined;
}

function toBeDecided(at: EscalationLevel, { to, leftover, deadlineOn }: Escalation): Breach | undefined {
  if (to !== at || deadlineOn === undefined) return undefined;
  const { kind, subject } = leftover;
  return { detail: `上报的${LEFTOVER_KINDS[kind]}“${subject}”应在期限内办理。`, dueOn: deadlineOn };
}

const TERM = '办理期限由上报时确定；没有新期限的，仍按原期限。';

const decidedByTownship = rule<Escalation>({
  id: 'LO14',
  code: 'COLLECTIVES.ESCALATED_TO_TOWNSHIP',
  sentence: '上报到乡镇的遗留事项在新的期限内办理。',
  basis: [LIST],
  severity: 'task',
  duty: {
    owner: { role: 'station-reviewer', level: 'township' },
    term: TERM,
    consequence: '逾期未办理的列入乡镇的逾期待办，可再上报到县。',
  },
  breach: (facts) => toBeDecided('township', facts),
});

const decidedByCounty = rule<Escalation>({
  id: 'LO15',
  code: 'COLLECTIVES.ESCALATED_TO_COUNTY',
  sentence: '上报到县的遗留事项在新的期限内办理。',
  basis: [LIST],
  severity: 'task',
  duty: {
    owner: { role: 'county-reviewer', level: 'county' },
    term: TERM,
    consequence: '逾期未办理的列入县的逾期待办，由县督办。',
  },
  breach: (facts) => toBeDecided('county', facts),
});

/** One for each level, because each has its own owner. */
export const ESCALATION_DUTIES = [decidedByTownship, decidedByCounty] as const;
