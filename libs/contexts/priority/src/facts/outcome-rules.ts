import {
  type LegalDate,
  contractingDisputesInterpretation,
  landContractingLaw,
  registerRules,
  rule,
} from '#kernel';
import { approvalIsMissing } from '#contracts/facts';
import type { Authorisation, Resolution } from '#decisions/facts';
import type { WindowEntry } from './claim-rules.js';
import { type ClaimOrder, isOfMembers } from './grounds.js';
import { type PriorityClaim, type PriorityWindow, lastDayToClaim } from './state.js';

/* How a window comes to its end. */

export const windowLapsesWhenItIsOver = rule<WindowEntry>({
  id: 'Q8',
  code: 'PRIORITY.NOT_LAPSED_YET',
  sentence: '优先权在期间届满而无人主张时丧失；还有主张的，先确定优先权人。',
  basis: [contractingDisputesInterpretation('第十一条')],
  severity: 'block',
  breach: ({ window, today }) => {
    const last = lastDayToClaim(window);
    const { length } = window.claims;
    if (today > last && length === 0) return undefined;
    return {
      detail: today > last ? `还有 ${length} 项主张没有处理。` : `今天 ${today}，期间到 ${last} 才届满。`,
      field: 'windowId',
      wayForward: `${last} 之后无人主张的再登记；有人主张的，确定优先权人，或者登记其放弃。`,
    };
  },
});

export const windowIsBarredOnce = rule<Pick<WindowEntry, 'window'>>({
  id: 'Q3a',
  code: 'PRIORITY.NOTHING_TO_BAR',
  sentence: '民主程序通过并经批准，只使以其他方式承包的、尚未了结的征询不再接受主张，并且只记一次。',
  basis: [contractingDisputesInterpretation('第十八条')],
  severity: 'block',
  breach: ({ window: { ground, barredOn, ended } }) =>
    ground === 'other-method' && barredOn === undefined && ended === undefined
      ? undefined
      : { detail: '这次征询不因批准而变化。', field: 'windowId', wayForward: '不必再记。' },
});

export interface ProcedureEntry extends WindowEntry {
  readonly resolution: Resolution | undefined;
  readonly approval: Authorisation | undefined;
}

/** The day on which both the resolution and its approval are there. */
export function approvedOn(
  resolution: Pick<Resolution, 'heldOn'> | undefined,
  approval: Pick<Authorisation, 'decidedOn'> | undefined,
): LegalDate | undefined {
  if (!resolution || !approval) return undefined;
  return resolution.heldOn > approval.decidedOn ? resolution.heldOn : approval.decidedOn;
}

export const procedureIsApproved = rule<ProcedureEntry>({
  id: 'Q3b',
  code: 'PRIORITY.PROCEDURE_NOT_APPROVED',
  sentence: '使成员不能再主张优先权的，是就该地块通过的决议，和乡镇人民政府对这份决议的批准。',
  basis: [landContractingLaw('第五十一条'), contractingDisputesInterpretation('第十八条')],
  severity: 'block',
  breach: ({ window: { subject, collectiveId }, resolution, approval }) =>
    resolution?.standing === 'carried' &&
    resolution.collectiveId === collectiveId &&
    resolution.parcels?.includes(subject)
      ? approvalIsMissing({ approval, resolution })
      : {
          detail: `没有本集体就地块 ${subject} 通过的这份决议。`,
          field: 'resolutionId',
          wayForward: '核对决议编号和决议所列的地块。',
        },
});

export interface AwardEntry extends WindowEntry {
  readonly claimId: string;
  readonly claim: PriorityClaim | undefined;
  readonly order: ClaimOrder | undefined;
}

export const awardGoesToAClaim = rule<AwardEntry>({
  id: 'Q8a',
  code: 'PRIORITY.NO_SUCH_CLAIM',
  sentence: '优先权人从期间内的主张人中确定；成员优先的，在期间届满之后确定。',
  basis: [landContractingLaw('第三十八条第五项')],
  severity: 'block',
  breach: ({ window, claimId, claim, on }) => {
    if (!claim) return { detail: `没有主张 ${claimId}。`, field: 'claimId', wayForward: '核对主张的编号。' };
    const last = lastDayToClaim(window);
    return isOfMembers(window.ground) && on <= last
      ? {
          detail: `期间到 ${last} 才届满，还可能有别的成员主张。`,
          field: 'awardedOn',
          wayForward: `${last} 之后再确定。`,
        }
      : undefined;
  },
});

export const claimsAreOrdered = rule<AwardEntry>({
  id: 'Q8b',
  code: 'PRIORITY.ORDER_UNCLEAR',
  sentence: '几人都主张优先权的，写明以什么方式确定；出价高的优先的，只能是出价最高的一个。',
  basis: [registerRules('优先权征询')],
  severity: 'block',
  breach: ({ window: { claims }, claim, order }) => {
    const wayForward = '按出价、协商、抽签或者决议的结果填写确定方式；只有一人主张的不填。';
    if (claims.length > 1 !== (order !== undefined))
      return { detail: `有 ${claims.length} 项主张，确定方式与此不符。`, field: 'order', wayForward };
    const rivals = claims.filter(({ claimId }) => claimId !== claim?.claimId);
    return order === 'higher-offer' && rivals.some(({ priceFen }) => priceFen >= (claim?.priceFen ?? 0))
      ? { detail: '这项主张的出价不是唯一最高的。', field: 'claimId', wayForward }
      : undefined;
  },
});

/** What is left to be done about a window after something happened in it. */
export interface FollowUp {
  readonly window: Pick<PriorityWindow, 'windowId' | 'lastDay'>;
  /** Claims that stand afterwards. */
  readonly standing: number;
  readonly over: boolean;
}

export const windowIsFollowedUp = rule<FollowUp>({
  id: 'Q9',
  code: 'PRIORITY.WINDOW_RUNS_OUT',
  sentence: '优先权征询期满后，登记其结果：放弃、丧失或者确定优先权人。',
  basis: [contractingDisputesInterpretation('第十一条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '自公示、通知或者开始使用起计算的期间届满之日。',
    consequence: '没有登记结果的，不能与受让方订立合同。',
  },
  breach: ({ window: { windowId, lastDay }, over }) =>
    over
      ? undefined
      : {
          detail: `优先权征询 ${windowId} 于 ${lastDay} 期满，期满后登记结果。`,
          dueOn: lastDay,
          occurrence: windowId,
          wayForward: '无人主张的登记丧失；有人主张的确定优先权人。',
        },
});

export const claimIsToBeSettled = rule<FollowUp>({
  id: 'Q10',
  code: 'PRIORITY.CLAIM_TO_BE_SETTLED',
  sentence: '有人主张优先权的，期满后从主张人中确定优先权人，与其订立合同。',
  basis: [landContractingLaw('第三十八条第五项'), landContractingLaw('第五十一条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '征询期间届满之日。',
    consequence: '不顾优先权与他人订立合同的，登记簿不予登记，优先权人可以请求赔偿。',
  },
  breach: ({ window: { windowId, lastDay }, standing }) =>
    standing === 0
      ? undefined
      : {
          detail: `优先权征询 ${windowId} 有 ${standing} 项主张，应确定优先权人。`,
          dueOn: lastDay,
          occurrence: windowId,
          wayForward: '确定优先权人；主张人反悔的，登记其放弃。',
        },
});

/** Duties that end with the window they are about. */
export const WINDOW_DUTIES = [windowIsFollowedUp, claimIsToBeSettled] as const;
