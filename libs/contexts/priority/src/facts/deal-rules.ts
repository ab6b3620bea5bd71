import {
  type Breach,
  type LegalDate,
  civilCode,
  contractingDisputesInterpretation,
  landContractingLaw,
  rule,
} from '#kernel';
import type { PriorityGround } from './grounds.js';
import type { PriorityBook, PriorityWindow } from './state.js';

/* What stands against a deal with somebody who does not come first. */

/** A subject of the deal, and what was asked about it. */
export interface AskedSubject {
  readonly subject: string;
  readonly book: PriorityBook | undefined;
}

/** A deal with outsiders: those who do not come first. */
export interface OutsiderDeal {
  /** Of which kinds the askings are that bear on it: whoever lets a sale go by has not waived a renewal. */
  readonly grounds: readonly PriorityGround[];
  readonly subjects: readonly AskedSubject[];
  /** None when nobody who receives is one. */
  readonly outsiders: readonly string[];
  readonly receivers: readonly string[];
  readonly from: LegalDate;
  readonly to: LegalDate;
  /** What the first year brings, or the whole of a sale, in fen; none when it cannot be told. */
  readonly priceFen: number | undefined;
}

export interface DealEntry {
  readonly deal: OutsiderDeal;
}

/** The last window of a subject whose offer shares a day with the deal. */
function askedFor({ grounds, ...deal }: OutsiderDeal, { book }: AskedSubject): PriorityWindow | undefined {
  return book?.windows.findLast(
    ({ ground, from = deal.from, to = deal.to }) =>
      grounds.includes(ground) && from <= deal.to && deal.from <= to,
  );
}

function windowsOf(deal: OutsiderDeal): readonly PriorityWindow[] {
  return deal.subjects.flatMap((subject) => askedFor(deal, subject) ?? []);
}

function stillOpen({ windowId, claims, lastDay }: PriorityWindow): Breach {
  return claims.length > 0
    ? {
        detail: `征询 ${windowId} 有 ${claims.length} 项优先权主张没有处理。`,
        wayForward: '确定优先权人并与其订立合同，或者登记主张人放弃。',
      }
    : {
        detail: `征询 ${windowId} 还没有了结，期间到 ${lastDay} 届满。`,
        wayForward: `${lastDay} 之后无人主张的，登记优先权丧失，再订立合同。`,
      };
}

/** The first window that keeps the deal from those who do not come first. */
function priorityStands({ deal }: DealEntry): Breach | undefined {
  for (const { subject, ended, ...window } of windowsOf(deal)) {
    if (ended === undefined) return { ...stillOpen({ subject, ...window }), facts: { subject } };
    if (ended.how === 'awarded' && !deal.receivers.includes(ended.winner?.id ?? ''))
      return {
        detail: `标的 ${subject} 的优先权已由 ${ended.winner?.id} 在同等条件下行使。`,
        facts: { subject },
        wayForward: '与优先权人订立合同；其反悔的，按新的条件重新征询。',
      };
  }
  return undefined;
}

const isBeforeAnOutsider = ({ deal }: DealEntry): boolean =>
  deal.outsiders.length > 0 && windowsOf(deal).length > 0;

export const membersComeFirst = rule<DealEntry>({
  id: 'Q1',
  code: 'PRIORITY.MEMBERS_COME_FIRST',
  sentence:
    '土地经营权流转、以其他方式承包，同等条件下本集体成员优先：征询没有了结，或者优先权人已经确定的，不能给外人。',
  basis: [landContractingLaw('第三十八条第五项'), landContractingLaw('第五十一条')],
  severity: 'block',
  bears: isBeforeAnOutsider,
  breach: priorityStands,
});

/** Whoever comes first has claimed: of the windows that nobody claimed in, a member may take what is offered. */
const isClaimed = ({ claims, ended }: PriorityWindow): boolean =>
  ended === undefined ? claims.length > 0 : ended.how === 'awarded';

export const claimantsAreOrderedBeforeTheDeal = rule<DealEntry>({
  id: 'Q1g',
  code: 'PRIORITY.ANOTHER_MEMBER_CLAIMED',
  sentence: '成员主张优先权的，先确定优先权人，再与其订立合同；也不能绕过优先权人与其他成员订立。',
  basis: [landContractingLaw('第三十八条第五项'), landContractingLaw('第五十一条')],
  severity: 'block',
  bears: ({ deal }) => deal.outsiders.length === 0 && windowsOf(deal).some(isClaimed),
  breach: ({ deal }) => {
    const claimed = deal.subjects.filter((subject) => {
      const window = askedFor(deal, subject);
      return window !== undefined && isClaimed(window);
    });
    return priorityStands({ deal: { ...deal, subjects: claimed } });
  },
});

export const renewalWaitsForTheLessee = rule<DealEntry>({
  id: 'Q5a',
  code: 'PRIORITY.LESSEE_COMES_FIRST',
  sentence: '征询原承租人没有了结，或者原承租人已经在同等条件下主张的，不能续签给他人。',
  basis: [civilCode('第七百三十四条')],
  severity: 'block',
  bears: isBeforeAnOutsider,
  breach: priorityStands,
});

export const saleWaitsForTheLessee = rule<DealEntry>({
  id: 'Q4a',
  code: 'PRIORITY.LESSEE_MAY_BUY',
  sentence: '出卖租赁的房屋，征询承租人没有了结，或者承租人已经在同等条件下购买的，不能卖给他人。',
  basis: [civilCode('第七百二十六条')],
  severity: 'block',
  bears: isBeforeAnOutsider,
  breach: priorityStands,
});

export const lesseeIsToldOfTheSale = rule<DealEntry>({
  id: 'Q4b',
  code: 'PRIORITY.LESSEE_NOT_TOLD',
  sentence: '出卖租赁的房屋，应在出卖之前的合理期限内通知承租人；没有通知的，合同有效，但应赔偿承租人。',
  basis: [civilCode('第七百二十六条'), civilCode('第七百二十八条')],
  severity: 'warn',
  bears: ({ deal: { outsiders, subjects } }) => outsiders.length > 0 && subjects.length > 0,
  breach: ({ deal }) => {
    const untold = deal.subjects.find((subject) => askedFor(deal, subject) === undefined);
    return untold && { detail: `没有登记就出卖征询租赁合同 ${untold.subject} 的承租人。` };
  },
});

export const outsiderGetsWhatWasOffered = rule<DealEntry>({
  id: 'Q1c',
  code: 'PRIORITY.BETTER_THAN_OFFERED',
  sentence: '优先权人放弃或者丧失的是按公示条件的优先权：给外人的价款不低于、期限不超出公示的条件。',
  basis: [
    landContractingLaw('第三十八条第五项'),
    landContractingLaw('第五十一条'),
    civilCode('第七百二十六条'),
  ],
  severity: 'block',
  bears: isBeforeAnOutsider,
  breach: ({ deal }) => {
    const windows = windowsOf(deal);
    const wayForward = '按公示的条件订立；条件变了的，重新公示征询。';
    const offeredFen = windows.reduce((sum, { priceFen }) => sum + priceFen, 0);
    if (deal.priceFen !== undefined && deal.priceFen < offeredFen)
      return {
        detail: `价款 ${deal.priceFen / 100} 元低于公示的 ${offeredFen / 100} 元。`,
        wayForward,
      };
    const longer = windows.find(({ from = deal.from, to = deal.to }) => deal.from < from || to < deal.to);
    return longer && { detail: `期限超出公示的 ${longer.from} 至 ${longer.to}。`, field: 'to', wayForward };
  },
});

export const unpublishedDealMayBeClaimed = rule<DealEntry>({
  id: 'Q1d',
  code: 'PRIORITY.MEMBERS_NOT_ASKED',
  sentence:
    '给外人以前，宜书面公示征询本集体成员；没有公示的，成员自受让方开始使用之日起两个月内仍可主张优先权。',
  basis: [contractingDisputesInterpretation('第十一条'), landContractingLaw('第三十八条第五项')],
  severity: 'warn',
  bears: ({ deal }) => deal.outsiders.length > 0,
  breach: ({ deal }) => {
    const unasked = deal.subjects.find((subject) => askedFor(deal, subject) === undefined);
    return (
      unasked && {
        detail: `地块 ${unasked.subject} 没有公示征询本集体成员，两个月内仍可能有成员主张优先权。`,
      }
    );
  },
});

/** For every deal over land of a collective. */
export const LAND_DEAL_RULES = [
  membersComeFirst,
  claimantsAreOrderedBeforeTheDeal,
  outsiderGetsWhatWasOffered,
  unpublishedDealMayBeClaimed,
] as const;

/** For the sale of a house. */
export const HOUSE_SALE_RULES = [
  saleWaitsForTheLessee,
  outsiderGetsWhatWasOffered,
  lesseeIsToldOfTheSale,
] as const;

export const SALE_GROUNDS = ['house-sale'] as const;
export const LAND_GROUNDS = ['land-conveyance', 'other-method'] as const;
export const RENEWAL_GROUNDS = ['house-renewal', 'land-renewal'] as const;

/** Subjects with their books, as they were loaded. */
export function askedSubjects(
  loaded: readonly { readonly id: string; readonly state: PriorityBook | undefined }[],
): readonly AskedSubject[] {
  return loaded.map(({ id: subject, state: book }) => ({ subject, book }));
}

/** Whether the one who comes first has let a deal go by: waived it, or kept silent until the last day. */
export function hasLetGo(deal: OutsiderDeal): boolean {
  return windowsOf(deal).some(({ ended }) => ended?.how === 'waived' || ended?.how === 'lapsed');
}
