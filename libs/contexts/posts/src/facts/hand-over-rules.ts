import { type LegalDate, accountingLaw, registerRules, rule } from '#kernel';
import type { Post } from './duties.js';
import { holdsOn, overlap } from './duty-book.js';
import { termRunsForward } from './entry-rules.js';
import { handsAreApart } from './hands.js';
import { type Appointment, BOOKKEEPING_STANDINGS, type Bookkeeping } from './state.js';
import { type Colleague, KEEPERS, theyAreOfTheStation } from './station-rules.js';

/* While the books of a village are kept by one, another may deputise; when the one leaves, another takes over. */

export const booksAreKept = rule<{ readonly bookkeeping: Bookkeeping }>({
  id: 'PS31',
  code: 'POSTS.BOOKS_NOT_KEPT',
  sentence: '只对进行中的代理记账登记代班、交接和终止。',
  basis: [registerRules('代理记账')],
  severity: 'block',
  breach: ({ bookkeeping: { standing } }) =>
    standing === 'assigned'
      ? undefined
      : {
          detail: `该代理记账${BOOKKEEPING_STANDINGS[standing]}。`,
          field: 'bookkeepingId',
          wayForward: '核对代理记账编号；仍须记账的，先由农经站审核重新分工。',
        },
});

export interface KeptEntry {
  readonly bookkeeping: Bookkeeping;
  readonly on: LegalDate;
  readonly today: LegalDate;
}

export const dayIsInTheBookkeeping = rule<KeptEntry>({
  id: 'PS53',
  code: 'POSTS.NOT_WHILE_KEPT',
  sentence: '交接和终止的日期在代理记账期间之内，到了那一天才登记。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ bookkeeping: { from, to }, on, today }) => {
    if (on > today) return { detail: `${on} 还没有到。`, field: 'on', wayForward: '到了那一天再登记。' };
    if (holdsOn({ from, to }, on)) return undefined;
    const period = `${from} 起${to === undefined ? '' : `至 ${to}`}`;
    const detail = `${on} 不在代理记账期间（${period}）。`;
    return { detail, field: 'on', wayForward: '按移交清册核对日期，改填期间以内的日期。' };
  },
});

export const booksAreHandedOverFirst = rule<KeptEntry>({
  id: 'D9-39a',
  code: 'POSTS.NO_HAND_OVER',
  sentence: '终止代理记账之前，与接管人员在监交人监督下办清会计交接。',
  basis: [accountingLaw('第三十九条')],
  severity: 'block',
  breach: ({ bookkeeping: { handedOver }, on }) => {
    if (handedOver && handedOver.on <= on) return undefined;
    const wayForward = '先登记会计交接（移交人、接管人、监交人和移交清册），交接之日起终止。';
    return handedOver
      ? { detail: `交接日 ${handedOver.on} 晚于终止日 ${on}。`, field: 'on', wayForward }
      : { detail: '没有登记会计交接。', field: 'bookkeepingId', wayForward };
  },
});

export const BOOKKEEPING_ENDING_RULES = [
  booksAreKept,
  dayIsInTheBookkeeping,
  booksAreHandedOverFirst,
] as const;

export interface DeputyEntry {
  readonly bookkeeping: Bookkeeping;
  readonly deputy: Appointment | undefined;
  readonly villageCode: string;
  readonly from: LegalDate;
  readonly to: LegalDate;
}

export const deputyActsWithinTheBookkeeping = rule<DeputyEntry>({
  id: 'PS32',
  code: 'POSTS.DEPUTY_TERM',
  sentence: '代班在代理记账期间之内。',
  basis: [registerRules('代理记账')],
  severity: 'block',
  breach: ({ bookkeeping, from, to }) => {
    if (holdsOn(bookkeeping, from) && holdsOn(bookkeeping, to)) return undefined;
    const detail = `代班 ${from} 至 ${to} 超出代理记账期间。`;
    return { detail, field: 'from', wayForward: '把代班的起期和止期改到代理记账期间以内。' };
  },
});

export const oneDeputyActsAtATime = rule<DeputyEntry>({
  id: 'PS52',
  code: 'POSTS.DEPUTY_ALREADY_NAMED',
  sentence: '一时由一人代班。',
  basis: [registerRules('代理记账')],
  severity: 'block',
  breach: ({ bookkeeping: { deputies }, from, to }) => {
    const other = deputies.find((deputy) => overlap(deputy, { from, to }));
    return (
      other && {
        detail: `${other.from} 至 ${other.to} 已授权另一人代班。`,
        field: 'from',
        wayForward: `从 ${other.to} 的次日起代班，或在 ${other.from} 之前止。`,
      }
    );
  },
});

export const DEPUTY_RULES = [
  booksAreKept,
  termRunsForward,
  deputyActsWithinTheBookkeeping,
  oneDeputyActsAtATime,
  theyAreOfTheStation<DeputyEntry>(({ deputy: appointment, from: on }) => [
    { appointment, part: '代班人', field: 'deputyPostId', posts: KEEPERS, on },
  ]),
  handsAreApart<DeputyEntry>(({ bookkeeping, deputy }) => [
    { personId: bookkeeping.personId, part: '代理会计', field: 'bookkeepingId' },
    ...(deputy ? [{ personId: deputy.personId, part: '代班人', field: 'deputyPostId' }] : []),
  ]),
] as const;

export interface HandOverEntry extends KeptEntry {
  readonly villageCode: string;
  readonly taker: Appointment | undefined;
  readonly supervisor: Appointment | undefined;
  /** Who gives for an accountant who cannot. */
  readonly proxy: Appointment | undefined;
  readonly byProxy: boolean;
  readonly giverId: string;
  readonly takerId: string;
  readonly supervisorId: string;
}

/** The books go to a colleague, or back to the village's own accountant. */
const TAKERS: readonly Post[] = [...KEEPERS, 'accountant'];
/** 一般会计人员由会计主管监交 (会计法 39); a station without a chief has its head. */
const OVERSEERS: readonly Post[] = ['chief-accountant', 'station-head'];
const PROXIES: readonly Post[] = [...KEEPERS, ...OVERSEERS];

function thoseWhoHandOver(entry: HandOverEntry): readonly Colleague[] {
  const { taker, supervisor, proxy, byProxy, on } = entry;
  return [
    { appointment: taker, part: '接管人', field: 'takerPostId', posts: TAKERS, on },
    { appointment: supervisor, part: '监交人', field: 'supervisorPostId', posts: OVERSEERS, on },
    ...(byProxy
      ? [{ appointment: proxy, part: '代办移交的人', field: 'proxy.postId', posts: PROXIES, on }]
      : []),
  ];
}

export const HAND_OVER_RULES = [
  booksAreKept,
  dayIsInTheBookkeeping,
  theyAreOfTheStation(thoseWhoHandOver),
  handsAreApart<HandOverEntry>(({ giverId, takerId, supervisorId }) => [
    { personId: giverId, part: '移交人', field: 'bookkeepingId' },
    { personId: takerId, part: '接管人', field: 'takerPostId' },
    { personId: supervisorId, part: '监交人', field: 'supervisorPostId' },
  ]),
] as const;
