import {
  type LegalDate,
  conveyanceMeasures,
  landContractingLaw,
  periodEnd,
  registerRules,
  rule,
} from '#kernel';
import type { Collective } from '#collectives/facts';
import { AUTHORISATION_KINDS, type AuthorisationKind } from './events.js';
import type { Authorisation, Resolution } from './state.js';

/** Working days for a capital review (流转管理办法 29). */
const REVIEW_PERIOD = { count: 20, unit: 'working-day' } as const;

export interface AuthorisationEntry {
  readonly known: Authorisation | undefined;
  readonly number: string;
  readonly kind: AuthorisationKind;
  readonly collectiveId: string;
  readonly collective: Collective | undefined;
  readonly resolutionId: string | undefined;
  readonly resolution: Resolution | undefined;
  readonly granteeId: string | undefined;
  readonly acceptedOn: LegalDate;
  readonly decidedOn: LegalDate;
  readonly today: LegalDate;
}

export const authorisationIsRecordedOnce = rule<AuthorisationEntry>({
  id: 'A0',
  code: 'DECISIONS.AUTHORISATION_ALREADY_RECORDED',
  sentence: '一个批文号对一个集体只登记一次。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ known, number }) =>
    known && { detail: `批文 ${number} 已于 ${known.decidedOn} 登记，请核对文号。`, field: 'number' },
});

export const authorisationIsAboutSomething = rule<AuthorisationEntry>({
  id: 'A1',
  code: 'DECISIONS.AUTHORISATION_WITHOUT_SUBJECT',
  sentence: '乡镇批准针对本集体已通过的决议；资格审查针对受让方。',
  basis: [landContractingLaw('第四十五条'), landContractingLaw('第五十二条')],
  severity: 'block',
  breach: ({ kind, collective, collectiveId, resolution, resolutionId, granteeId }) => {
    if (!collective) return { detail: `集体经济组织 ${collectiveId} 尚未登记。`, field: 'collectiveId' };
    if (kind === 'capital-review')
      return granteeId ? undefined : { detail: '资格审查应填写受让方。', field: 'granteeId' };
    return resolution?.collectiveId === collectiveId
      ? undefined
      : {
          detail: `${AUTHORISATION_KINDS[kind]}应针对本集体已通过的决议，没有找到决议 ${resolutionId ?? '（未填）'}。`,
          field: 'resolutionId',
          wayForward: '先登记已通过的决议。',
        };
  },
});

export const authorisationFollowsItsApplication = rule<AuthorisationEntry>({
  id: 'A2',
  code: 'DECISIONS.AUTHORISATION_DATES',
  sentence: '先受理，后决定；批准在决议通过之后。',
  basis: [registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: ({ acceptedOn, decidedOn, today, resolution }) => {
    if (decidedOn < acceptedOn)
      return { detail: `决定日 ${decidedOn} 早于受理日 ${acceptedOn}。`, field: 'decidedOn' };
    if (decidedOn > today) return { detail: `决定日 ${decidedOn} 还没有到。`, field: 'decidedOn' };
    return resolution && decidedOn < resolution.heldOn
      ? { detail: `批准日 ${decidedOn} 早于决议通过日 ${resolution.heldOn}。`, field: 'decidedOn' }
      : undefined;
  },
});

export const reviewIsDecidedInTime = rule<AuthorisationEntry>({
  id: 'P11-20',
  code: 'DECISIONS.REVIEW_LATE',
  sentence: '审查审核应自受理之日起二十个工作日内作出决定。',
  basis: [conveyanceMeasures('第二十九条')],
  severity: 'warn',
  breach: ({ kind, acceptedOn, decidedOn }) => {
    const last = periodEnd(acceptedOn, REVIEW_PERIOD);
    return kind === 'capital-review' && decidedOn > last
      ? { detail: `受理日 ${acceptedOn} 起 20 个工作日到 ${last} 届满，决定日 ${decidedOn} 已超期。` }
      : undefined;
  },
});

export const AUTHORISATION_RULES = [
  authorisationIsRecordedOnce,
  authorisationIsAboutSomething,
  authorisationFollowsItsApplication,
  reviewIsDecidedInTime,
] as const;
