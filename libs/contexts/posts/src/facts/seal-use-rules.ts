import type { Household } from '#collectives/facts';
import { registerRules, rule } from '#kernel';
import { type Books, type CustodyStep, custodyIsAtHand, isSeal, keeper } from './custody-rules.js';
import { CUSTODY_KINDS } from './duties.js';
import type { DutyBook } from './duty-book.js';
import {
  type Hand,
  dealWithOfficersIsFlagged,
  handsAreApart,
  nobodyDecidesForKin,
  theyAreInOffice,
} from './hands.js';
import { isRegistered } from './registered-persons.js';

export const onlySealsAreUsed = rule<CustodyStep>({
  id: 'PS37',
  code: 'POSTS.NOT_A_SEAL',
  sentence: '用章登记只对印章；保管有冲突的印章先移交再使用。',
  basis: [registerRules('用章登记')],
  severity: 'block',
  breach: ({ custody: { kind, label, standing } }) => {
    if (!isSeal(kind))
      return { detail: `“${label}”是${CUSTODY_KINDS[kind]}，不是印章。`, field: 'custodyId' };
    return standing === 'contested'
      ? {
          detail: `“${label}”的保管人与其另一职责冲突。`,
          field: 'custodyId',
          wayForward: '先移交给另一人保管。',
        }
      : undefined;
  },
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
      : {
          detail: `没有登记编号为 ${applicantId} 的人。`,
          field: 'applicantId',
          wayForward: '填写申请人所在的农户。',
        },
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

export const SEAL_USE_RULES = [
  custodyIsAtHand,
  onlySealsAreUsed,
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
    concerned: counterparties(entry),
  })),
  dealWithOfficersIsFlagged<SealUseEntry>((entry) => ({
    book: entry.book,
    organisationId: entry.custody.organisationId,
    parties: counterparties(entry),
    on: entry.on,
  })),
] as const;
