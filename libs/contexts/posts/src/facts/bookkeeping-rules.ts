import {
  type LegalDate,
  accountingLaw,
  addDays,
  addYears,
  collectivesLaw,
  registerRules,
  rule,
} from '#kernel';
import type { Division } from '#divisions/facts';
import type { Post } from './duties.js';
import { type DutyBook, dutiesOn, holdsOn, overlap } from './duty-book.js';
import type { DutyEntry } from './duty-entry.js';
import { handsAreApart } from './hands.js';
import type { Appointment, Bookkeeping } from './state.js';
import { theyAreOfTheStation } from './station-rules.js';

/** Villages that one agency accountant can keep well; practice, no statute. */
const VILLAGES_AT_MOST = 20;
/** Years after which another keeps the books of a village: no policy key names the number yet. */
const ROTATION_YEARS = 5;

export interface AssignmentEntry extends DutyEntry {
  readonly villageCode: string;
  readonly village: Division | undefined;
  readonly accountant: Appointment | undefined;
}

export const booksAreOfARegisteredVillage = rule<AssignmentEntry>({
  id: 'PS28',
  code: 'POSTS.VILLAGE_NOT_REGISTERED',
  sentence: '代理记账的对象是已登记的村；止期不早于起期。',
  basis: [collectivesLaw('第四十四条')],
  severity: 'block',
  breach: ({ village, villageCode, from, to }) => {
    if (village?.kind !== 'village' && village?.kind !== 'neighbourhood')
      return { detail: `${villageCode} 不是已登记的村。`, field: 'divisionCode', wayForward: '先登记该村。' };
    return to !== undefined && to < from
      ? { detail: `止期 ${to} 早于起期 ${from}。`, field: 'to' }
      : undefined;
  },
});

export const accountantHasRoomForTheVillage = rule<AssignmentEntry>({
  id: 'PS29',
  code: 'POSTS.TOO_MANY_VILLAGES',
  sentence: '一名代理会计一般负责八至二十个村。',
  basis: [registerRules('代理记账')],
  severity: 'warn',
  breach: ({ accountant }) => {
    const villages = (accountant?.villages.length ?? 0) + 1;
    return villages > VILLAGES_AT_MOST
      ? { detail: `加上本村共 ${villages} 个村，超过 ${VILLAGES_AT_MOST} 个，建议分给其他代理会计。` }
      : undefined;
  },
});

export const accountantIsRotated = rule<AssignmentEntry>({
  id: 'PS30',
  code: 'POSTS.ROTATION_DUE',
  sentence: '同一人连续为同一村记账满五年的，应当轮岗。',
  basis: [registerRules('代理记账')],
  severity: 'task',
  breach: ({ book, personId, from, to, villageCode }) => {
    const since = keptSince(book, personId, from);
    const dueOn = rotationDueOn(since);
    return to !== undefined && to < dueOn
      ? undefined
      : { detail: `自 ${since} 起为 ${villageCode} 记账，到 ${dueOn} 满五年，应轮岗。`, dueOn };
  },
});

/** The day from which somebody who has kept the books of a village since then should no longer keep them. */
export function rotationDueOn(since: LegalDate): LegalDate {
  return addYears(since, ROTATION_YEARS);
}

/** Spells that follow each other are one: a new assignment does not begin the years anew. */
function keptSince(book: DutyBook | undefined, personId: string, from: LegalDate): LegalDate {
  const before = dutiesOn(book, addDays(from, -1)).find(
    (held) => held.duty === 'agency-bookkeeping' && held.personId === personId,
  );
  return before ? keptSince(book, personId, before.from) : from;
}

export interface KeptEntry {
  readonly bookkeeping: Bookkeeping;
  readonly on: LegalDate;
  readonly today: LegalDate;
}

export const booksAreBeingKept = rule<KeptEntry>({
  id: 'PS31',
  code: 'POSTS.BOOKS_NOT_KEPT',
  sentence: '只对进行中的代理记账登记代班、交接和终止，日期在起期之后、今天之前。',
  basis: [registerRules('代理记账')],
  severity: 'block',
  breach: ({ bookkeeping: { standing, from, to }, on, today }) => {
    if (standing !== 'assigned') return { detail: '该代理记账已终止或未能生效。', field: 'bookkeepingId' };
    if (on > today) return { detail: `${on} 还没有到。`, field: 'on' };
    return holdsOn({ from, to }, on)
      ? undefined
      : {
          detail: `${on} 不在代理记账期间（${from} 起${to === undefined ? '' : `至 ${to}`}）。`,
          field: 'on',
        };
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

export interface DeputyEntry {
  readonly bookkeeping: Bookkeeping;
  readonly deputy: Appointment | undefined;
  readonly villageCode: string;
  readonly from: LegalDate;
  readonly to: LegalDate;
}

export const deputyActsForAWhile = rule<DeputyEntry>({
  id: 'PS32',
  code: 'POSTS.DEPUTY_TERM',
  sentence: '代班在代理记账期间之内，一时由一人代班。',
  basis: [registerRules('代理记账')],
  severity: 'block',
  breach: ({ bookkeeping, from, to }) => {
    if (bookkeeping.standing !== 'assigned')
      return { detail: '该代理记账已终止或未能生效。', field: 'bookkeepingId' };
    if (to < from) return { detail: `止期 ${to} 早于起期 ${from}。`, field: 'to' };
    if (!holdsOn(bookkeeping, from) || !holdsOn(bookkeeping, to))
      return { detail: `代班 ${from} 至 ${to} 超出代理记账期间。`, field: 'from' };
    const other = bookkeeping.deputies.find((deputy) => overlap(deputy, { from, to }));
    return other && { detail: `${other.from} 至 ${other.to} 已授权另一人代班。`, field: 'from' };
  },
});

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

const KEEPERS: readonly Post[] = ['agency-accountant'];
/** The books go to a colleague, or back to the village's own accountant. */
const TAKERS: readonly Post[] = [...KEEPERS, 'accountant'];
/** 一般会计人员由会计主管监交 (会计法 39); a station without a chief has its head. */
const OVERSEERS: readonly Post[] = ['chief-accountant', 'station-head'];

export const ASSIGNMENT_RULES = [
  booksAreOfARegisteredVillage,
  theyAreOfTheStation<AssignmentEntry>(({ accountant: appointment, from: on }) => [
    { appointment, part: '代理会计', field: 'postId', posts: KEEPERS, on },
  ]),
  accountantHasRoomForTheVillage,
  accountantIsRotated,
] as const;

export const DEPUTY_RULES = [
  deputyActsForAWhile,
  theyAreOfTheStation<DeputyEntry>(({ deputy: appointment, from: on }) => [
    { appointment, part: '代班人', field: 'deputyPostId', posts: KEEPERS, on },
  ]),
  handsAreApart<DeputyEntry>(({ bookkeeping, deputy }) => [
    { personId: bookkeeping.personId, part: '代理会计', field: 'bookkeepingId' },
    ...(deputy ? [{ personId: deputy.personId, part: '代班人', field: 'deputyPostId' }] : []),
  ]),
] as const;

export const HAND_OVER_RULES = [
  booksAreBeingKept,
  theyAreOfTheStation<HandOverEntry>(({ taker, supervisor, proxy, byProxy, on }) => [
    { appointment: taker, part: '接管人', field: 'takerPostId', posts: TAKERS, on },
    { appointment: supervisor, part: '监交人', field: 'supervisorPostId', posts: OVERSEERS, on },
    ...(byProxy
      ? [
          {
            appointment: proxy,
            part: '代办移交的人',
            field: 'proxy.postId',
            posts: [...KEEPERS, ...OVERSEERS],
            on,
          },
        ]
      : []),
  ]),
  handsAreApart<HandOverEntry>(({ giverId, takerId, supervisorId }) => [
    { personId: giverId, part: '移交人', field: 'bookkeepingId' },
    { personId: takerId, part: '接管人', field: 'takerPostId' },
    { personId: supervisorId, part: '监交人', field: 'supervisorPostId' },
  ]),
] as const;
