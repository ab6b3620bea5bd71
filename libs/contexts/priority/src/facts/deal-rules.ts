import { type Breach, civilCode, contractingDisputesInterpretation, landContractingLaw, rule } from '#kernel';
import { type OutsiderDeal, askedFor, windowsOf } from './deals.js';
import type { PriorityWindow } from './state.js';

/* What stands against a deal with somebody who does not come first. */

export interface DealEntry {
  readonly deal: OutsiderDeal;
}

function stillOpen({ subject, windowId, claims, lastDay }: PriorityWindow): Breach {
  return claims.length > 0
    ? {
        detail: `标的 ${subject} 的征询 ${windowId} 有 ${claims.length} 项优先权主张没有处理。`,
        wayForward: '确定优先权人并与其订立合同，或者登记主张人放弃。',
      }
    : {
        detail: `标的 ${subject} 的征询 ${windowId} 还没有了结，期间到 ${lastDay} 届满。`,
        wayForward: `${lastDay} 之后无人主张的，登记优先权丧失，再订立合同。`,
      };
}

/** The first of some windows that keeps the deal from those who do not come first. */
function firstThatStands(windows: readonly PriorityWindow[], receivers: readonly string[]) {
  for (const { subject, ended, ...window } of windows) {
    if (ended === undefined) return { ...stillOpen({ subject, ...window }), facts: { subject } };
    if (ended.how === 'awarded' && !receivers.includes(ended.winner?.id ?? ''))
      return {
        detail: `标的 ${subject} 的优先权已由 ${ended.winner?.id} 在同等条件下行使。`,
        facts: { subject },
        wayForward: '与优先权人订立合同；其反悔的，按新的条件重新征询。',
      };
  }
  return undefined;
}

const priorityStands = ({ deal }: DealEntry): Breach | undefined =>
  firstThatStands(windowsOf(deal), deal.receivers);

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
  breach: ({ deal }) => firstThatStands(windowsOf(deal).filter(isClaimed), deal.receivers),
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
    const untold = deal.subjects.find((subject) => askedFor(deal, subject).length === 0);
    return untold && { detail: `没有登记就出卖征询租赁合同 ${untold.subject} 的承租人。` };
  },
});

type Conditions = Pick<PriorityWindow, 'priceFen' | 'from' | 'to'>;

type Whose = '公示' | '优先权人主张';

function cheaper(asked: readonly Conditions[], { priceFen: paidFen }: OutsiderDeal, whose: Whose) {
  const askedFen = asked.reduce((sum, { priceFen }) => sum + priceFen, 0);
  return paidFen !== undefined && paidFen < askedFen
    ? { detail: `价款 ${paidFen / 100} 元低于${whose}的 ${askedFen / 100} 元。` }
    : undefined;
}

function longer(asked: readonly Conditions[], deal: OutsiderDeal, whose: Whose) {
  const term = asked.find(({ from = deal.from, to = deal.to }) => deal.from < from || to < deal.to);
  return term && { detail: `期限超出${whose}的 ${term.from} 至 ${term.to}。`, field: 'to' };
}

/** Where a deal is better for whoever receives than the conditions of all askings together. */
function betterThan(asked: readonly Conditions[], deal: OutsiderDeal, whose: Whose): Breach | undefined {
  const better = cheaper(asked, deal, whose) ?? longer(asked, deal, whose);
  return better && { ...better, wayForward: `按${whose}的条件订立；条件变了的，重新公示征询。` };
}

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
  breach: ({ deal }) => betterThan(windowsOf(deal), deal, '公示'),
});

/** What the winner claimed, of each window in which it was one of those who receive. */
function wonIn({ receivers, ...deal }: OutsiderDeal): readonly Conditions[] {
  return windowsOf({ receivers, ...deal }).flatMap(({ ended, claims, ...offered }) => {
    const winner = ended?.winner?.id;
    if (winner === undefined || !receivers.includes(winner)) return [];
    return [claims.find(({ claimant }) => claimant.id === winner) ?? offered];
  });
}

export const winnerGetsWhatWasAwarded = rule<DealEntry>({
  id: 'Q1h',
  code: 'PRIORITY.BETTER_THAN_AWARDED',
  sentence: '优先权人在同等条件下优先：与其订立合同，价款不低于、期限不超出其主张并据以确定的条件。',
  basis: [
    landContractingLaw('第三十八条第五项'),
    landContractingLaw('第五十一条'),
    civilCode('第七百二十六条'),
  ],
  severity: 'block',
  bears: ({ deal }) => wonIn(deal).length > 0,
  breach: ({ deal }) => betterThan(wonIn(deal), deal, '优先权人主张'),
});

/**
 * A warning and no refusal: the correction tells what the paper said all along, the register must not go on saying otherwise, and
 * a contract below the asking is not void by that. Whoever was passed over has a claim for damages (民法典 728), which this keeps
 * in sight. What the parties agree before they sign is refused by Q1c and Q1h.
 */
export const correctedRentIsComparedWithTheAsking = rule<{
  /** The contract with its plan as it is right; none where the plan was recorded as it is. */
  readonly deal: OutsiderDeal | undefined;
}>({
  id: 'CL63',
  code: 'PRIORITY.CORRECTED_BELOW_THE_ASKING',
  sentence:
    '更正后的租金低于公示或者优先权人主张的条件的，照合同登记，但被越过的优先权人可以请求赔偿，应当复核更正的依据。',
  basis: [landContractingLaw('第三十八条第五项'), civilCode('第七百二十八条'), civilCode('第二百二十条')],
  severity: 'warn',
  bears: ({ deal }) => deal !== undefined && (isBeforeAnOutsider({ deal }) || wonIn(deal).length > 0),
  breach: ({ deal }) => {
    if (!deal) return undefined;
    const offered = isBeforeAnOutsider({ deal }) ? cheaper(windowsOf(deal), deal, '公示') : undefined;
    const below = cheaper(wonIn(deal), deal, '优先权人主张') ?? offered;
    return below && { detail: `更正后的第一年${below.detail}` };
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
    const unasked = deal.subjects.find((subject) => askedFor(deal, subject).length === 0);
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
  winnerGetsWhatWasAwarded,
  unpublishedDealMayBeClaimed,
] as const;

/** For the sale of a house. */
export const HOUSE_SALE_RULES = [
  saleWaitsForTheLessee,
  outsiderGetsWhatWasOffered,
  winnerGetsWhatWasAwarded,
  lesseeIsToldOfTheSale,
] as const;
