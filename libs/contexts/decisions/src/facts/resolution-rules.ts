import {
  type Breach,
  type LegalDate,
  TWO_THIRDS,
  collectivesLaw,
  daysBetween,
  fewestAtLeast,
  landContractingLaw,
  registerRules,
  rule,
} from '#kernel';
import type { Collective } from '#collectives/facts';
import { DECIDING_BODIES, type DecidingBody, MATTERS, type Matter } from './events.js';

/** Calendar days between notice and assembly at least (集体法 27). */
const NOTICE_DAYS = 10;
/** From this day the representatives may not decide on contracting land (集体法 28). */
const COLLECTIVES_LAW_IN_FORCE: LegalDate = '2025-05-01';
const RESERVED_TO_MEMBERS: readonly Matter[] = ['land-lease-outside', 'household-contracting-plan'];

export interface ResolutionEntry {
  readonly alreadyAdopted: boolean;
  readonly collectiveId: string;
  readonly collective: Collective | undefined;
  readonly matter: Matter;
  readonly parcels: readonly string[] | undefined;
  readonly body: DecidingBody;
  /** The bodies the county's policy names for the matter on the day; nothing when it has set none. */
  readonly bodiesByPolicy: readonly DecidingBody[] | undefined;
  readonly today: LegalDate;
  readonly noticedOn: LegalDate;
  readonly heldOn: LegalDate;
  readonly eligible: number;
  readonly present: number;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
}

/** Votes in favour that the roster of the day asks for. */
export function votesNeeded(eligible: number): number {
  return fewestAtLeast(eligible, TWO_THIRDS);
}

/** The bodies that may decide a matter on a day: the county's policy, else the statute. */
export function decidingBodies(
  matter: Matter,
  heldOn: LegalDate,
  byPolicy: readonly DecidingBody[] | undefined,
): readonly DecidingBody[] {
  if (byPolicy) return byPolicy;
  return RESERVED_TO_MEMBERS.includes(matter) && heldOn >= COLLECTIVES_LAW_IN_FORCE
    ? ['members-assembly']
    : ['members-assembly', 'representatives-assembly'];
}

export const resolutionIsRecordedOnce = rule<ResolutionEntry>({
  id: 'V8',
  code: 'DECISIONS.ALREADY_RECORDED',
  sentence: '同一次会议的同一项决议只登记一次。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ alreadyAdopted, heldOn, matter }) =>
    alreadyAdopted
      ? {
          detail: `${heldOn} 会议关于“${MATTERS[matter]}”的这项决议已经登记过。`,
          field: 'subject',
          wayForward: '在决议登记簿中查找原来的编号；若是另一项决议，请写明不同的内容。',
        }
      : undefined,
});

export const leaseDecisionNamesItsLand = rule<ResolutionEntry>({
  id: 'V9',
  code: 'DECISIONS.LAND_NOT_NAMED',
  sentence: '关于发包、出租土地的决议应写明所涉的地块。',
  basis: [landContractingLaw('第五十二条')],
  severity: 'block',
  breach: ({ matter, parcels }) =>
    matter === 'household-contracting-plan' || parcels !== undefined
      ? undefined
      : {
          detail: `“${MATTERS[matter]}”的决议应写明所涉地块。`,
          field: 'parcels',
          wayForward: '按会议记录填写地块编码；一项决议只用于其中写明的地块。',
        },
});

export const resolvingCollectiveIsRegistered = rule<ResolutionEntry>({
  id: 'V1',
  code: 'DECISIONS.COLLECTIVE_NOT_REGISTERED',
  sentence: '决议由已登记的农村集体经济组织作出。',
  basis: [collectivesLaw('第二十二条'), collectivesLaw('第二十六条')],
  severity: 'block',
  breach: ({ collective, collectiveId }) =>
    collective
      ? undefined
      : {
          detail: `在所填区划没有登记集体经济组织 ${collectiveId}。`,
          field: 'collectiveId',
          wayForward: '核对集体代码和区划；尚未登记的，先登记该集体经济组织。',
        },
});

export const matterBelongsToTheBody = rule<ResolutionEntry>({
  id: 'V2',
  code: 'DECISIONS.BODY_MAY_NOT_DECIDE',
  sentence: '成员代表大会不得决定土地承包等依法应由成员大会决定的事项。',
  basis: [collectivesLaw('第二十六条'), collectivesLaw('第二十八条'), landContractingLaw('第五十二条')],
  severity: 'block',
  breach: ({ matter, body, heldOn, bodiesByPolicy }) => {
    const allowed = decidingBodies(matter, heldOn, bodiesByPolicy);
    if (allowed.includes(body)) return undefined;
    const names = allowed.map((each) => DECIDING_BODIES[each]).join('或');
    return {
      detail: `“${MATTERS[matter]}”应由${names}决定，${DECIDING_BODIES[body]}不能决定。`,
      field: 'body',
      wayForward: `召开${names}表决。`,
    };
  },
});

function noticeTooLate(detail: string): Breach {
  return { detail, field: 'noticedOn', wayForward: '核对通知日；确实不足的，应重新通知、重新召开。' };
}

export const noticeIsGivenInTime = rule<ResolutionEntry>({
  id: 'V3',
  code: 'DECISIONS.NOTICE_TOO_SHORT',
  sentence: '召开成员大会应当提前十日通知成员；召开成员代表大会按章程通知，不晚于开会日。',
  basis: [collectivesLaw('第二十七条'), collectivesLaw('第二十八条')],
  severity: 'block',
  breach: ({ body, noticedOn, heldOn }) => {
    const dates = `通知日 ${noticedOn}，开会日 ${heldOn}`;
    if (noticedOn > heldOn) return noticeTooLate(`${dates}：会后才通知。`);
    const days = daysBetween(noticedOn, heldOn);
    if (body !== 'members-assembly' || days >= NOTICE_DAYS) return undefined;
    const detail = `${dates}，相隔只有 ${days} 日，应不少于 ${NOTICE_DAYS} 日（通知当日不算）。`;
    return { ...noticeTooLate(detail), facts: { days, needed: NOTICE_DAYS } };
  },
});

export const assemblyHasBeenHeld = rule<ResolutionEntry>({
  id: 'V4',
  code: 'DECISIONS.NOT_YET_HELD',
  sentence: '会议召开之后才有决议。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ heldOn, today }) =>
    heldOn <= today
      ? undefined
      : {
          detail: `开会日 ${heldOn} 还没有到。`,
          field: 'heldOn',
          wayForward: '核对开会日；会议开过、决议通过之后再登记。',
        },
});

export const votesAddUp = rule<ResolutionEntry>({
  id: 'V5',
  code: 'DECISIONS.VOTES_DO_NOT_ADD_UP',
  sentence: '赞成、反对、弃权之和等于到会人数，到会人数不超过应到人数。',
  basis: [collectivesLaw('第二十七条')],
  severity: 'block',
  breach: ({ eligible, present, inFavour, against, abstained }) => {
    const wayForward = '按名册和会议记录核对应到、到会人数和各项票数。';
    if (present > eligible)
      return { detail: `到会 ${present} 人多于应到 ${eligible} 人。`, field: 'votes.present', wayForward };
    const votes = inFavour + against + abstained;
    if (votes === present) return undefined;
    const detail = `赞成、反对、弃权共 ${votes} 票，与到会 ${present} 人不符。`;
    return { detail, field: 'votes', wayForward };
  },
});

export const quorumIsPresent = rule<ResolutionEntry>({
  id: 'V6',
  code: 'DECISIONS.NO_QUORUM',
  sentence: '成员大会应有三分之二以上具有完全民事行为能力的成员参加。',
  basis: [collectivesLaw('第二十七条')],
  severity: 'block',
  breach: ({ body, eligible, present }) => {
    const needed = votesNeeded(eligible);
    if (body !== 'members-assembly' || present >= needed) return undefined;
    return {
      detail: `应到 ${eligible} 人，至少要到 ${needed} 人，实到 ${present} 人，会议不能表决。`,
      field: 'votes.present',
      facts: { eligible, needed, present },
      wayForward: '重新召集会议；可以线上参加，或由同户成员代为参加。',
    };
  },
});

export const twoThirdsAreInFavour = rule<ResolutionEntry>({
  id: 'V7',
  code: 'DECISIONS.NOT_ADOPTED',
  sentence: '决议经应到的全体成员或者全体代表三分之二以上同意，方为通过。',
  basis: [collectivesLaw('第二十七条'), collectivesLaw('第二十八条'), landContractingLaw('第五十二条')],
  severity: 'block',
  breach: ({ eligible, inFavour }) => {
    const needed = votesNeeded(eligible);
    if (inFavour >= needed) return undefined;
    return {
      detail: `应到 ${eligible} 人，至少要 ${needed} 票赞成，只有 ${inFavour} 票，决议没有通过。`,
      field: 'votes.inFavour',
      facts: { eligible, needed, inFavour },
      wayForward: '没有通过的决议不登记；可以修改方案，重新召集会议表决。',
    };
  },
});

export const RESOLUTION_RULES = [
  resolutionIsRecordedOnce,
  leaseDecisionNamesItsLand,
  resolvingCollectiveIsRegistered,
  matterBelongsToTheBody,
  noticeIsGivenInTime,
  assemblyHasBeenHeld,
  votesAddUp,
  quorumIsPresent,
  twoThirdsAreInFavour,
] as const;
