import {
  type LegalDate,
  civilCode,
  idleHomesteadNotice,
  landManagementRegulations,
  lastDayOfTerm,
  registerRules,
  rule,
} from '#kernel';
import { type ObjectUse, resolutionCarries } from '#decisions/facts';
import { type Parcel, RIGHT_KINDS } from '#land-rights/facts';
import type { Entitlement, OwnerConsent } from './entitlement.js';
import { consentOf } from './homesteads-of.js';
import { PROJECT_KINDS, USE_WAYS, type UseWay } from './kinds.js';
import { householdsRightWithin, notAHomesteadOf } from './plots.js';
import { type Revitalization, useOn } from './revitalization.js';

/* The agreement by which a project uses a house: whose it is, who has consented, for how long. */

export interface UseEntry extends ObjectUse {
  readonly project: Revitalization;
  readonly parcelCode: string;
  readonly parcel: Parcel | undefined;
  readonly householdId: string | undefined;
  readonly entitlement: Entitlement | undefined;
  readonly way: UseWay;
  readonly consentId: string | undefined;
  readonly signedOn: LegalDate;
  readonly from: LegalDate;
  readonly to: LegalDate;
  readonly today: LegalDate;
}

export const houseIsOnAHomesteadOfTheVillage = rule<UseEntry>({
  id: 'RV4',
  code: 'HOMESTEADS.NO_HOMESTEAD_TO_USE',
  sentence: '盘活项目使用本村宅基地上的房屋，同一处在一个项目中只约定一次。',
  basis: [idleHomesteadNotice('盘活利用的对象')],
  severity: 'block',
  breach: ({ parcel, parcelCode, project }) => {
    const { divisionCode } = project;
    const misplaced = notAHomesteadOf({ parcel, parcelCode, divisionCode });
    if (misplaced || !useOn(project, parcelCode)) return misplaced;
    const detail = `项目已约定使用宅基地 ${parcelCode}。`;
    return { detail, field: 'parcelCode', wayForward: '不必再办。' };
  },
});

/** What a consent does not cover of a use, as the end of a sentence. */
function notCovered(consent: OwnerConsent, { project, way, signedOn, to }: UseEntry): string | undefined {
  const { purposes = [project.kind], until = to, operatorId = project.operator.id } = consent;
  if (consent.signedOn > signedOn) return `在 ${consent.signedOn} 才签字`;
  if (consent.withdrawnOn !== undefined) return `已于 ${consent.withdrawnOn} 撤回`;
  if (!consent.ways.includes(way)) return `不含“${USE_WAYS[way]}”的方式`;
  if (!purposes.includes(project.kind)) return `不含“${PROJECT_KINDS[project.kind]}”的用途`;
  if (to > until) return `只同意使用到 ${until}，约定的止期是 ${to}`;
  return operatorId === project.operator.id ? undefined : `只同意由 ${operatorId} 经营`;
}

/** Why a household's house may not be used by its consent, as a sentence. */
function consentLacking(entry: UseEntry): string | undefined {
  const { entitlement, parcelCode, consentId, signedOn } = entry;
  const consent = consentOf(entitlement, parcelCode, consentId);
  if (!consent) return `在 ${signedOn} 没有该户对宅基地 ${parcelCode} 的这份书面同意。`;
  const lacking = notCovered(consent, entry);
  return lacking === undefined ? undefined : `农户的书面同意${lacking}。`;
}

export const ownerHasConsented = rule<UseEntry>({
  id: 'RV5',
  code: 'HOMESTEADS.OWNER_HAS_NOT_CONSENTED',
  sentence: '使用农户的房屋，应先有该户对这一方式、用途、期限和经营主体的书面同意，没有撤回。',
  basis: [idleHomesteadNotice('依法维护农民权益'), landManagementRegulations('第三十六条')],
  severity: 'block',
  bears: ({ householdId }) => householdId !== undefined,
  breach: (entry) => {
    const detail = consentLacking(entry);
    const wayForward = '先登记农户的书面同意，同意的方式、用途、期限和经营主体与约定一致。';
    return detail === undefined ? undefined : { detail, field: 'consentId', wayForward };
  },
});

export const householdsHouseIsUsedWithItsHousehold = rule<UseEntry>({
  id: 'RV14',
  code: 'HOMESTEADS.HOUSEHOLD_NOT_NAMED',
  sentence: '宅基地上有农户的宅基地使用权、房屋所有权的，由该户约定使用，不作为集体的房屋办理。',
  basis: [landManagementRegulations('第三十六条'), civilCode('第三百六十二条')],
  severity: 'block',
  breach: (entry) => {
    const { parcel, signedOn: from, to } = entry;
    const right = entry.householdId === undefined ? householdsRightWithin(parcel, { from, to }) : undefined;
    return (
      right && {
        detail: `宅基地 ${entry.parcelCode} 自 ${right.from} 起有农户的${RIGHT_KINDS[right.right]}，没有填写提供房屋的农户。`,
        field: 'householdId',
        wayForward: '填写该户的编号和书面同意；该户已退出宅基地的，先登记退出，稍后再办。',
      }
    );
  },
});

/** 民法典 705: whatever it is called, somebody else has the house for a term. */
const LONGEST_YEARS = 20;

export const houseIsUsedForAtMostTwentyYears = rule<Pick<UseEntry, 'signedOn' | 'from' | 'to'>>({
  id: 'T4',
  code: 'HOMESTEADS.USE_TERM_TOO_LONG',
  sentence: '房屋出租、合作的期限不超过二十年；期满可以续订。',
  basis: [civilCode('第七百零五条'), idleHomesteadNotice('租赁期限')],
  severity: 'block',
  breach: ({ from, to }) => {
    const last = lastDayOfTerm(from, LONGEST_YEARS);
    if (from <= to && to <= last) return undefined;
    const detail = `期限 ${from} 至 ${to}，最长 ${LONGEST_YEARS} 年。`;
    return { detail, field: 'to', facts: { last }, wayForward: `止期填在 ${from} 至 ${last} 之内。` };
  },
});

export const useIsAgreedForDaysToCome = rule<UseEntry>({
  id: 'RV16',
  code: 'HOMESTEADS.USE_TERM_UNTIMELY',
  sentence: '房屋使用的起期不早于项目立项，止期不早于合同签订。',
  basis: [registerRules('盘活项目的次序')],
  severity: 'block',
  breach: ({ project: { proposedOn }, signedOn, from, to }) => {
    if (from < proposedOn) {
      const detail = `起期 ${from} 早于立项日 ${proposedOn}。`;
      return { detail, field: 'from', wayForward: `核对起期，应在 ${proposedOn} 或以后。` };
    }
    if (to >= signedOn) return undefined;
    const detail = `止期 ${to} 早于签订日 ${signedOn}。`;
    return { detail, field: 'to', wayForward: `核对止期，应在 ${signedOn} 或以后。` };
  },
});

export const collectiveHouseIsResolved = resolutionCarries<UseEntry>({
  id: 'RV6',
  code: 'HOMESTEADS.USE_NOT_RESOLVED',
  sentence: '盘活集体收回、有偿退出的宅基地和房屋，应先经有权的会议决议。',
  basis: [landManagementRegulations('第三十五条'), registerRules('集体房屋的盘活先决议')],
  use: ({ householdId, resolution, about, project: { collectiveId }, signedOn: usedOn, today }) =>
    householdId === undefined
      ? {
          ...{ resolution, about, collectiveId, usedOn, today },
          matter: 'homestead-use',
          usedOnField: 'signedOn',
        }
      : undefined,
});
