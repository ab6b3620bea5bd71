import {
  type Breach,
  type LegalDate,
  civilCode,
  idleHomesteadNotice,
  landManagementRegulations,
  lastDayOfTerm,
  registerRules,
  rule,
} from '#kernel';
import { type ResolutionUse, resolutionCarries } from '#decisions/facts';
import { type Parcel, RIGHT_KINDS, type Right, rightsWithin } from '#land-rights/facts';
import { type Entitlement, homesteadOn } from './entitlement.js';
import {
  CHECKLIST_ITEMS,
  type ChecklistItem,
  PROJECT_STAGES,
  type ProjectStage,
  type UseWay,
  checklistOf,
} from './kinds.js';
import { notAHomesteadOf } from './plots.js';
import { type Revitalization, useOn } from './revitalization.js';
import type { Operator } from './revitalization-events.js';

/* A project that brings idle houses back into use, up to the day on which it starts. */

export interface ProjectStep {
  readonly project: Revitalization;
  /** In which stage it must be. */
  readonly stages: readonly ProjectStage[];
  readonly on: LegalDate;
  /** The field of the command that states the day. */
  readonly onField: string;
}

const inWords = (stages: readonly ProjectStage[]): string =>
  stages.map((stage) => `“${PROJECT_STAGES[stage]}”`).join('、');

function isInAnotherStage({ project: { name, stage }, stages }: ProjectStep): Breach | undefined {
  if (stages.includes(stage)) return undefined;
  const detail = `项目 ${name} 现在是“${PROJECT_STAGES[stage]}”，这一步在${inWords(stages)}时办理。`;
  return { detail, wayForward: '核对项目编号和办理的事项。' };
}

export const projectGoesStepByStep = rule<ProjectStep>({
  id: 'RV1',
  code: 'HOMESTEADS.PROJECT_STEP_OUT_OF_ORDER',
  sentence: '盘活项目依次立项、办妥检查清单和约定、开业、经营、终止、交还，日期不早于前一步。',
  basis: [registerRules('盘活项目的次序')],
  severity: 'block',
  breach: (step) => {
    const { project, on, onField: field } = step;
    const misplaced = isInAnotherStage(step);
    if (misplaced) return misplaced;
    const since = project.endedOn ?? project.startedOn ?? project.proposedOn;
    if (on >= since) return undefined;
    return {
      detail: `所填日期 ${on} 早于 ${since}。`,
      field,
      wayForward: `核对日期，应在 ${since} 或以后。`,
    };
  },
});

export interface OperatorNamed {
  /** Absent when it is named in no way, or in two. */
  readonly operator: Operator | undefined;
}

export const operatorIsNamedOnce = rule<OperatorNamed>({
  id: 'RV2',
  code: 'HOMESTEADS.OPERATOR_NOT_CLEAR',
  sentence: '盘活项目有一个经营主体：已登记的农户，或者有统一社会信用代码的单位、个体工商户。',
  basis: [idleHomesteadNotice('盘活利用的主体')],
  severity: 'block',
  breach: ({ operator }) =>
    operator
      ? undefined
      : {
          detail: '经营主体没有填写、重复填写，或者农户没有登记。',
          field: 'operator',
          wayForward: '农户编号和单位二者填一；农户先登记。',
        },
});

export interface ItemEntry {
  readonly project: Revitalization;
  readonly item: ChecklistItem;
}

const PER_HOUSE = '房屋安全鉴定不按项目办：逐处登记房屋安全鉴定。';

export const itemIsOnTheChecklist = rule<ItemEntry>({
  id: 'RV3',
  code: 'HOMESTEADS.ITEM_NOT_ON_CHECKLIST',
  sentence: '办妥的是项目检查清单上的项目。',
  basis: [registerRules('盘活项目检查清单')],
  severity: 'block',
  breach: ({ project, item }) => {
    const items = checklistOf(project);
    if (items.includes(item)) return undefined;
    const listed = items.map((each) => CHECKLIST_ITEMS[each]).join('、');
    const detail = `“${CHECKLIST_ITEMS[item]}”不在项目 ${project.name} 的检查清单上。`;
    if (item === 'house-safety') return { detail, field: 'item', wayForward: PER_HOUSE };
    return { detail, field: 'item', wayForward: `清单上的项目：${listed}。` };
  },
});

export interface UseEntry {
  readonly project: Revitalization;
  readonly parcelCode: string;
  readonly parcel: Parcel | undefined;
  readonly householdId: string | undefined;
  readonly entitlement: Entitlement | undefined;
  readonly way: UseWay;
  readonly consentId: string | undefined;
  readonly resolution: ResolutionUse['resolution'];
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

function consentNamed({ entitlement, parcelCode, consentId }: UseEntry) {
  return homesteadOn(entitlement, parcelCode)?.consents.find((each) => each.consentId === consentId);
}

export const ownerHasConsented = rule<UseEntry>({
  id: 'RV5',
  code: 'HOMESTEADS.OWNER_HAS_NOT_CONSENTED',
  sentence: '使用农户的房屋，应先有该户对这一方式的书面同意。',
  basis: [idleHomesteadNotice('依法维护农民权益'), landManagementRegulations('第三十六条')],
  severity: 'block',
  bears: ({ householdId }) => householdId !== undefined,
  breach: (entry) => {
    const { parcelCode, way, signedOn } = entry;
    const consent = consentNamed(entry);
    if (consent && consent.ways.includes(way) && consent.signedOn <= signedOn) return undefined;
    return {
      detail: `在 ${signedOn} 没有该户对宅基地 ${parcelCode} 以这种方式盘活的书面同意。`,
      field: 'consentId',
      wayForward: '先登记农户的书面同意，同意的方式与约定一致。',
    };
  },
});

/** What a household has on a plot while a use of its house lasts, from the day on which that is signed. */
function householdsRightOn({ parcel, signedOn: from, to }: UseEntry): Right | undefined {
  if (!parcel) return undefined;
  return (['homestead-use', 'house-ownership'] as const)
    .flatMap((kind) => rightsWithin(parcel, kind, { from, to }))
    .find(({ holders }) => holders.some(({ kind }) => kind === 'household'));
}

export const householdsHouseIsUsedWithItsHousehold = rule<UseEntry>({
  id: 'RV14',
  code: 'HOMESTEADS.HOUSEHOLD_NOT_NAMED',
  sentence: '宅基地上有农户的宅基地使用权、房屋所有权的，由该户约定使用，不作为集体的房屋办理。',
  basis: [landManagementRegulations('第三十六条'), civilCode('第三百六十二条')],
  severity: 'block',
  breach: (entry) => {
    const right = entry.householdId === undefined ? householdsRightOn(entry) : undefined;
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
  use: ({ householdId, resolution, project: { collectiveId }, signedOn: usedOn, today }) =>
    householdId === undefined
      ? { ...{ resolution, collectiveId, usedOn, today }, matter: 'homestead-use', usedOnField: 'signedOn' }
      : undefined,
});
