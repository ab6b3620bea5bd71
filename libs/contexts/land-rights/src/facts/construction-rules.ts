import {
  type Breach,
  type CountedPeriod,
  type LegalDate,
  civilCode,
  landManagementLaw,
  landManagementRegulations,
  lastDayOfTerm,
  periodEnd,
  registerRules,
  rule,
  urbanLandGrantRegulations,
} from '#kernel';
import { type ResolutionUse, resolutionCarries } from '#decisions/facts';
import type { GrantWay } from './disposition-events.js';
import { LAND_KINDS, type PlannedUse, useByPlan } from './kinds.js';
import type { RightAtHand } from './encumbrance-rules.js';
import { rightsWithin } from './rights.js';
import type { Parcel } from './state.js';

/* 集体经营性建设用地入市: the owner gives the use of construction land. */

export interface GrantEntry {
  readonly parcel: Parcel;
  readonly way: GrantWay;
  readonly plannedUse: PlannedUse;
  readonly collectiveId: string;
  readonly resolution: ResolutionUse['resolution'];
  readonly signedOn: LegalDate;
  readonly from: LegalDate;
  readonly to: LegalDate;
  /** When the plan was filed with the county government. */
  readonly planFiledOn: LegalDate;
  readonly today: LegalDate;
}

/** Working days that the government has to look at the plan before the contract (条例 40). */
const PLAN_WORKING_DAYS = 10;

function isNotReady({ parcel, plannedUse }: GrantEntry): string | undefined {
  if (parcel.kind !== 'construction-profit')
    return `地块 ${parcel.code} 是${LAND_KINDS[parcel.kind]}，不是集体经营性建设用地`;
  if (!parcel.ownership?.certificateNumber) return `地块 ${parcel.code} 的集体土地所有权没有办理不动产登记`;
  return useByPlan(plannedUse).trade && plannedUse === parcel.plannedUse
    ? undefined
    : `合同的用途“${useByPlan(plannedUse).title}”与规划用途不符，或者不是工业、商业等经营性用途`;
}

function planIsFiledLate({ planFiledOn, signedOn }: GrantEntry): Breach | undefined {
  const period: CountedPeriod = { from: planFiledOn, count: PLAN_WORKING_DAYS, unit: 'working-day' };
  const earliest = periodEnd(planFiledOn, period);
  return signedOn >= earliest
    ? undefined
    : {
        detail: `方案 ${planFiledOn} 报县级人民政府，合同 ${signedOn} 签订，不足 ${PLAN_WORKING_DAYS} 个工作日。`,
        field: 'planFiledOn',
        wayForward: `${earliest} 或以后签订合同。`,
      };
}

/** The papers that the contract must carry are required of the command itself (条例 41). */
export const constructionUseIsGrantedByTheBook = rule<GrantEntry>({
  id: 'P19',
  code: 'LAND_RIGHTS.CONSTRUCTION_USE_NOT_READY',
  sentence:
    '规划为经营性用途、所有权已登记的集体经营性建设用地，方案报县级人民政府十个工作日后，才能签订载明规划条件、产业准入和生态环境要求的合同。',
  basis: [
    landManagementLaw('第六十三条'),
    landManagementRegulations('第三十八条'),
    landManagementRegulations('第四十条'),
    landManagementRegulations('第四十一条'),
  ],
  severity: 'block',
  breach: (entry) => {
    const complaint = isNotReady(entry);
    if (complaint === undefined) return planIsFiledLate(entry);
    const wayForward = '核对地块、用途；所有权未登记的，先办理集体土地所有权登记。';
    return { detail: `${complaint}。`, wayForward };
  },
});

export const constructionUseIsResolved = resolutionCarries<GrantEntry>({
  id: 'P19a',
  code: 'LAND_RIGHTS.CONSTRUCTION_USE_NOT_RESOLVED',
  sentence: '集体经营性建设用地出让、出租等，应经成员三分之二以上或者三分之二以上成员代表同意。',
  basis: [landManagementLaw('第六十三条')],
  use: ({ resolution, collectiveId, signedOn: usedOn, today, parcel }) => ({
    ...{ resolution, collectiveId, usedOn, today, parcels: [parcel.code] },
    matter: 'construction-land-use',
    usedOnField: 'signedOn',
  }),
});

/** A lease of land as of anything else (民法典 705). */
const LEASE_YEARS = 20;

export const useIsGrantedForAtMostItsYears = rule<GrantEntry>({
  id: 'T7',
  code: 'LAND_RIGHTS.CONSTRUCTION_TERM_TOO_LONG',
  sentence:
    '集体经营性建设用地出让的最高年限参照同类用途的国有土地：工业、教科文卫体五十年，商业、旅游、娱乐四十年，综合五十年；出租不超过二十年。',
  basis: [landManagementLaw('第六十三条'), urbanLandGrantRegulations('第十二条'), civilCode('第七百零五条')],
  severity: 'block',
  breach: ({ way, plannedUse, from, to }) => {
    const years = way === 'lease' ? LEASE_YEARS : useByPlan(plannedUse).longestYears;
    const last = lastDayOfTerm(from, years);
    if (from <= to && to <= last) return undefined;
    const detail = `期限 ${from} 至 ${to}，这样的用途、方式最长 ${years} 年。`;
    return { detail, field: 'to', facts: { last, years }, wayForward: `止期填在 ${from} 至 ${last} 之内。` };
  },
});

export const landIsGrantedOnce = rule<GrantEntry>({
  id: 'L37',
  code: 'LAND_RIGHTS.CONSTRUCTION_USE_TAKEN',
  sentence: '同一宗建设用地在同一期间只出让、出租一次。',
  basis: [registerRules('权利不重叠'), civilCode('第三百四十六条')],
  severity: 'block',
  breach: ({ parcel, from, to }) => {
    const [other] = (['construction-use', 'lease'] as const).flatMap((kind) =>
      rightsWithin(parcel, kind, { from, to }),
    );
    return (
      other && {
        detail: `地块 ${parcel.code} 在 ${other.from} 至 ${other.to} 期间已有权利（${other.contractNumber ?? other.contractId}）。`,
        facts: { contractId: other.contractId, from: other.from, to: other.to },
        wayForward: `从 ${other.to} 之后起算，或者由现在的权利人依法转让。`,
      }
    );
  },
});

export interface OnwardUse extends RightAtHand {
  readonly from: LegalDate;
  readonly to: LegalDate;
}

export const conveyedUseLastsForTheRest = rule<OnwardUse>({
  id: 'T8',
  code: 'LAND_RIGHTS.CONVEYED_USE_TERM',
  sentence: '建设用地使用权转移的，使用年限为原年限减去已使用年限后的剩余年限。',
  basis: [urbanLandGrantRegulations('第二十二条'), landManagementLaw('第六十三条')],
  severity: 'block',
  bears: ({ right }) => right !== undefined,
  breach: ({ right, from, to }) =>
    !right || (to === right.to && from >= right.from && from <= to)
      ? undefined
      : {
          detail: `原权利自 ${right.from} 至 ${right.to}，转移后填的是 ${from} 至 ${to}。`,
          field: 'to',
          facts: { from: right.from, to: right.to },
          wayForward: `止期填 ${right.to}，起期在原权利的期限之内。`,
        },
});

export const useIsConveyedOnce = rule<OnwardUse>({
  id: 'L38',
  code: 'LAND_RIGHTS.USE_ALREADY_CONVEYED',
  sentence: '建设用地使用权已经订立转移合同、等待登记的，不再另行转移。',
  basis: [civilCode('第三百五十五条'), registerRules('权利不重叠')],
  severity: 'block',
  breach: ({ parcel, rightId }) => {
    const pending = parcel.rights.find(
      ({ succeeds, standing }) => succeeds === rightId && standing === 'awaiting-registration',
    );
    return (
      pending && {
        detail: `该建设用地使用权已订立转移合同（${pending.contractNumber ?? pending.contractId}），等待不动产登记。`,
        wayForward: '先办理并记载该合同的不动产登记；合同解除的，登记权利终止后再办理。',
      }
    );
  },
});
