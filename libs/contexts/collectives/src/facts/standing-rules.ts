import {
  type Breach,
  type LegalDate,
  THREE_QUARTERS,
  addYears,
  civilCode,
  collectivesLaw,
  fewestAtLeast,
  registerRules,
  rule,
} from '#kernel';
import { resolutionCarries } from '#decisions/facts';
import { type ResolvedCase, isOfAnotherBody, useOn } from './resolution.js';
import type { CapacityGround } from './roster-events.js';

export interface Withdrawal {
  readonly appliedOn: LegalDate;
  readonly consentedOn: LegalDate;
  readonly withdrawnOn: LegalDate;
  readonly settlement: string;
  readonly compensationFen: number | undefined;
  readonly interestsKeptUntil: LegalDate | undefined;
}

export const withdrawalIsByConsent = rule<Withdrawal>({
  id: 'MB12',
  code: 'COLLECTIVES.WITHDRAWAL_WITHOUT_CONSENT',
  sentence: '自愿退出先由本人书面申请，再经集体同意，然后退出。',
  basis: [collectivesLaw('第十六条')],
  severity: 'block',
  breach: ({ appliedOn, consentedOn, withdrawnOn }) =>
    appliedOn <= consentedOn && consentedOn <= withdrawnOn
      ? undefined
      : {
          detail: `申请日 ${appliedOn}、同意日 ${consentedOn}、退出日 ${withdrawnOn} 的先后不对。`,
          field: 'consentedOn',
          wayForward: '对照申请书和同意的文件核对日期；尚未同意的，同意后再办。',
        },
});

export const settlementIsComplete = rule<Withdrawal>({
  id: 'MB13',
  code: 'COLLECTIVES.SETTLEMENT_INCOMPLETE',
  sentence: '约定补偿的写明金额，约定保留权益的写明退出之后的止期，没有约定的都不填。',
  basis: [collectivesLaw('第十六条')],
  severity: 'block',
  breach: ({ settlement, compensationFen, interestsKeptUntil, withdrawnOn }) => {
    const amount = (settlement === 'compensation') === (compensationFen !== undefined);
    const term = (settlement === 'interests-kept') === (interestsKeptUntil !== undefined);
    const later = interestsKeptUntil === undefined || interestsKeptUntil > withdrawnOn;
    if (amount && term && later) return undefined;
    const detail = '补偿金额、保留权益的止期与约定的处理方式不一致。';
    return { detail, field: 'settlement', wayForward: '对照退出协议填写：补偿填金额，保留权益填止期。' };
  },
});

export interface Admission extends ResolvedCase {
  readonly member: boolean;
  readonly sharesAlready: boolean;
  readonly workedSinceOn: LegalDate;
  /** Of the day of the resolution: the members' assembly by the roster, or by the resolution if that is more. */
  readonly assembly: number;
}

/** Votes that three quarters of all members are (集体法 15). */
export function votesToShareIncome(assembly: number): number {
  return fewestAtLeast(assembly, THREE_QUARTERS);
}

/** The vote itself asks for three quarters of its own roll; the roster of the day may count more. */
function fallsShortOfTheRoster({ assembly, resolution }: Admission): Breach | undefined {
  const needed = votesToShareIncome(assembly);
  const inFavour = resolution?.inFavour ?? 0;
  return inFavour >= needed
    ? undefined
    : {
        detail: `全体成员四分之三是 ${needed} 票，所填决议只有 ${inFavour} 票赞成，还差 ${needed - inFavour} 票。`,
        field: 'resolutionId',
        facts: { needed, inFavour },
        wayForward: '提请成员大会表决，达到全体成员四分之三后登记决议再办。',
      };
}

export const threeQuartersAgree = resolutionCarries<Admission>({
  id: 'MB14',
  code: 'COLLECTIVES.NOT_THREE_QUARTERS',
  sentence: '非成员参与收益分配，须经成员大会全体成员四分之三以上同意。',
  basis: [collectivesLaw('第十五条')],
  use: (admission) => useOn('income-sharer-admission', admission),
  further: (admission) => isOfAnotherBody(admission) ?? fallsShortOfTheRoster(admission),
});

export const sharerIsNoMember = rule<Admission>({
  id: 'MB15',
  code: 'COLLECTIVES.SHARER_IS_MEMBER',
  sentence: '同意参与收益分配的是尚未享有的非成员，在同意之前长期为集体工作。',
  basis: [collectivesLaw('第十五条')],
  severity: 'block',
  breach: ({ member, sharesAlready, workedSinceOn, effectiveOn }) => {
    if (!member && !sharesAlready && workedSinceOn < effectiveOn) return undefined;
    const detail = member
      ? '该人已是本集体成员，本来就参与收益分配。'
      : sharesAlready
        ? '该人已经参与收益分配。'
        : `开始工作日 ${workedSinceOn} 不早于同意日 ${effectiveOn}。`;
    return { detail, field: 'person', wayForward: '核对身份证号和日期；不必重复办理。' };
  },
});

/** Years from which somebody may live by their own labour as if of age (民法典 18). */
const YEARS_BEFORE_MAJORITY = 2;

export const ownLabourCountsFromSixteen = rule<{
  readonly ground: CapacityGround;
  readonly from: LegalDate;
  readonly majority: LegalDate | undefined;
}>({
  id: 'MB16',
  code: 'COLLECTIVES.NOT_OF_THE_AGE_OF_LABOUR',
  sentence: '十六周岁以上的未成年人，以自己的劳动收入为主要生活来源的，视为完全民事行为能力人。',
  basis: [civilCode('第十八条'), registerRules('成员名册')],
  severity: 'block',
  breach: ({ ground, from, majority }) => {
    if (ground !== 'own-labour') return undefined;
    const minor = majority !== undefined && from < majority;
    if (minor && from >= addYears(majority, -YEARS_BEFORE_MAJORITY)) return undefined;
    return {
      detail: `该人在 ${from} 不是名册上记载的十六周岁以上的未成年人。`,
      field: 'ground',
      wayForward: '成年人不必登记；未满十六周岁的，满十六周岁后再办。',
    };
  },
});
