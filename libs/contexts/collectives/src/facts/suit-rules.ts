import { type LegalDate, collectivesLaw, periodEnd, registerRules, rule, stepOutOfTime } from '#kernel';
import { SUIT_OUTCOMES, type SuitOutcome } from './oversight-events.js';
import type { SuitRequest } from './oversight-state.js';

/* Members who see that the collective sues whoever has harmed it in office (集体法 60). */

const FEWEST_MEMBERS = 10;
const DAYS_TO_SUE = { count: 15, unit: 'calendar-day' } as const;

export const tenMembersAsk = rule<{
  readonly memberIds: readonly string[];
  /** Members of full civil capacity on the day. */
  readonly voters: readonly string[];
  readonly receivedOn: LegalDate;
}>({
  id: 'D8',
  code: 'COLLECTIVES.FEWER_THAN_TEN_MEMBERS',
  sentence: '书面请求起诉的，是十名以上具有完全民事行为能力的成员。',
  basis: [collectivesLaw('第六十条')],
  severity: 'block',
  breach: ({ memberIds, voters, receivedOn }) => {
    const asking = new Set(memberIds.filter((id) => voters.includes(id))).size;
    if (asking >= FEWEST_MEMBERS) return undefined;
    const [twice] = memberIds.filter((id, at) => memberIds.indexOf(id) !== at);
    const doubled = twice === undefined ? '' : `（${twice} 等人重复列名，一人只算一名）`;
    const detail = `所列的人中，${receivedOn} 在名册上具有完全民事行为能力的成员只有 ${asking} 名${doubled}。`;
    const wayForward = `还差 ${FEWEST_MEMBERS - asking} 名成员；核对人员编号，或者补足人数后再请求。`;
    return { detail, field: 'memberIds', facts: { asking }, wayForward };
  },
});

interface Accusation {
  readonly memberIds: readonly string[];
  readonly against: readonly string[];
  /** Everybody who is or was on the roster, or in office, of the collective, as the register knows them. */
  readonly knownPersons: ReadonlySet<string>;
}

export const accusedAreKnown = rule<Accusation>({
  id: 'D8d',
  code: 'COLLECTIVES.ACCUSED_UNKNOWN',
  sentence: '请求起诉的对象是登记簿上本集体的任职人员、成员或者曾经是的人，不是提出请求的人自己。',
  basis: [collectivesLaw('第六十条'), registerRules('成员权利与监督')],
  severity: 'block',
  breach: ({ memberIds, against, knownPersons }) => {
    const at = against.findIndex((id) => memberIds.includes(id) || !knownPersons.has(id));
    const wrong = against[at];
    if (wrong === undefined) return undefined;
    const detail = memberIds.includes(wrong)
      ? `${wrong} 既是提出请求的成员，又是请求起诉的对象。`
      : `登记簿上没有本集体的任职人员或者成员 ${wrong}。`;
    return { detail, field: `against[${at}]`, wayForward: '核对人员编号；任职没有登记的，先登记任职。' };
  },
});

export const suitIsRequestedOnce = rule<{
  readonly known: Pick<SuitRequest, 'receivedOn'> | undefined;
}>({
  id: 'D8e',
  code: 'COLLECTIVES.SUIT_ALREADY_REQUESTED',
  sentence: '同一份书面请求只登记一次。',
  basis: [registerRules('成员权利与监督')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `这份书面请求已按 ${known.receivedOn} 收到登记。`,
      field: 'requestSha256',
      wayForward: '不必再登记；另有事由的，另行书面请求。',
    },
});

export const supervisorsSueInTime = rule<{
  readonly receivedOn: LegalDate;
  readonly outcome?: SuitOutcome | undefined;
}>({
  id: 'D8a',
  code: 'COLLECTIVES.SUIT_TO_BE_BROUGHT',
  sentence: '监事会或者监事收到成员的书面请求之后，十五日内向人民法院提起诉讼。',
  basis: [collectivesLaw('第六十条')],
  severity: 'task',
  duty: {
    owner: { role: 'supervisor' },
    term: '自收到书面请求之日起十五日。',
    consequence: '拒绝起诉或者逾期没有起诉的，提出请求的成员可以为集体的利益，以自己的名义起诉。',
  },
  breach: ({ receivedOn: from, outcome }) =>
    outcome === undefined
      ? {
          detail: `监事会或者监事在 ${from} 收到起诉的请求，应在十五日内起诉。`,
          period: { from, ...DAYS_TO_SUE },
          wayForward: '起诉或者决定不起诉之后，登记起诉请求的结果。',
        }
      : undefined,
});

interface SuitAnswer {
  readonly request: SuitRequest;
  readonly outcome: SuitOutcome;
  readonly on: LegalDate;
  readonly caseNumber: string | undefined;
  readonly today: LegalDate;
}

const isOver = ({ outcome }: SuitRequest): boolean => outcome !== undefined && outcome !== 'refused';
const sues = (outcome: SuitOutcome): boolean => outcome === 'supervisors-sued' || outcome === 'members-sued';

export const suitRequestIsOpen = rule<SuitAnswer>({
  id: 'D8b',
  code: 'COLLECTIVES.SUIT_REQUEST_OVER',
  sentence: '起诉请求的结果依次登记，了结之后不再登记；起诉的写明案号。',
  basis: [registerRules('成员权利与监督')],
  severity: 'block',
  breach: ({ request, outcome, on, caseNumber, today }) => {
    const before = request.outcome;
    if (before !== undefined && (isOver(request) || outcome === before)) {
      const detail = `这份请求在 ${request.lastOn} 已登记：${SUIT_OUTCOMES[before]}。`;
      return { detail, field: 'requestId', wayForward: '不必再登记；另有事由的，另行请求。' };
    }
    if (sues(outcome) && caseNumber === undefined)
      return { detail: '没有填写案号。', field: 'caseNumber', wayForward: '按人民法院的受理通知填写案号。' };
    return stepOutOfTime({ lastOn: request.lastOn, on, onField: 'on', today });
  },
});

export const membersSueAfterTheSupervisors = rule<SuitAnswer>({
  id: 'D8c',
  code: 'COLLECTIVES.MEMBERS_SUE_TOO_EARLY',
  sentence: '监事会或者监事拒绝起诉，或者收到请求十五日内没有起诉的，提出请求的成员才可以自己的名义起诉。',
  basis: [collectivesLaw('第六十条')],
  severity: 'block',
  breach: ({ request, outcome, on }) => {
    const last = periodEnd(request.receivedOn, DAYS_TO_SUE);
    if (outcome !== 'members-sued' || request.outcome === 'refused' || on > last) return undefined;
    const detail = `监事会或者监事没有拒绝，十五日到 ${last} 才届满，成员在 ${on} 还不能自己起诉。`;
    return { detail, field: 'on', wayForward: `等到 ${last} 之后，或者登记监事会拒绝起诉。` };
  },
});
