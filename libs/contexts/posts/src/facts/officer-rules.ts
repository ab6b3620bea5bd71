import { type LegalDate, collectivesLaw, lastDayOfTerm, rule, villageCommitteeLaw } from '#kernel';
import type { Collective } from '#collectives/facts';
import type { AppointmentEntry } from './appointment-rules.js';
import { BODIES, type Body, POST_TITLES, isPost, kindOf, postsOf } from './duties.js';
import { meeting } from './duty-entry.js';
import type { Manner } from './events.js';

/** Years of a term in a body that is elected (集体法 29; 村民委员会组织法 11). */
const TERM_YEARS = 5;
const TERMED: readonly Body[] = [
  'party-organisation',
  'village-committee',
  'village-supervision',
  'board',
  'supervisors',
];
/** Bodies of a collective; accounts may be kept for a collective or for the committee. */
const OF_COLLECTIVES: readonly Body[] = ['board', 'supervisors'];

export interface OfficerEntry extends AppointmentEntry {
  readonly manner: Manner;
  readonly collectiveId: string | undefined;
  readonly collective: Collective | undefined;
  readonly to: LegalDate;
}

export const postIsOfItsOrganisation = rule<OfficerEntry>({
  id: 'PS13',
  code: 'POSTS.WRONG_ORGANISATION',
  sentence: '理事会、监事会的职务属于已登记在该区划的集体经济组织，党组织和村民委员会的职务不属于它。',
  basis: [collectivesLaw('第二十九条'), collectivesLaw('第三十二条')],
  severity: 'block',
  breach: ({ post, collectiveId, collective }) => {
    const { title, body } = kindOf(post);
    if (collectiveId !== undefined && !collective)
      return { detail: `在该区划没有登记集体经济组织 ${collectiveId}。`, field: 'collectiveId' };
    if (OF_COLLECTIVES.includes(body) && !collective)
      return { detail: `“${title}”应填写所属的集体经济组织。`, field: 'collectiveId' };
    return collective && !OF_COLLECTIVES.includes(body) && body !== 'accounting'
      ? { detail: `“${title}”不是集体经济组织的职务，请不填集体经济组织。`, field: 'collectiveId' }
      : undefined;
  },
});

const LAWFUL_SEATS: Partial<Record<Body, { readonly odd: boolean }>> = {
  board: { odd: true },
  'village-committee': { odd: false },
};

export const bodyHasLawfulSize = rule<OfficerEntry>({
  id: 'PS14',
  code: 'POSTS.UNLAWFUL_SIZE',
  sentence: '理事会由三至七名单数成员组成，村民委员会由三至七人组成。',
  basis: [collectivesLaw('第二十九条'), villageCommitteeLaw('第六条')],
  severity: 'block',
  breach: ({ post, seats }) => {
    const { body } = kindOf(post);
    if (!TERMED.includes(body)) return undefined;
    if (seats === undefined) return { detail: `请填写${BODIES[body]}本届应选名额。`, field: 'seats' };
    const size = LAWFUL_SEATS[body];
    if (!size || (seats >= 3 && seats <= 7 && (!size.odd || seats % 2 === 1))) return undefined;
    const lawful = size.odd ? '三、五或七人' : '三至七人';
    return { detail: `${BODIES[body]}应为${lawful}，现填 ${seats} 人。`, field: 'seats', facts: { seats } };
  },
});

export const termIsFiveYearsAtMost = rule<OfficerEntry>({
  id: 'PS15',
  code: 'POSTS.TERM_TOO_LONG',
  sentence: '理事会、村民委员会等每届任期五年，届满换届，可以连选连任。',
  basis: [collectivesLaw('第二十九条'), villageCommitteeLaw('第十一条')],
  severity: 'block',
  breach: ({ from, to }) => {
    if (to < from) return { detail: `止期 ${to} 早于起期 ${from}。`, field: 'to' };
    const last = lastDayOfTerm(from, TERM_YEARS);
    return to > last
      ? {
          detail: `任期 ${from} 至 ${to} 超过五年，最迟到 ${last}。`,
          field: 'to',
          wayForward: `止期改为 ${last}；连任的，届满后另行登记。`,
        }
      : undefined;
  },
});

export const byElectionEndsWithTheTerm = rule<OfficerEntry>({
  id: 'PS16',
  code: 'POSTS.BEYOND_THE_TERM',
  sentence: '补选的村民委员会成员的任期到本届村民委员会任期届满时止。',
  basis: [villageCommitteeLaw('第十九条')],
  severity: 'block',
  breach: (entry) => {
    const last = endOfCommittee(entry);
    return last !== undefined && entry.to > last
      ? {
          detail: `本届村民委员会任期到 ${last} 届满，止期 ${entry.to} 超出。`,
          field: 'to',
          wayForward: `止期改为 ${last}。`,
        }
      : undefined;
  },
});

/** Last day of the committee in which somebody is to sit; none when it is a new one. */
function endOfCommittee(entry: OfficerEntry): LegalDate | undefined {
  const committee = postsOf('village-committee');
  if (!committee.includes(entry.post)) return undefined;
  const ends = meeting(entry).flatMap(({ duty, to }) =>
    isPost(duty) && committee.includes(duty) && to !== undefined && to > entry.from ? [to] : [],
  );
  return ends.sort().at(-1);
}

export const committeeIsElected = rule<OfficerEntry>({
  id: 'PS17',
  code: 'POSTS.COMMITTEE_APPOINTED',
  sentence: '村民委员会成员由村民直接选举产生，任何组织或者个人不得指定、委派。',
  basis: [villageCommitteeLaw('第十一条')],
  severity: 'block',
  breach: ({ post, manner }) =>
    kindOf(post).body === 'village-committee' && manner !== 'election'
      ? { detail: `“${POST_TITLES[post]}”应由选举产生。`, field: 'manner' }
      : undefined,
});

/** One duty to renew the body for each term: it is left beside the post that leads it. */
export const bodyIsRenewedInTime = rule<OfficerEntry>({
  id: 'PS19',
  code: 'POSTS.TERM_TO_BE_RENEWED',
  sentence: '任期届满应当及时换届。',
  basis: [villageCommitteeLaw('第十一条'), collectivesLaw('第二十九条')],
  severity: 'task',
  breach: ({ post, to, today }) =>
    kindOf(post).sole && to >= today
      ? { detail: `“${POST_TITLES[post]}”任期到 ${to} 届满，届满前换届或续聘。`, dueOn: to }
      : undefined,
});

export const OFFICER_RULES = [
  postIsOfItsOrganisation,
  bodyHasLawfulSize,
  termIsFiveYearsAtMost,
  byElectionEndsWithTheTerm,
  committeeIsElected,
  bodyIsRenewedInTime,
] as const;
