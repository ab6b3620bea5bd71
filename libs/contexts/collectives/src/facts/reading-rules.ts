import {
  type Breach,
  type CountedPeriod,
  type LegalDate,
  civilCode,
  collectivesLaw,
  registerRules,
  rule,
  stepOutOfTime,
} from '#kernel';
import { howToSet } from '#policies/facts';
import {
  READABLE_PAPERS,
  READING_OUTCOMES,
  type ReadablePaper,
  type ReadingOrder,
  type ReadingOutcome,
} from './oversight-events.js';
import type { ReadingRequest } from './oversight-state.js';
import { type Roster, membersOn } from './roster.js';
import type { Collective } from './state.js';

export interface OverseenCollective {
  readonly collectiveId: string;
  /** Absent when it is not registered in the division named. */
  readonly collective: Collective | undefined;
}

export const overseenCollectiveIsRegistered = rule<OverseenCollective>({
  id: 'OV1',
  code: 'COLLECTIVES.NOTHING_TO_OVERSEE',
  sentence: '监督所及的是登记在该区划的农村集体经济组织。',
  basis: [registerRules('成员权利与监督')],
  severity: 'block',
  breach: ({ collective, collectiveId }) =>
    collective
      ? undefined
      : {
          detail: `在所填区划没有登记集体经济组织 ${collectiveId}。`,
          field: 'collectiveId',
          wayForward: '核对集体代码和区划。',
        },
});

export const readingIsRequestedOnce = rule<{
  readonly known: Pick<ReadingRequest, 'requestId' | 'requestedOn'> | undefined;
}>({
  id: 'V38',
  code: 'COLLECTIVES.READING_ALREADY_REQUESTED',
  sentence: '一名成员同一天以同一方式申请查阅、复制同样资料的，只登记一次。',
  basis: [registerRules('成员权利与监督')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `该成员 ${known.requestedOn} 的同一申请已经登记，编号 ${known.requestId}。`,
      facts: { requestId: known.requestId },
      wayForward: '不必再登记，在原申请上答复；要看其他资料的，写明资料另行登记。',
    },
});

export const readerIsAMember = rule<{
  readonly memberId: string;
  readonly roster: Roster | undefined;
  readonly requestedOn: LegalDate;
}>({
  id: 'D3a',
  code: 'COLLECTIVES.READER_IS_NO_MEMBER',
  sentence: '申请查阅、复制资料的是申请当日名册上的成员。',
  basis: [collectivesLaw('第十三条')],
  severity: 'block',
  breach: ({ memberId, roster, requestedOn }) =>
    roster && membersOn(roster, requestedOn).includes(memberId)
      ? undefined
      : {
          detail: `${memberId} 在 ${requestedOn} 不在本集体的成员名册上。`,
          field: 'memberId',
          wayForward: '核对人员编号；尚未入册的成员先登记入册。',
        },
});

const READING_PERIOD = 'members.reading-period';

export const otherPapersAreDescribed = rule<{
  readonly papers: readonly ReadablePaper[];
  readonly description: string | undefined;
}>({
  id: 'D3d',
  code: 'COLLECTIVES.PAPERS_NOT_DESCRIBED',
  sentence: '申请查阅、复制其他资料的，写明是哪些资料。',
  basis: [collectivesLaw('第十三条第三项'), registerRules('成员权利与监督')],
  severity: 'block',
  breach: ({ papers, description }) =>
    papers.includes('other') && description === undefined
      ? {
          detail: '申请的是“其他资料”，没有写明是哪些资料。',
          field: 'description',
          wayForward: '写明资料的名称、年度，例如“2025 年河滩地出租的询价记录”。',
        }
      : undefined,
});

export const papersAreNamedOnce = rule<{ readonly papers: readonly ReadablePaper[] }>({
  id: 'M30',
  code: 'COLLECTIVES.PAPERS_NAMED_TWICE',
  sentence: '一份查阅复制申请中每种资料只列一次。',
  basis: [registerRules('成员权利与监督')],
  severity: 'block',
  breach: ({ papers }) => {
    const twice = papers.find((paper, at) => papers.indexOf(paper) !== at);
    return (
      twice && {
        detail: `“${READABLE_PAPERS[twice]}”列了不止一次。`,
        field: 'papers',
        wayForward: '每种资料只列一次；要几个年度的，写在“哪些资料”里。',
      }
    );
  },
});

export interface AskedReading {
  /** Absent of a request that is new. */
  readonly outcome?: ReadingOutcome | undefined;
  readonly answeredOn?: LegalDate | undefined;
  /** The period by the county's policy; none when it has set none. */
  readonly readingPeriod?: CountedPeriod | undefined;
}

export const papersAreProvided = rule<AskedReading>({
  id: 'D3',
  code: 'COLLECTIVES.PAPERS_TO_BE_PROVIDED',
  sentence: '成员有权查阅、复制财务会计报告、会议记录等资料，集体经济组织应当提供。',
  basis: [collectivesLaw('第十三条第三项'), civilCode('第二百六十四条')],
  severity: 'task',
  duty: {
    owner: { role: 'chair' },
    term: `自申请之日起，期限由政策参数 ${READING_PERIOD} 设定；没有设定的没有截止日。`,
    consequence: '成员可以请乡镇人民政府、县级农业农村主管部门责令改正，或者请求人民法院责令提供。',
  },
  breach: ({ answeredOn, outcome, readingPeriod: period }) =>
    // A refusal is an answer, and ends nothing: the member is still to be given the papers.
    answeredOn === undefined || outcome === 'refused'
      ? {
          detail: `应向申请的成员提供资料。${period ? '' : `提供期限未配置，没有截止日：${howToSet(READING_PERIOD)}`}`,
          ...(period && { period }),
          wayForward: '提供后登记答复。',
        }
      : undefined,
});

interface ReadingAnswer {
  readonly request: ReadingRequest;
  readonly outcome: ReadingOutcome;
  readonly answeredOn: LegalDate;
  readonly cause: string | undefined;
  readonly order: ReadingOrder | undefined;
  readonly today: LegalDate;
}

/** An answer that ends the request; what was refused may be provided after all. */
function answeredBefore({ request, outcome }: ReadingAnswer): Breach | undefined {
  const before = request.outcome;
  if (before === undefined || (before === 'refused' && outcome !== 'refused')) return undefined;
  const detail = `这份申请在 ${request.answeredOn ?? ''} ${READING_OUTCOMES[before]}。`;
  return { detail, field: 'requestId', wayForward: '不必再办；再次申请的，另行登记。' };
}

export const readingIsAnsweredOnce = rule<ReadingAnswer>({
  id: 'D3b',
  code: 'COLLECTIVES.READING_ANSWERED',
  sentence: '一份查阅复制申请只答复一次，在申请之后；没有提供的写明理由，以后还可以提供或者由本人撤回。',
  basis: [registerRules('成员权利与监督')],
  severity: 'block',
  breach: (answer) => {
    const { request, outcome, answeredOn: on, cause, today } = answer;
    if (outcome === 'refused' && cause === undefined)
      return { detail: '没有提供资料，未填理由。', field: 'cause', wayForward: '写明没有提供的理由。' };
    const lastOn = request.answeredOn ?? request.requestedOn;
    return answeredBefore(answer) ?? stepOutOfTime({ lastOn, on, onField: 'answeredOn', today });
  },
});

function orderIsOutOfPlace({ request, outcome, answeredOn, order }: ReadingAnswer): string | undefined {
  if (!order) return undefined;
  if (request.outcome !== 'refused' || outcome !== 'provided')
    return '这份申请没有拒绝过，不会有责令提供的文书';
  const { orderedOn } = order;
  const inTime = orderedOn >= (request.answeredOn ?? '') && orderedOn <= answeredOn;
  return inTime ? undefined : `文书的日期 ${orderedOn} 应在拒绝之后、提供之前`;
}

export const orderFollowsARefusal = rule<ReadingAnswer>({
  id: 'D3e',
  code: 'COLLECTIVES.ORDER_OUT_OF_PLACE',
  sentence: '拒绝提供之后经责令改正或者判决而提供的，写明文书；文书在拒绝之后、提供之前。',
  basis: [collectivesLaw('第十三条第三项'), registerRules('成员权利与监督')],
  severity: 'block',
  breach: (answer) => {
    const fault = orderIsOutOfPlace(answer);
    const wayForward = '核对文书的日期；自行提供的，不填文书。';
    return fault === undefined ? undefined : { detail: `${fault}。`, field: 'order', wayForward };
  },
});

export const refusedReadingIsDoubtful = rule<ReadingAnswer>({
  id: 'D3c',
  code: 'COLLECTIVES.READING_REFUSED',
  sentence: '成员查阅、复制资料的权利不受限制，拒绝提供的，成员可以请求救济。',
  basis: [collectivesLaw('第十三条第三项')],
  severity: 'warn',
  breach: ({ outcome, cause = '' }) =>
    outcome === 'refused'
      ? { detail: `没有向成员提供资料，理由为“${cause}”，法律没有规定可以拒绝。` }
      : undefined,
});
