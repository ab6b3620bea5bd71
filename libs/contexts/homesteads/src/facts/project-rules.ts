import { type Breach, type LegalDate, idleHomesteadNotice, registerRules, rule } from '#kernel';
import {
  CHECKLIST_ITEMS,
  type ChecklistItem,
  PROJECT_STAGES,
  type ProjectStage,
  checklistOf,
} from './kinds.js';
import type { Revitalization } from './revitalization.js';
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

export interface PaperEntry {
  readonly metOn: LegalDate;
  readonly validUntil: LegalDate | undefined;
  readonly today: LegalDate;
}

export const paperHoldsForATime = rule<PaperEntry>({
  id: 'RV33',
  code: 'HOMESTEADS.PAPER_DATES',
  sentence: '检查清单上的文件，有效期不在办妥以前届满。',
  basis: [registerRules('盘活项目检查清单')],
  severity: 'block',
  breach: ({ metOn, validUntil }) =>
    validUntil === undefined || validUntil >= metOn
      ? undefined
      : {
          detail: `有效期至 ${validUntil}，早于办妥日 ${metOn}。`,
          field: 'validUntil',
          wayForward: '按文件核对两个日期；没有写明有效期的不填。',
        },
});

export const paperOfThePastIsNoted = rule<PaperEntry>({
  id: 'RV34',
  code: 'HOMESTEADS.PAPER_HAS_EXPIRED',
  sentence: '登记时已经过期的文件如实登记并提示：不算办妥，应登记换发的文件。',
  basis: [idleHomesteadNotice('盘活利用的安全'), registerRules('盘活项目检查清单')],
  severity: 'warn',
  breach: ({ validUntil, today }) =>
    validUntil === undefined || validUntil >= today
      ? undefined
      : {
          detail: `这份文件已于 ${validUntil} 到期。`,
          field: 'validUntil',
          wayForward: '换发、延续以后登记新的文件。',
        },
});

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
