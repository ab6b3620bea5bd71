import { type Rule, accountingLaw, collectivesLaw, rule, villageCommitteeLaw } from '#kernel';
import { DUTIES, type Duty, kindOf, postsOf } from './duties.js';
import type { DutyBook, HeldDuty } from './duty-book.js';
import { type DutyEntry, meeting } from './duty-entry.js';
import { areNearKin } from './kin.js';

type Tie = 'self' | 'near-kin';
const TIES: Readonly<Record<Tie, string>> = { self: '本人', 'near-kin': '其近亲属' };

function tieOf({ book, personId }: DutyEntry, held: HeldDuty): Tie | undefined {
  if (held.personId === personId) return 'self';
  return areNearKin(book?.kin ?? [], held.personId, personId) ? 'near-kin' : undefined;
}

/**
 * Two sides that are kept apart: nobody holds a duty of each, nor, where the law says so, one while near kin
 * hold the other. Whichever of the two comes second is refused.
 */
function apart(
  given: Pick<Rule<DutyEntry>, 'id' | 'code' | 'sentence' | 'basis'> & {
    readonly one: readonly Duty[];
    readonly other: readonly Duty[];
    readonly ties: readonly Tie[];
  },
): Rule<DutyEntry> {
  const { one, other, ties, ...said } = given;
  const facing = (duty: Duty): readonly Duty[] => [
    ...(one.includes(duty) ? other : []),
    ...(other.includes(duty) ? one : []),
  ];
  return rule<DutyEntry>({
    ...said,
    severity: 'block',
    breach: (entry) => {
      const barred = facing(entry.duty);
      for (const held of meeting(entry)) {
        const tie = tieOf(entry, held);
        if (tie && ties.includes(tie) && barred.includes(held.duty)) return clash(entry, held, tie);
      }
      return undefined;
    },
  });
}

function clash({ duty, personId }: DutyEntry, held: HeldDuty, tie: Tie) {
  const until = held.to === undefined ? '起' : `至 ${held.to} `;
  return {
    detail: `${TIES[tie]}自 ${held.from} ${until}承担“${DUTIES[held.duty]}”，该人不能同时承担“${DUTIES[duty]}”。`,
    field: 'personId',
    facts: { personId, heldBy: held.personId, dutyId: held.dutyId },
    wayForward: `由另一人承担，或先终止、移交“${DUTIES[held.duty]}”。`,
  };
}

const BOARD = postsOf('board');
const SUPERVISORS = postsOf('supervisors');
/** 财务人员、会计人员: whoever does accounting work, in the village or for it. */
const FINANCE: readonly Duty[] = [
  ...postsOf('accounting').filter((code) => kindOf(code).accounting),
  'agency-bookkeeping',
];
const CASHIERS: readonly Duty[] = ['cashier', 'agency-cashier'];
const BOOKKEEPERS: readonly Duty[] = [
  'accountant',
  'revenue-bookkeeper',
  'claims-bookkeeper',
  'agency-bookkeeping',
  'agency-accountant',
];
const CHECKERS: readonly Duty[] = ['internal-checker', 'station-checker'];

export const supervisorsAreIndependent = apart({
  id: 'PS1',
  code: 'POSTS.SUPERVISOR_NOT_INDEPENDENT',
  sentence: '理事会成员、财务人员、会计人员及其近亲属不得担任监事会成员或者监事。',
  basis: [collectivesLaw('第三十四条')],
  one: SUPERVISORS,
  other: [...BOARD, ...FINANCE],
  ties: ['self', 'near-kin'],
});

export const directorsAreNotKin = apart({
  id: 'PS2',
  code: 'POSTS.DIRECTORS_ARE_KIN',
  sentence: '理事会成员之间实行近亲属回避。',
  basis: [collectivesLaw('第二十九条')],
  one: BOARD,
  other: BOARD,
  ties: ['near-kin'],
});

export const villageSupervisionIsIndependent = apart({
  id: 'PS3',
  code: 'POSTS.VILLAGE_SUPERVISION_NOT_INDEPENDENT',
  sentence: '村民委员会成员及其近亲属不得担任村务监督机构成员。',
  basis: [villageCommitteeLaw('第三十二条')],
  one: postsOf('village-supervision'),
  other: postsOf('village-committee'),
  ties: ['self', 'near-kin'],
});

export const cashierKeepsNoBooks = apart({
  id: 'D9-35',
  code: 'POSTS.CASHIER_KEEPS_BOOKS',
  sentence: '出纳人员不得兼任稽核、会计档案保管和收入、支出、费用、债权债务账目的登记工作。',
  basis: [accountingLaw('第三十五条')],
  one: CASHIERS,
  other: [...CHECKERS, ...BOOKKEEPERS, 'accounting-archivist', 'account-books', 'archive'],
  ties: ['self'],
});

export const bookkeeperIsApart = apart({
  id: 'PS4',
  code: 'POSTS.BOOKKEEPER_NOT_APART',
  sentence: '记账人员与审批人员、财物保管人员相互分离。',
  basis: [accountingLaw('第二十五条')],
  one: BOOKKEEPERS,
  other: ['board-chair', 'village-committee-chair', 'property-custodian'],
  ties: ['self'],
});

export const makerIsNotChecker = apart({
  id: 'PS5',
  code: 'POSTS.MAKER_IS_CHECKER',
  sentence: '制单、记账与稽核由不同的人担任。',
  basis: [accountingLaw('第二十五条'), accountingLaw('第三十五条')],
  one: BOOKKEEPERS,
  other: CHECKERS,
  ties: ['self'],
});

export const paymentSealsAreKeptApart = apart({
  id: 'PS6',
  code: 'POSTS.PAYMENT_SEALS_TOGETHER',
  sentence: '财务专用章与银行预留名章、支票由不同的人保管。',
  basis: [accountingLaw('第二十五条')],
  one: ['financial-seal'],
  other: ['bank-seal', 'cheques'],
  ties: ['self'],
});

export const cashierKeepsNoFinancialSeal = apart({
  id: 'PS7',
  code: 'POSTS.CASHIER_KEEPS_FINANCIAL_SEAL',
  sentence: '出纳不保管财务专用章。',
  basis: [accountingLaw('第二十五条')],
  one: CASHIERS,
  other: ['financial-seal'],
  ties: ['self'],
});

/** Those of the rules that near kin can break: a declaration may show that they have been broken all along. */
const KIN_APART_RULES = [
  supervisorsAreIndependent,
  directorsAreNotKin,
  villageSupervisionIsIndependent,
] as const;

/** How a duty that is held already breaks a rule over near kin, by what has been declared since. */
export function opposition(book: DutyBook, held: HeldDuty) {
  for (const { id, breach } of KIN_APART_RULES) {
    const found = breach({ ...held, book });
    if (found) return { rule: id, detail: found.detail };
  }
  return undefined;
}
