import {
  type LegalDate,
  accountingLaw,
  collectiveFinanceRules,
  collectivesLaw,
  registerRules,
  rule,
} from '#kernel';
import type { Collective } from '#collectives/facts';
import { type CustodyKind, SEALS } from './duties.js';
import type { DutyBook } from './duty-book.js';
import { type DutyEntry, meeting } from './duty-entry.js';
import { type Hand, handsAreApart, theyAreInOffice } from './hands.js';
import { CUSTODY_STANDINGS, type Custody } from './state.js';

/** The duty books of the place and of its township. */
export type Books = readonly (DutyBook | undefined)[];

export interface CustodyEntry extends DutyEntry {
  readonly known: Custody | undefined;
  readonly label: string;
  readonly collectiveId: string | undefined;
  readonly collective: Collective | undefined;
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

export const custodyIsOfItsOrganisation = rule<CustodyEntry>({
  id: 'PS34',
  code: 'POSTS.CUSTODY_OF_NOBODY',
  sentence: '保管物属于已登记在该区划的集体经济组织，或属于村民委员会；启用之后登记。',
  basis: [collectivesLaw('第四十三条'), registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ collectiveId, collective, from, today }) => {
    if (collectiveId !== undefined && !collective)
      return { detail: `在该区划没有登记集体经济组织 ${collectiveId}。`, field: 'collectiveId' };
    return from > today ? { detail: `保管起始日 ${from} 还没有到。`, field: 'from' } : undefined;
  },
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
}

export const custodyIsAtHand = rule<CustodyStep>({
  id: 'PS35',
  code: 'POSTS.CUSTODY_ENDED',
  sentence: '遗失、注销的保管物不再移交、使用；日期依次在后。',
  basis: [registerRules('保管登记')],
  severity: 'block',
  breach: ({ custody: { standing, label, lastOn }, on, today }) => {
    if (standing === 'lost' || standing === 'cancelled')
      return { detail: `“${label}”${CUSTODY_STANDINGS[standing]}。`, field: 'custodyId' };
    if (on > today) return { detail: `${on} 还没有到。`, field: 'on' };
    return on < lastOn ? { detail: `${on} 早于上一条登记的日期 ${lastOn}。`, field: 'on' } : undefined;
  },
});

export const giverIsTheKeeper = rule<CustodyStep & { readonly giverId: string }>({
  id: 'PS36',
  code: 'POSTS.GIVER_IS_NOT_KEEPER',
  sentence: '由登记的保管人移交。',
  basis: [accountingLaw('第三十九条'), registerRules('保管登记')],
  severity: 'block',
  breach: ({ custody: { keeperId, from }, giverId }) =>
    giverId === keeperId
      ? undefined
      : { detail: `${from} 起的保管人不是移交人。`, field: 'giverId', facts: { keeperId } },
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
  custodyIsOfItsOrganisation,
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
  custodyIsAtHand,
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
  custodyIsAtHand,
  handsAreApart<CancellationEntry>((entry) => [keeper(entry), supervisor(entry)]),
  theyAreInOffice<CancellationEntry>((entry) => ({
    books: entry.books,
    hands: [supervisor(entry)],
    on: entry.on,
  })),
] as const;
