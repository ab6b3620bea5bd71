import { type LegalDate, accountingLaw, collectiveFinanceRules, registerRules, rule } from '#kernel';
import { type CustodyKind, SEALS } from './duties.js';
import type { DutyBook } from './duty-book.js';
import { type DutyEntry, meeting } from './duty-entry.js';
import { type CollectiveEntry, collectiveIsOfThePlace } from './entry-rules.js';
import { type Hand, handsAreApart, theyAreInOffice } from './hands.js';
import { CUSTODY_STANDINGS, type Custody, keeperOn } from './state.js';

/** The duty books of the place and of its township. */
export type Books = readonly (DutyBook | undefined)[];

export interface CustodyEntry extends DutyEntry, CollectiveEntry {
  readonly known: Custody | undefined;
  readonly label: string;
  readonly keeper: Hand;
  readonly books: Books;
  readonly today: LegalDate;
}

export const custodyIsRegisteredOnce = rule<CustodyEntry>({
  id: 'PS33',
  code: 'POSTS.CUSTODY_ALREADY_REGISTERED',
  sentence: '一枚印章、一套档案只登记一次。',
  basis: [registerRules('保管登记')],
  severity: 'block',
  breach: ({ known, label }) =>
    known && {
      detail: `“${label}”已于 ${known.from} 登记（${CUSTODY_STANDINGS[known.standing]}）。`,
      field: 'label',
      wayForward: '换人保管请登记移交；新刻的印章请用新的名称或编号。',
    },
});

export const custodyHasBegun = rule<CustodyEntry>({
  id: 'PS34',
  code: 'POSTS.CUSTODY_NOT_BEGUN',
  sentence: '保管物启用、交到保管人手中之后登记。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ from, today }) =>
    from > today
      ? {
          detail: `保管起始日 ${from} 还没有到。`,
          field: 'from',
          wayForward: '按启用登记核对保管起始日；还没有启用的，启用之后再登记。',
        }
      : undefined,
});

export const booksOfTheCommitteeAreSeparate = rule<DutyEntry>({
  id: 'M12',
  code: 'POSTS.KEPT_FOR_BOTH',
  sentence: '集体经济组织与村民委员会分设账簿和账户，印章、账册宜分别保管。',
  basis: [collectiveFinanceRules('第三十三条')],
  severity: 'warn',
  breach: (entry) => {
    const everywhere = meeting({ ...entry, organisationId: undefined });
    const other = everywhere.find(
      ({ duty, personId, organisationId }) =>
        duty === entry.duty && personId === entry.personId && organisationId !== entry.organisationId,
    );
    return other && { detail: `该人已为 ${other.organisationId} 保管同类的章或账册，建议分开。` };
  },
});

/** Something that is done to what is kept, on a day. */
export interface CustodyStep {
  readonly custody: Custody;
  readonly on: LegalDate;
  readonly today: LegalDate;
  /** Of the use of a seal that was forgotten: why it is entered after what came later; of nothing else. */
  readonly lateReason?: string | undefined;
  /** Whether it may be entered late at all. */
  readonly mayBeLate?: boolean;
}

/** Of a day before the last that is recorded, with a reason, and of a time when it was kept already. */
export function isEnteredLate({ custody, on, lateReason }: CustodyStep): boolean {
  return lateReason !== undefined && on < custody.lastOn && keeperOn(custody, on) !== undefined;
}

export const custodyIsAtHand = rule<CustodyStep>({
  id: 'PS35',
  code: 'POSTS.CUSTODY_ENDED',
  sentence: '遗失、注销的保管物不再移交、使用。',
  basis: [registerRules('保管登记')],
  severity: 'block',
  breach: (step) =>
    (step.custody.standing === 'lost' || step.custody.standing === 'cancelled') && !isEnteredLate(step)
      ? {
          detail: `“${step.custody.label}”的状态是“${CUSTODY_STANDINGS[step.custody.standing]}”。`,
          field: 'custodyId',
          wayForward: '核对保管物编号；补办的印章、票据用新的名称或编号登记保管，再办理。',
        }
      : undefined,
});

/** What may still be done about a day that has been passed. */
function orderedAnew({ custody, on, mayBeLate }: CustodyStep): string {
  if (!mayBeLate) return `${custody.lastOn} 之前的事项已不能补登。`;
  return keeperOn(custody, on) === undefined
    ? `${on} 该章还没有登记保管，不能补登用章。`
    : '确实漏登的用章，在 lateReason 中写明漏登的原因，补登。';
}

export const custodyStepsFollowEachOther = rule<CustodyStep>({
  id: 'PS57',
  code: 'POSTS.CUSTODY_OUT_OF_ORDER',
  sentence: '移交、使用、遗失、注销按发生的先后登记，发生之后登记；漏登的用章写明原因补登。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: (step) => {
    const { custody, on, today } = step;
    const { lastOn } = custody;
    if (on > today) return { detail: `${on} 还没有到。`, field: 'on', wayForward: '到了那一天再登记。' };
    if (on >= lastOn || isEnteredLate(step)) return undefined;
    const wayForward = `核对日期；${orderedAnew(step)}`;
    return { detail: `${on} 早于上一条登记的日期 ${lastOn}。`, field: 'on', wayForward };
  },
});

/** What is judged of everything that is done to what is kept. */
export const CUSTODY_STEP_RULES = [custodyIsAtHand, custodyStepsFollowEachOther] as const;

export const giverIsTheKeeper = rule<CustodyStep & { readonly giverId: string }>({
  id: 'PS36',
  code: 'POSTS.GIVER_IS_NOT_KEEPER',
  sentence: '由登记的保管人移交。',
  basis: [accountingLaw('第三十九条'), registerRules('保管登记')],
  severity: 'block',
  breach: ({ custody: { keeperId, from }, giverId }) =>
    giverId === keeperId
      ? undefined
      : {
          detail: `${from} 起的保管人不是移交人。`,
          field: 'giverId',
          facts: { keeperId },
          wayForward: '移交人改填登记的保管人；中间换过保管人的，先逐次登记移交。',
        },
});

export function isSeal(kind: CustodyKind): boolean {
  return SEALS.includes(kind);
}

export const lossIsMadeKnown = rule<CustodyStep>({
  id: 'PS38',
  code: 'POSTS.LOSS_TO_BE_ANNOUNCED',
  sentence: '印章、票据遗失的，报告、声明作废后再补办。',
  basis: [registerRules('保管登记')],
  severity: 'task',
  duty: {
    owner: { role: 'chair' },
    term: '遗失之日起尽快办理，没有法定的截止日。',
    consequence: '未声明作废即被冒用的，由此产生的责任难以免除。',
  },
  breach: ({ custody: { kind, label }, on }) =>
    isSeal(kind) || kind === 'cheques' || kind === 'receipt-books'
      ? { detail: `“${label}”于 ${on} 遗失：向公安机关、开户银行报告，声明作废，再补办。` }
      : undefined,
});

export const keeper = ({ custody }: CustodyStep): Hand => ({
  personId: custody.keeperId,
  part: '保管人',
  field: 'custodyId',
});

export const CUSTODY_RULES = [
  custodyIsRegisteredOnce,
  collectiveIsOfThePlace,
  custodyHasBegun,
  theyAreInOffice<CustodyEntry>(({ books, keeper: hand, from: on }) => ({ books, hands: [hand], on })),
  booksOfTheCommitteeAreSeparate,
] as const;

export interface CustodyHandOverEntry extends CustodyStep, DutyEntry {
  readonly books: Books;
  readonly giverId: string;
  readonly takerId: string;
  readonly supervisorId: string;
}

const taker = ({ takerId: personId }: CustodyHandOverEntry): Hand => ({
  personId,
  part: '接收人',
  field: 'takerId',
});
const supervisor = ({ supervisorId: personId }: { readonly supervisorId: string }): Hand => ({
  personId,
  part: '监交人',
  field: 'supervisorId',
});

export const CUSTODY_HAND_OVER_RULES = [
  ...CUSTODY_STEP_RULES,
  giverIsTheKeeper,
  handsAreApart<CustodyHandOverEntry>((entry) => [
    { personId: entry.giverId, part: '移交人', field: 'giverId' },
    taker(entry),
    supervisor(entry),
  ]),
  theyAreInOffice<CustodyHandOverEntry>((entry) => ({
    books: entry.books,
    hands: [taker(entry), supervisor(entry)],
    on: entry.on,
  })),
  booksOfTheCommitteeAreSeparate,
] as const;

export interface CancellationEntry extends CustodyStep {
  readonly books: Books;
  readonly supervisorId: string;
}

export const CANCELLATION_RULES = [
  ...CUSTODY_STEP_RULES,
  handsAreApart<CancellationEntry>((entry) => [keeper(entry), supervisor(entry)]),
  theyAreInOffice<CancellationEntry>((entry) => ({
    books: entry.books,
    hands: [supervisor(entry)],
    on: entry.on,
  })),
] as const;
