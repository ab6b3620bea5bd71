import {
  type Breach,
  type LegalDate,
  collectivesLaw,
  lastDayOfTerm,
  registerRules,
  rule,
  villageCommitteeLaw,
} from '#kernel';
import type { AppointmentEntry } from './appointment-rules.js';
import { BODIES, type Body, POST_TITLES, isPost, kindOf, postsOf } from './duties.js';
import { meeting } from './duty-entry.js';
import { type CollectiveEntry, collectiveIsOfThePlace } from './entry-rules.js';
import { MANNERS, type Manner } from './events.js';

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

export interface OfficerEntry extends AppointmentEntry, CollectiveEntry {
  readonly manner: Manner;
  readonly to: LegalDate;
}

export const postIsOfItsOrganisation = rule<OfficerEntry>({
  id: 'PS13',
  code: 'POSTS.WRONG_ORGANISATION',
  sentence: '理事会、监事会的职务属于集体经济组织，党组织和村民委员会的职务不属于它。',
  basis: [collectivesLaw('第二十九条'), collectivesLaw('第三十二条')],
  severity: 'block',
  breach: ({ post, collectiveId }) => {
    const { title, body } = kindOf(post);
    if (OF_COLLECTIVES.includes(body))
      return collectiveId === undefined
        ? misplaced(`“${title}”没有填写所属的集体经济组织。`, '填写所属集体经济组织的代码。')
        : undefined;
    return collectiveId !== undefined && body !== 'accounting'
      ? misplaced(`“${title}”不是集体经济组织的职务。`, '登记该职务时不填集体经济组织。')
      : undefined;
  },
});

function misplaced(detail: string, wayForward: string): Breach {
  return { detail, field: 'collectiveId', wayForward };
}

export const seatsAreStated = rule<OfficerEntry>({
  id: 'PS55',
  code: 'POSTS.SEATS_NOT_STATED',
  sentence: '登记有任期的组织的成员，写明本届应选名额。',
  basis: [registerRules('任职登记')],
  severity: 'block',
  breach: ({ post, seats }) => {
    const { body } = kindOf(post);
    return TERMED.includes(body) && seats === undefined
      ? {
          detail: `没有填写${BODIES[body]}本届应选名额。`,
          field: 'seats',
          wayForward: '按选举公告或章程填写本届应选名额。',
        }
      : undefined;
  },
});

const LAWFUL_SEATS: Partial<Record<Body, { readonly odd: boolean; readonly said: string }>> = {
  board: { odd: true, said: '三、五或七人' },
  'village-committee': { odd: false, said: '三至七人' },
};

export const bodyHasLawfulSize = rule<OfficerEntry>({
  id: 'PS14',
  code: 'POSTS.UNLAWFUL_SIZE',
  sentence: '理事会由三至七名单数成员组成，村民委员会由三至七人组成。',
  basis: [collectivesLaw('第二十九条'), villageCommitteeLaw('第六条')],
  severity: 'block',
  breach: ({ post, seats }) => {
    const { body } = kindOf(post);
    const size = LAWFUL_SEATS[body];
    if (!size || seats === undefined) return undefined;
    if (seats >= 3 && seats <= 7 && (!size.odd || seats % 2 === 1)) return undefined;
    const detail = `${BODIES[body]}应为${size.said}，现填 ${seats} 人。`;
    const wayForward = `按选举公告核对名额；确实不符的，先依法把名额定为${size.said}再选举。`;
    return { detail, field: 'seats', facts: { seats }, wayForward };
  },
});

export const termIsFiveYearsAtMost = rule<OfficerEntry>({
  id: 'PS15',
  code: 'POSTS.TERM_TOO_LONG',
  sentence: '理事会、村民委员会等每届任期五年，届满换届，可以连选连任。',
  basis: [collectivesLaw('第二十九条'), villageCommitteeLaw('第十一条')],
  severity: 'block',
  breach: ({ from, to }) => {
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
      ? {
          detail: `“${POST_TITLES[post]}”不能由${MANNERS[manner]}产生。`,
          field: 'manner',
          wayForward: '先由村民直接选举，再凭选举结果登记；已经选举的，产生方式改选“选举”。',
        }
      : undefined,
});

/** One duty to renew the body for each term: it is left beside the post that leads it. */
export const bodyIsRenewedInTime = rule<OfficerEntry>({
  id: 'PS19',
  code: 'POSTS.TERM_TO_BE_RENEWED',
  sentence: '任期届满应当及时换届。',
  basis: [villageCommitteeLaw('第十一条'), collectivesLaw('第二十九条')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '任期届满之日。',
    consequence: '无故拖延换届的，由乡镇、县级人民政府责令改正。',
  },
  breach: ({ post, to, today }) =>
    kindOf(post).sole && to >= today
      ? { detail: `“${POST_TITLES[post]}”任期到 ${to} 届满，届满前换届或续聘。`, dueOn: to }
      : undefined,
});

export const OFFICER_RULES = [
  collectiveIsOfThePlace,
  postIsOfItsOrganisation,
  seatsAreStated,
  bodyHasLawfulSize,
  termIsFiveYearsAtMost,
  byElectionEndsWithTheTerm,
  committeeIsElected,
  bodyIsRenewedInTime,
] as const;
