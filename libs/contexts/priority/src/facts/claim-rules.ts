import {
  type Breach,
  type LegalDate,
  civilCode,
  contractingDisputesInterpretation,
  landContractingLaw,
  registerRules,
  rule,
} from '#kernel';
import { type Household, type Roster, membersOn } from '#collectives/facts';
import { isOfThisCollective, type PartyEntry } from '#contracts/facts';
import { type Holder, type Parcel, rightsWithin } from '#land-rights/facts';
import { COUNTED_BY, WINDOW_ENDS, isOfMembers } from './grounds.js';
import type { PriorityWindow } from './state.js';

/* Who may claim, by when, and in which conditions. */

/** Something that happens in a window. */
export interface WindowEntry {
  readonly window: PriorityWindow;
  readonly on: LegalDate;
  readonly today: LegalDate;
}

export interface PartyInWindow extends WindowEntry {
  readonly party: Holder;
  readonly collective: PartyEntry['collective'];
  /** Of the party, when it is a registered household. */
  readonly household: Household | undefined;
  readonly roster: Roster | undefined;
}

export interface ClaimEntry extends PartyInWindow {
  readonly priceFen: number;
  readonly from: LegalDate | undefined;
  readonly to: LegalDate | undefined;
}

export const windowIsRunning = rule<WindowEntry>({
  id: 'Q7',
  code: 'PRIORITY.WINDOW_OVER',
  sentence: '一次优先权征询只了结一次，了结之后不再变动。',
  basis: [registerRules('优先权征询')],
  severity: 'block',
  breach: ({ window: { ended } }) =>
    ended && {
      detail: `这次征询已于 ${ended.on} 了结：${WINDOW_ENDS[ended.how]}。`,
      field: 'windowId',
      wayForward: '不必再办；另有交易条件的，重新公示并登记另一次征询。',
    },
});

export const dayLiesInTheWindow = rule<WindowEntry>({
  id: 'Q7a',
  code: 'PRIORITY.DAY_OUT_OF_ORDER',
  sentence: '主张、放弃和确定优先权人，在征询开始之后，登记之前。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ window: { noticedOn, usedFrom }, on, today }) => {
    const begun = noticedOn ?? usedFrom ?? on;
    return begun <= on && on <= today
      ? undefined
      : { detail: `${on} 应在 ${begun} 与今天 ${today} 之间。`, wayForward: '核对日期。' };
  },
});

/** Members are those of the roster of the day; a household of before the register's roster counts by its collective. */
function isOfTheMembers({ window, collective, household, roster, on }: PartyInWindow): boolean {
  if (!household) return false;
  const { collectiveId } = window;
  if (!isOfThisCollective({ collectiveId, collective }, household.collectiveId)) return false;
  if (!roster || on < roster.openedOn) return true;
  const members = membersOn(roster, on);
  return household.members.some(({ personId }) => members.includes(personId));
}

export const partyComesFirst = rule<PartyInWindow>({
  id: 'Q1a',
  code: 'PRIORITY.NOT_ENTITLED',
  sentence: '主张或者放弃优先权的，是当日有本集体成员的农户；承租人优先的，是该租赁合同的承租人。',
  basis: [
    landContractingLaw('第三十八条第五项'),
    landContractingLaw('第五十一条'),
    civilCode('第七百二十六条'),
  ],
  severity: 'block',
  breach: (entry): Breach | undefined => {
    const { ground, lessees = [] } = entry.window;
    const { id } = entry.party;
    const entitled = isOfMembers(ground) ? isOfTheMembers(entry) : lessees.some((lessee) => lessee.id === id);
    if (entitled) return undefined;
    const detail = isOfMembers(ground)
      ? `农户 ${id} 在 ${entry.on} 没有本集体的成员。`
      : `${id} 不是该合同的承租人。`;
    return { detail, field: 'partyId', wayForward: '核对编号；不是优先权人的，可以按公示条件报名受让。' };
  },
});

export interface OwnLandEntry extends Pick<WindowEntry, 'on'> {
  /** Who claims, or is to be awarded; none when there is no such claim. */
  readonly party: Holder | undefined;
  /** The parcel that is asked about; none of a lease. */
  readonly parcel: Parcel | undefined;
}

/** Whether a party has the contract right on a parcel that day; of one that was split or merged, what went on counts. */
function hasContracted({ party, parcel, on }: OwnLandEntry): boolean {
  if (!parcel) return false;
  const rights = [...parcel.rights, ...(parcel.gone?.carried?.rights ?? [])];
  return rightsWithin({ rights }, 'contract-right', { from: on, to: on }).some(
    ({ standing, holders }) => standing !== 'held' && holders.some(({ id }) => id === party?.id),
  );
}

export const ownLandIsNotClaimed = rule<OwnLandEntry>({
  id: 'Q1i',
  code: 'PRIORITY.CLAIMANT_CONVEYS_IT',
  sentence: '流转自己承包的土地，承包方是流转的一方，不能又以本集体成员的身份主张优先权。',
  basis: [landContractingLaw('第三十六条'), landContractingLaw('第三十八条第五项')],
  severity: 'block',
  bears: ({ parcel }) => parcel !== undefined,
  breach: (entry) =>
    hasContracted(entry)
      ? {
          detail: `${entry.party?.id} 在 ${entry.on} 是地块 ${entry.parcel?.code} 的承包方。`,
          field: 'partyId',
          wayForward: '由其他成员主张；承包方自己要用地的，不流转即可，征询登记其他人放弃或者期满丧失。',
        }
      : undefined,
});

export const conditionsAreEqual = rule<ClaimEntry>({
  id: 'Q1b',
  code: 'PRIORITY.CONDITIONS_NOT_EQUAL',
  sentence: '优先权在同等条件下行使：价款不低于公示的价款，期限不短于公示的期限。',
  basis: [
    landContractingLaw('第三十八条第五项'),
    landContractingLaw('第五十一条'),
    civilCode('第七百二十六条'),
    civilCode('第七百三十四条'),
  ],
  severity: 'block',
  breach: ({ window, priceFen, from = '', to = '' }) => {
    const wayForward = '按公示的价款和期限主张，或者放弃优先权。';
    if (priceFen < window.priceFen)
      return {
        detail: `主张的价款 ${priceFen / 100} 元低于公示的 ${window.priceFen / 100} 元。`,
        field: 'priceFen',
        wayForward,
      };
    if (window.from === undefined || window.to === undefined) return undefined;
    if (from !== '' && from <= window.from && window.to <= to) return undefined;
    return { detail: `主张的期限短于公示的 ${window.from} 至 ${window.to}。`, field: 'to', wayForward };
  },
});

export const claimIsMadeOnce = rule<ClaimEntry>({
  id: 'Q1e',
  code: 'PRIORITY.CLAIMED_ALREADY',
  sentence: '一方在一次征询中只主张一次。',
  basis: [registerRules('优先权征询')],
  severity: 'block',
  breach: ({ window: { claims }, party: { id } }) =>
    claims.some(({ claimant }) => claimant.id === id)
      ? { detail: `${id} 已经主张。`, field: 'partyId', wayForward: '不必再登记。' }
      : undefined,
});

export const waiverIsFinal = rule<PartyInWindow>({
  id: 'Q1f',
  code: 'PRIORITY.WAIVED_ALREADY',
  sentence: '一方在一次征询中书面放弃之后，不再主张，也不再放弃。',
  basis: [registerRules('优先权征询')],
  severity: 'block',
  breach: ({ window: { waivedBy }, party: { id } }) =>
    waivedBy.includes(id)
      ? { detail: `${id} 已经书面放弃。`, field: 'partyId', wayForward: '可以按公示条件报名受让。' }
      : undefined,
});

/** Too late for a window that counts so. */
function tooLate({ window: { lastDay, countedBy }, on }: WindowEntry): Breach | undefined {
  return on <= lastDay
    ? undefined
    : {
        detail: `${on} 才主张，期间已于 ${lastDay} 届满（${COUNTED_BY[countedBy]}），优先权已经丧失。`,
        field: 'claimedOn',
        facts: { lastDay },
        wayForward: `核对主张的日期；确在 ${lastDay} 以后的，按公示条件报名受让。`,
      };
}

export const claimIsInTime = rule<WindowEntry>({
  id: 'Q2',
  code: 'PRIORITY.CLAIM_LAPSED',
  sentence:
    '成员应在书面公示的合理期限内主张优先权；未经公示的，应在受让方开始使用承包地之日起两个月内主张，逾期丧失。',
  basis: [contractingDisputesInterpretation('第十一条'), civilCode('第二百零一条')],
  severity: 'block',
  bears: ({ window: { ground } }) => isOfMembers(ground),
  breach: tooLate,
});

export const claimPrecedesTheApproval = rule<WindowEntry>({
  id: 'Q3',
  code: 'PRIORITY.CLAIM_AFTER_APPROVAL',
  sentence:
    '以其他方式承包的，成员的优先权应在民主议定程序通过并经乡镇人民政府批准之前主张，之后主张的不予支持。',
  basis: [landContractingLaw('第五十一条'), contractingDisputesInterpretation('第十八条')],
  severity: 'block',
  bears: ({ window: { ground } }) => ground === 'other-method',
  breach: ({ window: { barredOn }, on }) =>
    barredOn !== undefined && on > barredOn
      ? {
          detail: `民主程序已经通过，并于 ${barredOn} 经乡镇批准，${on} 才主张。`,
          field: 'claimedOn',
          wayForward: `核对主张的日期；确在 ${barredOn} 以后的，不再有优先权。`,
        }
      : undefined,
});

export const lesseeAnswersInTime = rule<WindowEntry>({
  id: 'Q4',
  code: 'PRIORITY.LESSEE_SILENT',
  sentence:
    '出卖租赁的房屋，承租人在通知后十五日内没有明确表示购买的，视为放弃；续租的，在通知的期限内表示。',
  basis: [civilCode('第七百二十六条'), civilCode('第七百三十四条')],
  severity: 'block',
  bears: ({ window: { ground } }) => !isOfMembers(ground),
  breach: tooLate,
});
