import { type LegalDate, type Rule, collectivesLaw, forEvery, registerRules, rule } from '#kernel';
import type { Authorisation, Resolution } from '#decisions/facts';
import type { Collective } from './state.js';
import { LEFTOVER_KINDS, USUAL_LEFTOVERS } from './leftover-events.js';
import type { CollectiveEntry } from './rules.js';

/*
 * Not part of the facts that other contexts take: these rules read decisions, whose facts read collectives.
 */

const BASIS = [collectivesLaw('第二十三条'), collectivesLaw('第二十四条')] as const;

/** A collective that merges or splits, and what it has to show. */
export interface ReorganisingParty {
  /** Its place in the command, e.g. `parties[0]`. */
  readonly field: string;
  readonly collectiveId: string;
  readonly collective: Collective | undefined;
  readonly county: string;
  /** Who exercises its rights by what the county has decided; nothing while it acts. */
  readonly successorId: string | undefined;
  /** The last day on which it took part in a merger or split. */
  readonly lastOn: LegalDate | undefined;
  readonly on: LegalDate;
  readonly resolutionId: string;
  readonly reviewId: string;
  readonly approvalId: string;
  readonly inventorySha256: string;
  readonly resolution: Resolution | undefined;
  readonly review: Authorisation | undefined;
  readonly approval: Authorisation | undefined;
}

const partyIsOfTheCounty = rule<ReorganisingParty>({
  id: 'RG2',
  code: 'COLLECTIVES.PARTY_NOT_REGISTERED',
  sentence: '合并、分立的各方是本县已登记的农村集体经济组织。',
  basis: [...BASIS, collectivesLaw('第二十二条')],
  severity: 'block',
  breach: ({ field, collectiveId, collective, county }) =>
    collective?.divisionCode.startsWith(county)
      ? undefined
      : {
          detail: `在本县（${county}）没有登记集体经济组织 ${collectiveId}。`,
          field,
          wayForward: '核对代码；尚未登记的先登记；跨县的由上级办理。',
        },
});

const partyStillActs = rule<ReorganisingParty>({
  id: 'RG3',
  code: 'COLLECTIVES.PARTY_ACTS_NO_MORE',
  sentence: '合并、分立的各方存续至今；各次合并、分立按发生的先后登记。',
  basis: [...BASIS, registerRules('合并分立沿革')],
  severity: 'block',
  breach: ({ field, collectiveId, successorId, lastOn, on }) => {
    if (successorId !== undefined) {
      const wayForward = `由承继其权利的 ${successorId} 参加。`;
      return { detail: `${collectiveId} 的权利已由 ${successorId} 行使。`, field, wayForward };
    }
    if (lastOn === undefined || on >= lastOn) return undefined;
    const detail = `${collectiveId} 在 ${lastOn} 已有合并或分立，不能再登记 ${on} 的。`;
    return { detail, field, wayForward: '核对合并、分立的日期。' };
  },
});

const membersHaveResolved = rule<ReorganisingParty>({
  id: 'M15',
  code: 'COLLECTIVES.NOT_RESOLVED',
  sentence: '合并、分立由各集体自己的成员大会事先决定。',
  basis: [...BASIS, collectivesLaw('第二十六条')],
  severity: 'block',
  breach: ({ field, collectiveId, resolution, on }) => {
    const own = resolution?.collectiveId === collectiveId && resolution.matter === 'merger-or-split';
    if (own && resolution.heldOn <= on) return undefined;
    return {
      detail: own
        ? `${collectiveId} 的成员大会 ${resolution.heldOn} 才作出决定，晚于 ${on}。`
        : `没有 ${collectiveId} 的成员大会关于合并、分立的决议。`,
      field: `${field}.resolutionId`,
      wayForward: '召开成员大会表决，登记决议，再报乡镇审核。',
    };
  },
});

const townshipHasReviewed = rule<ReorganisingParty>({
  id: 'M15-1',
  code: 'COLLECTIVES.NOT_REVIEWED',
  sentence: '合并、分立的决定经乡镇人民政府、街道办事处审核。',
  basis: BASIS,
  severity: 'block',
  breach: ({ field, collectiveId, resolution, review }) =>
    review?.granted && review.kind === 'township-review' && review.resolutionId === resolution?.resolutionId
      ? undefined
      : {
          detail: `没有乡镇对 ${collectiveId} 的决定审核通过的登记。`,
          field: `${field}.reviewId`,
          wayForward: '报乡镇人民政府、街道办事处审核。',
        },
});

const countyHasApproved = rule<ReorganisingParty>({
  id: 'M15-2',
  code: 'COLLECTIVES.NOT_APPROVED',
  sentence: '合并、分立经乡镇审核后，报县级人民政府批准，批准后生效。',
  basis: BASIS,
  severity: 'block',
  breach: ({ field, collectiveId, resolution, review, approval, on }) => {
    const at = { field: `${field}.approvalId`, wayForward: '经乡镇审核后报县级人民政府批准，批准后再登记。' };
    const about = approval?.kind === 'county-approval' && approval.resolutionId === resolution?.resolutionId;
    if (!about || !approval.granted)
      return { detail: `没有县级人民政府对 ${collectiveId} 的决定的批准。`, ...at };
    const { decidedOn } = approval;
    if (decidedOn > on) return { detail: `县级批准在 ${decidedOn}，晚于 ${on}。`, ...at };
    if (!review || decidedOn >= review.decidedOn) return undefined;
    return { detail: `县级批准 ${decidedOn} 早于乡镇审核 ${review.decidedOn}。`, ...at };
  },
});

/** The rules for each party alike. */
export const PARTY_RULES: readonly Rule<{ readonly parties: readonly ReorganisingParty[] }>[] = [
  partyIsOfTheCounty,
  partyStillActs,
  membersHaveResolved,
  townshipHasReviewed,
  countyHasApproved,
].map((each) => forEvery(each, ({ parties }) => parties));

function unlisted({ collectiveId, collective }: ReorganisingParty): string | undefined {
  const missing = USUAL_LEFTOVERS.filter((kind) => !collective?.leftoverKinds.includes(kind));
  const names = missing.map((kind) => LEFTOVER_KINDS[kind]).join('；');
  return names === '' ? undefined : `${collectiveId} 还没有登记${names}`;
}

export const usualLeftoversAreListed = rule<{ readonly ending: readonly ReorganisingParty[] }>({
  id: 'LO1',
  code: 'COLLECTIVES.LEFTOVERS_NOT_LISTED',
  sentence: '终止的集体的账户、印章、档案，或者已移交，或者登记为遗留事项。',
  basis: [registerRules('撤并遗留事项清单')],
  severity: 'warn',
  breach: ({ ending }) => {
    const missing = ending.flatMap((party) => unlisted(party) ?? []);
    return missing.length === 0
      ? undefined
      : { detail: `${missing.join('，')}。请逐项登记遗留事项并办理移交。` };
  },
});

export interface AnnouncedReorganisation {
  /** Those that act no more afterwards. */
  readonly ending: readonly ReorganisingParty[];
  readonly parties: readonly ReorganisingParty[];
  /** Collectives that are set up. */
  readonly founding: readonly CollectiveEntry[];
  readonly announcedOn: LegalDate;
  readonly today: LegalDate;
}

export const resultIsAnnounced = rule<AnnouncedReorganisation>({
  id: 'M15-3',
  code: 'COLLECTIVES.NOT_ANNOUNCED',
  sentence: '合并、分立批准后公告。',
  basis: [collectivesLaw('第四十五条'), registerRules('合并分立公告')],
  severity: 'block',
  breach: ({ parties, announcedOn, today }) => {
    const approved = parties
      .flatMap(({ approval }) => approval?.decidedOn ?? [])
      .sort()
      .at(-1);
    const wayForward = '按公告的日期填写；尚未公告的先公告。';
    if (announcedOn > today)
      return { detail: `公告日 ${announcedOn} 还没有到。`, field: 'announcement.announcedOn', wayForward };
    if (approved === undefined || announcedOn >= approved) return undefined;
    const detail = `公告日 ${announcedOn} 早于批准日 ${approved}。`;
    return { detail, field: 'announcement.announcedOn', wayForward };
  },
});

export const partiesAreNamedOnce = rule<AnnouncedReorganisation>({
  id: 'RG4',
  code: 'COLLECTIVES.PARTY_NAMED_TWICE',
  sentence: '合并、分立的各方每个只写一次。',
  basis: [registerRules('合并分立沿革')],
  severity: 'block',
  breach: ({ parties }) => {
    const ids = parties.map(({ collectiveId }) => collectiveId);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice === undefined) return undefined;
    return { detail: `${twice} 写了两次。`, field: 'parties', wayForward: '删去一处。' };
  },
});

export interface Merging extends AnnouncedReorganisation {
  readonly successorId: string;
  /** Name of a collective that comes into being by the merger. */
  readonly foundedName: string | undefined;
}

export const mergerHasOneSuccessor = rule<Merging>({
  id: 'RG5',
  code: 'COLLECTIVES.SUCCESSOR_DOES_NOT_FIT',
  sentence: '并入已有集体的，该集体是合并的一方；新设集体的，写明名称，新设的集体不是合并的一方。',
  basis: [collectivesLaw('第二十三条')],
  severity: 'block',
  breach: ({ parties, successorId, foundedName }) => {
    const among = parties.some(({ collectiveId }) => collectiveId === successorId);
    if (among === (foundedName === undefined)) return undefined;
    return {
      detail: among
        ? `${successorId} 是合并的一方，不是新设的。`
        : `${successorId} 不是合并的一方，也没有写明新设的名称。`,
      field: among ? 'name' : 'collectiveId',
      wayForward: '并入已有集体的，把它列入合并各方、不填名称；新设的，填写名称。',
    };
  },
});

export interface Splitting extends AnnouncedReorganisation {
  readonly collectiveId: string;
  readonly carriedOnBy: string;
}

export const splitHasOneThatCarriesOn = rule<Splitting>({
  id: 'RG6',
  code: 'COLLECTIVES.NOBODY_CARRIES_ON',
  sentence:
    '分立后至少有两个集体，其中一个继续行使未分配的权利：原集体存续的由其行使，终止的由分立出的一个行使。',
  basis: [collectivesLaw('第二十四条')],
  severity: 'block',
  breach: ({ collectiveId, founding, carriedOnBy }) => {
    const ids = founding.map((each) => each.collectiveId);
    const among = carriedOnBy === collectiveId || (ids.includes(carriedOnBy) && ids.length > 1);
    if (among && new Set([...ids, collectiveId]).size === ids.length + 1) return undefined;
    return {
      detail: `${collectiveId} 分立为 ${ids.join('、')}，由 ${carriedOnBy} 继续，不符合规定。`,
      field: 'carriedOnBy',
      wayForward: '填写存续的原集体，或者两个以上新集体中的一个；每个新集体只写一次。',
    };
  },
});
