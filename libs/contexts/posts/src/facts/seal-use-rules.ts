import type { Household } from '#collectives/facts';
import { accountingLaw, registerRules, rule } from '#kernel';
import { type Books, CUSTODY_STEP_RULES, type CustodyStep, isEnteredLate, isSeal } from './custody-rules.js';
import { CUSTODY_KINDS } from './duties.js';
import type { DutyBook } from './duty-book.js';
import {
  type Hand,
  dealWithOfficersIsFlagged,
  handsAreApart,
  nobodyDecidesForKin,
  theyAreInOffice,
} from './hands.js';
import { isRegistered, nobodyOfThatId } from './registered-persons.js';
import { keeperOn } from './state.js';

export const onlySealsAreUsed = rule<CustodyStep>({
  id: 'PS37',
  code: 'POSTS.NOT_A_SEAL',
  sentence: '用章登记只对印章。',
  basis: [registerRules('用章登记')],
  severity: 'block',
  breach: ({ custody: { kind, label } }) =>
    isSeal(kind)
      ? undefined
      : {
          detail: `“${label}”是${CUSTODY_KINDS[kind]}，不是印章。`,
          field: 'custodyId',
          wayForward: '核对保管物编号，选所用的印章。',
        },
});

export const contestedSealsRest = rule<CustodyStep>({
  id: 'PS58',
  code: 'POSTS.CUSTODY_CONTESTED',
  sentence: '保管有冲突的印章先移交再使用。',
  basis: [accountingLaw('第二十五条'), registerRules('用章登记')],
  severity: 'block',
  // Under an earlier keeper it was used when nothing was amiss.
  breach: ({ custody: { label, standing, from }, on }) =>
    standing === 'contested' && on >= from
      ? {
          detail: `“${label}”的保管人还承担与保管该章不相容的职责。`,
          field: 'custodyId',
          wayForward: '先登记移交，由不承担该职责的另一人保管。',
        }
      : undefined,
});

export const sealUsesAreEnteredAtOnce = rule<CustodyStep>({
  id: 'PS63',
  code: 'POSTS.SEAL_USE_ENTERED_LATE',
  sentence: '用章当日登记；漏登后补登的，写明原因，登记簿上注明是补登。',
  basis: [registerRules('用章登记')],
  severity: 'warn',
  breach: (step) =>
    isEnteredLate(step)
      ? {
          detail: `用章 ${step.on}，早于上一条登记的日期 ${step.custody.lastOn}，${step.today} 补登：${step.lateReason}。`,
          field: 'on',
        }
      : undefined,
});

export interface SealUseEntry extends CustodyStep {
  readonly book: DutyBook | undefined;
  readonly books: Books;
  readonly applicantId: string;
  readonly household: Household | undefined;
  readonly approverId: string;
  readonly counterpartyIds: readonly string[] | undefined;
}

export const applicantIsRegistered = rule<SealUseEntry>({
  id: 'PS46',
  code: 'POSTS.APPLICANT_NOT_REGISTERED',
  sentence: '用章的申请人是已登记的人。',
  basis: [registerRules('用章登记')],
  severity: 'block',
  breach: ({ applicantId, household, books }) =>
    books.some((book) => isRegistered(applicantId, { household, book }))
      ? undefined
      : nobodyOfThatId(applicantId, 'applicantId', '填写申请人所在的农户；不是农户成员的，先登记任职。'),
});

const approver = ({ approverId: personId }: SealUseEntry): Hand => ({
  personId,
  part: '审批人',
  field: 'approverId',
});
const counterparties = ({ counterpartyIds = [] }: SealUseEntry): readonly Hand[] =>
  counterpartyIds.map((personId, index) => ({
    personId,
    part: '相对方或受益人',
    field: `counterpartyIds[${index}]`,
  }));

/** Of whom it was asked: on a day that is entered late somebody else may have kept it. */
const keeper = ({ custody, on }: SealUseEntry): Hand => ({
  personId: keeperOn(custody, on) ?? custody.keeperId,
  part: '保管人',
  field: 'custodyId',
});

/** Whose application it is, where that is a third person: PS20 says the rest. */
const applicant = (entry: SealUseEntry): readonly Hand[] =>
  [approver(entry), keeper(entry)].some(({ personId }) => personId === entry.applicantId)
    ? []
    : [{ personId: entry.applicantId, part: '申请人', field: 'applicantId' }];

export const SEAL_USE_RULES = [
  ...CUSTODY_STEP_RULES,
  onlySealsAreUsed,
  contestedSealsRest,
  sealUsesAreEnteredAtOnce,
  applicantIsRegistered,
  handsAreApart<SealUseEntry>((entry) => [
    { personId: entry.applicantId, part: '申请人', field: 'applicantId' },
    approver(entry),
    keeper(entry),
  ]),
  theyAreInOffice<SealUseEntry>((entry) => ({
    books: entry.books,
    hands: [approver(entry), keeper(entry)],
    on: entry.on,
  })),
  nobodyDecidesForKin<SealUseEntry>((entry) => ({
    book: entry.book,
    deciders: [approver(entry), keeper(entry)],
    concerned: [...applicant(entry), ...counterparties(entry)],
  })),
  dealWithOfficersIsFlagged<SealUseEntry>((entry) => ({
    book: entry.book,
    organisationId: entry.custody.organisationId,
    parties: counterparties(entry),
    on: entry.on,
  })),
] as const;
