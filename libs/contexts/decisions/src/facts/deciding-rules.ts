import {
  type Breach,
  type LegalDate,
  addDays,
  citationOf,
  collectivesLaw,
  daysBetween,
  landContractingLaw,
  legislationLaw,
  registerRules,
  rule,
  villageCommitteeLaw,
} from '#kernel';
import { DECIDING_BODIES, type DecidingBody, bodyUnderTheLaw } from './bodies.js';
import { MATTERS, type Matter, decidingBodies, matterUnderTheLaw, specialArticle } from './matters.js';

/* Who may decide what, and how it is called together. */

/** Where two thirds of the members or of the representatives decide about land. */
const REPRESENTATIVES_ON_LAND = [
  landContractingLaw('第十九条'),
  landContractingLaw('第二十八条'),
  landContractingLaw('第五十二条'),
] as const;

export interface ConvenedEntry {
  readonly collectiveId: string;
  /** Absent when it is not registered in the division named. */
  readonly collective: object | undefined;
  /** The village committee that acts where no collective exists. */
  readonly actingCommittee: string | undefined;
  readonly body: DecidingBody;
  readonly today: LegalDate;
  readonly noticedOn: LegalDate;
  readonly heldOn: LegalDate;
}

export interface MatterEntry {
  readonly matter: Matter;
  readonly parcels: readonly string[] | undefined;
  readonly body: DecidingBody;
  readonly today: LegalDate;
  readonly heldOn: LegalDate;
  readonly actingCommittee: string | undefined;
  /** The bodies the county's policy names for the matter on the day; nothing when it has set none. */
  readonly bodiesByPolicy: readonly DecidingBody[] | undefined;
}

/**
 * The first day on which a body may meet when notice is given on a day, which itself does not count (民法典 201). Nothing
 * has to be done on the last day of the notice, so it does not move when that is a holiday (203).
 */
export function earliestMeetingOn(body: DecidingBody, noticedOn: LegalDate): LegalDate {
  return addDays(noticedOn, bodyUnderTheLaw(body).noticeDays ?? 0);
}

/** 「最早 2026-12-06 可再开会」. */
export function nextMeeting(body: DecidingBody, today: LegalDate): string {
  const told = bodyUnderTheLaw(body).noticeDays === undefined ? '按章程通知的，' : '今日通知的，';
  return `${told}最早 ${earliestMeetingOn(body, today)} 可再开会`;
}

export const resolvingCollectiveIsRegistered = rule<ConvenedEntry>({
  id: 'V1',
  code: 'DECISIONS.COLLECTIVE_NOT_REGISTERED',
  sentence: '决议由已登记的农村集体经济组织作出；没有设立集体经济组织的，由村民委员会依法代行。',
  basis: [collectivesLaw('第二十六条'), collectivesLaw('第六十四条'), landContractingLaw('第十三条')],
  severity: 'block',
  breach: ({ collective, collectiveId, actingCommittee }) =>
    collective || (actingCommittee !== undefined && collectiveId.startsWith('54'))
      ? undefined
      : {
          detail: `在所填区划没有登记集体经济组织 ${collectiveId}。`,
          field: 'collectiveId',
          wayForward:
            '核对集体代码和区划；尚未登记的，先登记该集体经济组织；没有设立的，填写代行的村民委员会的代码（54 开头）和名称。',
        },
});

export const committeeActsForNoCollective = rule<ConvenedEntry>({
  id: 'V11',
  code: 'DECISIONS.COMMITTEE_ACTS',
  sentence: '村民委员会只在没有设立集体经济组织时代行其职能；设立之后由集体经济组织决定。',
  basis: [collectivesLaw('第六十四条')],
  severity: 'warn',
  breach: ({ actingCommittee }) =>
    actingCommittee === undefined
      ? undefined
      : { detail: `由${actingCommittee}代行集体经济组织的职能；集体经济组织设立之后，由其决定。` },
});

export const matterBelongsToTheBody = rule<MatterEntry>({
  id: 'V2',
  code: 'DECISIONS.BODY_MAY_NOT_DECIDE',
  sentence:
    '每一事项由依法有权的会议决定；成员代表大会不得决定《农村集体经济组织法》第二十八条保留给成员大会的事项，但《农村土地承包法》第十九条、第二十八条、第五十二条对承包方案、个别调整和由集体以外承包有特别规定，县里的政策参数也准许的，三分之二以上的代表可以决定。',
  basis: [collectivesLaw('第二十六条'), collectivesLaw('第二十八条'), ...REPRESENTATIVES_ON_LAND],
  severity: 'block',
  breach: (entry) => {
    const allowed = decidingBodies(entry);
    const { matter, body, today } = entry;
    const [first] = allowed;
    if (first === undefined || allowed.includes(body)) return undefined;
    const names = allowed.map((each) => DECIDING_BODIES[each]).join('或');
    const detail = `“${MATTERS[matter]}”应由${names}决定，${DECIDING_BODIES[body]}不能决定${keptFrom(entry)}。`;
    return { detail, field: 'body', wayForward: `召开${names}表决，${nextMeeting(first, today)}。` };
  },
});

/** The one statute that keeps it from the body, and the other that would let a county give it to them. */
function keptFrom({ matter, body, heldOn }: MatterEntry): string {
  const special = specialArticle(matter, body, heldOn);
  return special === undefined
    ? ''
    : `：${citationOf(collectivesLaw('第二十八条'))}保留给成员大会，${citationOf(special)}的特别规定须由县里在政策参数 decisions.bodies.${matter} 中准许`;
}

/** Two statutes, one newer and general, one older and special: what the county lets the representatives decide is told. */
export const representativesDecideByTheSpecialLaw = rule<MatterEntry>({
  id: 'V34',
  code: 'DECISIONS.BY_THE_SPECIAL_LAW',
  sentence:
    '代表按《农村土地承包法》第十九条、第二十八条、第五十二条的特别规定决定《农村集体经济组织法》第二十八条保留给成员大会的土地事项的，写明所依的条文；由成员大会决定的，两部法律都符合。',
  basis: [collectivesLaw('第二十八条'), ...REPRESENTATIVES_ON_LAND, legislationLaw('第一百零三条')],
  severity: 'warn',
  bears: ({ matter }) => matterUnderTheLaw(matter).representativesBy !== undefined,
  breach: ({ matter, body, heldOn, today }) => {
    const special = specialArticle(matter, body, heldOn);
    if (special === undefined) return undefined;
    const detail = `“${MATTERS[matter]}”由${DECIDING_BODIES[body]}决定，所依的是${citationOf(special)}的特别规定；${citationOf(collectivesLaw('第二十八条'))}把它保留给成员大会，成员请求撤销时以有权机关的解释为准。`;
    const wayForward = `要两部法律都符合，召开成员大会表决，${nextMeeting('members-assembly', today)}。`;
    return { detail, field: 'body', wayForward };
  },
});

function noticeTooLate({ body, today }: ConvenedEntry, detail: string): Breach {
  const wayForward = `核对通知日；确实不足的，重新通知、重新召开，${nextMeeting(body, today)}。`;
  return { detail, field: 'noticedOn', wayForward };
}

export const noticeIsGivenInTime = rule<ConvenedEntry>({
  id: 'V3',
  code: 'DECISIONS.NOTICE_TOO_SHORT',
  sentence: '召开成员大会、村民会议应当提前十日通知；其他会议按章程通知，不晚于开会日。',
  basis: [collectivesLaw('第二十七条'), collectivesLaw('第二十八条'), villageCommitteeLaw('第二十一条')],
  severity: 'block',
  breach: (entry) => {
    const { body, noticedOn, heldOn } = entry;
    const dates = `通知日 ${noticedOn}，开会日 ${heldOn}`;
    if (noticedOn > heldOn) return noticeTooLate(entry, `${dates}：会后才通知。`);
    const needed = bodyUnderTheLaw(body).noticeDays;
    if (needed === undefined || heldOn >= earliestMeetingOn(body, noticedOn)) return undefined;
    const days = daysBetween(noticedOn, heldOn);
    const detail = `${dates}，相隔只有 ${days} 日，应不少于 ${needed} 日（通知当日不算）。`;
    return { ...noticeTooLate(entry, detail), facts: { days, needed } };
  },
});

export const noticeHasBeenGiven = rule<ConvenedEntry>({
  id: 'V15',
  code: 'DECISIONS.NOTICE_NOT_YET_GIVEN',
  sentence: '通知发出之后才登记。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ noticedOn, today }) =>
    noticedOn <= today
      ? undefined
      : {
          detail: `通知日 ${noticedOn} 还没有到。`,
          field: 'noticedOn',
          wayForward: '核对通知日；通知发出之后再登记。',
        },
});

export const landDecisionNamesItsLand = rule<MatterEntry>({
  id: 'V9',
  code: 'DECISIONS.LAND_NOT_NAMED',
  sentence: '关于发包、出租、流转、调整土地的决议应写明所涉的地块。',
  basis: [landContractingLaw('第五十二条')],
  severity: 'block',
  breach: ({ matter, parcels }) =>
    matterUnderTheLaw(matter).ofLand !== true || parcels !== undefined
      ? undefined
      : {
          detail: `“${MATTERS[matter]}”的决议应写明所涉地块。`,
          field: 'parcels',
          wayForward: '按会议记录填写地块编码；一项决议只用于其中写明的地块。',
        },
});

export const approvalIsStillToCome = rule<Pick<MatterEntry, 'matter'>>({
  id: 'V30',
  code: 'DECISIONS.APPROVAL_TO_COME',
  sentence: '依法须经政府批准、须公示的事项，批准、公示之后才实施。',
  basis: [landContractingLaw('第二十八条'), landContractingLaw('第五十二条'), collectivesLaw('第二十三条')],
  severity: 'warn',
  breach: ({ matter }) => {
    const { approval, objectionNotice } = matterUnderTheLaw(matter);
    const steps = [...(objectionNotice ? ['公示'] : []), ...(approval === undefined ? [] : [approval])];
    if (steps.length === 0) return undefined;
    return { detail: `“${MATTERS[matter]}”还须${steps.join('、')}，之后才能实施。` };
  },
});
