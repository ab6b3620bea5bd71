import type { Household } from '#collectives/facts';
import { accountingLaw, registerRules, rule } from '#kernel';
import { type Books, CUSTODY_STEP_RULES, type CustodyStep, isSeal, keeper } from './custody-rules.js';
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
  breach: ({ custody: { label, standing } }) =>
    standing === 'contested'
      ? {
          detail: `“${label}”的保管人还承担与保管该章不相容的职责。`,
          field: 'custodyId',
          wayForward: '先登记移交，由不承担该职责的另一人保管。',
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
/** Whose application it is, where that is a third person: PS20 says the rest. */
const applicant = ({ applicantId: personId, ...entry }: SealUseEntry): readonly Hand[] =>
  [approver({ applicantId: personId, ...entry }), keeper(entry)].some((hand) => hand.personId === personId)
    ? []
    : [{ personId, part: '申请人', field: 'applicantId' }];
const counterparties = ({ counterpartyIds = [] }: SealUseEntry): readonly Hand[] =>
  counterpartyIds.map((personId, index) => ({
    personId,
    part: '相对方或受益人',
    field: `counterpartyIds[${index}]`,
  }));

export const SEAL_USE_RULES = [
  ...CUSTODY_STEP_RULES,
  onlySealsAreUsed,
  contestedSealsRest,
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
