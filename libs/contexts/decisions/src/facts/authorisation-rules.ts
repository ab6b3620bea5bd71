import {
  type Breach,
  type LegalDate,
  conveyanceMeasures,
  landContractingLaw,
  periodEnd,
  registerRules,
  rule,
} from '#kernel';
import type { Role } from '#staff/facts';
import { authorityIsOfItsLevel } from './authority-rules.js';
import { AUTHORISATION_KINDS, type AuthorisationKind } from './events.js';
import type { Authorisation, Resolution } from './state.js';

/** Working days for a capital review (流转管理办法 29). */
const REVIEW_PERIOD = { count: 20, unit: 'working-day' } as const;

export interface AuthorisationEntry {
  readonly known: Authorisation | undefined;
  readonly number: string;
  readonly kind: AuthorisationKind;
  readonly collectiveId: string;
  readonly collective: object | undefined;
  readonly resolutionId: string | undefined;
  readonly resolution: Resolution | undefined;
  readonly granteeId: string | undefined;
  readonly acceptedOn: LegalDate;
  readonly decidedOn: LegalDate;
  readonly today: LegalDate;
  /** The role of whoever records it. */
  readonly recorderRole: string;
}

export const authorisationIsRecordedOnce = rule<AuthorisationEntry>({
  id: 'A0',
  code: 'DECISIONS.AUTHORISATION_ALREADY_RECORDED',
  sentence: '一个批文号对一个集体只登记一次。',
  basis: [registerRules('批文不重不漏')],
  severity: 'block',
  breach: ({ known, number }) =>
    known && {
      detail: `批文 ${number} 的批准或审查（决定日 ${known.decidedOn}）已经登记。`,
      field: 'number',
      wayForward: '核对文号；若是同一件批文，不必再登记。',
    },
});

function collectiveIsMissing({ collective, collectiveId }: AuthorisationEntry): Breach | undefined {
  return collective
    ? undefined
    : {
        detail: `在所填区划没有登记集体经济组织 ${collectiveId}。`,
        field: 'collectiveId',
        wayForward: '核对集体代码和区划；尚未登记的，先登记该集体经济组织。',
      };
}

function granteeIsMissing({ kind, granteeId }: AuthorisationEntry): Breach | undefined {
  return granteeId
    ? undefined
    : {
        detail: `“${AUTHORISATION_KINDS[kind]}”没有填写受让方。`,
        field: 'granteeId',
        wayForward: '按批文填写受审查的受让方的统一社会信用代码。',
      };
}

function resolutionIsMissing(entry: AuthorisationEntry): Breach | undefined {
  const { kind, collectiveId, resolution, resolutionId = '（未填）' } = entry;
  return resolution?.collectiveId === collectiveId && resolution.standing === 'carried'
    ? undefined
    : {
        detail: `“${AUTHORISATION_KINDS[kind]}”所针对的决议 ${resolutionId} 不是本集体通过而有效的决议。`,
        field: 'resolutionId',
        wayForward: '先登记本集体通过的决议，再登记对该决议的批准。',
      };
}

export const authorisationIsAboutSomething = rule<AuthorisationEntry>({
  id: 'A1',
  code: 'DECISIONS.AUTHORISATION_WITHOUT_SUBJECT',
  sentence: '乡镇批准针对本集体已通过的决议，资格审查针对受让方。',
  basis: [landContractingLaw('第四十五条'), landContractingLaw('第五十二条')],
  severity: 'block',
  breach: (entry) =>
    collectiveIsMissing(entry) ??
    (entry.kind === 'capital-review' ? granteeIsMissing(entry) : resolutionIsMissing(entry)),
});

/** A review of the grantee may come before the resolution; only what approves the resolution comes after it. */
function resolvedOn({ kind, resolution }: AuthorisationEntry): LegalDate | undefined {
  return kind === 'township-approval' ? resolution?.heldOn : undefined;
}

export const authorisationFollowsItsApplication = rule<AuthorisationEntry>({
  id: 'A2',
  code: 'DECISIONS.AUTHORISATION_DATES',
  sentence: '先受理，后决定；乡镇批准在决议通过之后。',
  basis: [landContractingLaw('第五十二条'), registerRules('先有事实，后有登记')],
  severity: 'block',
  breach: (entry) => {
    const { acceptedOn, decidedOn, today } = entry;
    const mistaken = { field: 'decidedOn', wayForward: '按批文核对受理日和决定日。' };
    if (decidedOn < acceptedOn)
      return { detail: `决定日 ${decidedOn} 早于受理日 ${acceptedOn}。`, ...mistaken };
    if (decidedOn > today) return { detail: `决定日 ${decidedOn} 还没有到。`, ...mistaken };
    const heldOn = resolvedOn(entry);
    if (heldOn === undefined || heldOn <= decidedOn) return undefined;
    return { detail: `批准日 ${decidedOn} 早于决议通过日 ${heldOn}。`, ...mistaken };
  },
});

export const reviewIsDecidedInTime = rule<AuthorisationEntry>({
  id: 'P11-20',
  code: 'DECISIONS.REVIEW_LATE',
  sentence: '资格审查、项目审核应自受理之日起二十个工作日内作出决定。',
  basis: [conveyanceMeasures('第二十九条')],
  severity: 'warn',
  breach: ({ kind, acceptedOn, decidedOn }) => {
    const last = periodEnd(acceptedOn, REVIEW_PERIOD);
    return kind === 'capital-review' && decidedOn > last
      ? {
          detail: `受理日 ${acceptedOn} 起 20 个工作日到 ${last} 届满，决定日 ${decidedOn} 已超期。`,
          wayForward: '核对受理日和决定日；确实超期的，在事由中写明原因。',
        }
      : undefined;
  },
});

export const countyApprovalIsRecordedByTheCounty = rule<Pick<AuthorisationEntry, 'kind' | 'recorderRole'>>({
  id: 'A3',
  code: 'DECISIONS.RECORDED_BY_ANOTHER_LEVEL',
  sentence: '县级人民政府及其行业主管部门的批准由县级登记，乡镇不代为登记。',
  basis: [registerRules('批准由作出批准的一级登记')],
  severity: 'block',
  bears: ({ kind }) => kind === 'county-approval' || kind === 'county-department-approval',
  breach: ({ kind, recorderRole }) =>
    recorderRole === ('county-reviewer' satisfies Role)
      ? undefined
      : {
          detail: `“${AUTHORISATION_KINDS[kind]}”只能由县审核岗位登记。`,
          field: 'kind',
          wayForward: '把批文报县审核岗位登记；乡镇登记的是乡镇的批准和审核。',
        },
});

export const AUTHORISATION_RULES = [
  authorisationIsRecordedOnce,
  authorisationIsAboutSomething,
  authorisationFollowsItsApplication,
  reviewIsDecidedInTime,
  countyApprovalIsRecordedByTheCounty,
  authorityIsOfItsLevel,
] as const;
