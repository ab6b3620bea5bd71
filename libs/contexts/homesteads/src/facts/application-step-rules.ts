import {
  type Breach,
  type LegalDate,
  type Period,
  addDays,
  collectivesLaw,
  formatPeriod,
  landManagementLaw,
  landManagementRegulations,
  periodEnd,
  registerRules,
  rule,
} from '#kernel';
import {
  type Authorisation,
  type ObjectUse,
  isAboutAnother,
  resolutionCarries,
  whyNoLongerCarrying,
} from '#decisions/facts';
import type { Application, Entitlement } from './entitlement.js';
import { APPLICATION_STAGES, type ApplicationStage } from './kinds.js';

/* From an application to a granted homestead: the steps in their order (条例 34). */

export interface ApplicationStep {
  readonly entitlement: Entitlement;
  /** The step that must have been taken last; any of them when none is named. */
  readonly after: ApplicationStage | undefined;
  readonly on: LegalDate;
  /** The field of the command that states the day. */
  readonly onField: string;
}

/** A publication is over before the next step is taken; broken off it may be from its first day. */
function earliestDay(
  { stage, stageOn, publishedFrom = stageOn }: Application,
  after: ApplicationStage | undefined,
): LegalDate {
  if (stage !== 'published') return stageOn;
  return after === undefined ? publishedFrom : addDays(stageOn, 1);
}

function comesTooEarly(application: Application, step: ApplicationStep): Breach | undefined {
  const { after, on, onField: field } = step;
  const earliest = earliestDay(application, after);
  return on < earliest
    ? {
        detail: `所填日期 ${on} 太早，上一步（${APPLICATION_STAGES[application.stage]}）到 ${application.stageOn}。`,
        field,
        wayForward: `按书面材料核对日期，应在 ${earliest} 或以后。`,
      }
    : undefined;
}

export const applicationGoesStepByStep = rule<ApplicationStep>({
  id: 'P23',
  code: 'HOMESTEADS.STEP_OUT_OF_ORDER',
  sentence: '宅基地由农户申请，集体讨论通过，公示，报乡镇人民政府批准后分配，依次办理。',
  basis: [landManagementRegulations('第三十四条')],
  severity: 'block',
  breach: (step) => {
    const { application } = step.entitlement;
    if (!application)
      return { detail: '该户没有正在办理的宅基地申请。', wayForward: '先由农户提出申请并登记。' };
    const { stage } = application;
    if (step.after === undefined || stage === step.after) return comesTooEarly(application, step);
    const detail = `申请现在是“${APPLICATION_STAGES[stage]}”，要在“${APPLICATION_STAGES[step.after]}”之后才办这一步。`;
    return { detail, facts: { stage }, wayForward: '按申请、讨论、公示、批准、分配的次序办理。' };
  },
});

export interface Discussion extends ApplicationStep, ObjectUse {
  readonly today: LegalDate;
}

export const applicationIsDiscussed = resolutionCarries<Discussion>({
  id: 'P23a',
  code: 'HOMESTEADS.APPLICATION_NOT_RESOLVED',
  sentence: '宅基地申请应当提交集体讨论并经有权的会议通过。',
  basis: [landManagementRegulations('第三十四条')],
  use: ({ resolution, about, entitlement: { collectiveId }, on: usedOn, onField: usedOnField, today }) => ({
    ...{ resolution, about, collectiveId, usedOn, usedOnField, today },
    matter: 'homestead-use',
  }),
  further: ({ resolution, entitlement: { application } }) =>
    resolution && application && resolution.heldOn < application.appliedOn
      ? {
          detail: `会议 ${resolution.heldOn} 召开，申请 ${application.appliedOn} 才提出，会议讨论的不是这份申请。`,
          field: 'resolutionId',
          wayForward: '核对决议；申请在会议之后提出的，重新召开会议讨论。',
        }
      : undefined,
});

export interface Publication {
  readonly from: LegalDate;
  readonly to: LegalDate;
  /** By the county's policy; where none is set, that is said by PO5. */
  readonly period: Period | undefined;
}

export const applicationIsPublishedLongEnough = rule<Publication>({
  id: 'P23b',
  code: 'HOMESTEADS.PUBLISHED_TOO_SHORTLY',
  sentence: '宅基地申请在本村公示，期限不少于本县规定。',
  basis: [landManagementRegulations('第三十四条')],
  severity: 'block',
  bears: ({ period }) => period !== undefined,
  breach: ({ from, to, period }) => {
    const last = period && periodEnd(from, period);
    if (!period || last === undefined || to >= last) return undefined;
    return {
      detail: `公示自 ${from} 至 ${to}，不足 ${formatPeriod(period)}（到 ${last}）。`,
      field: 'to',
      facts: { last },
      wayForward: `公示到 ${last} 再登记。`,
    };
  },
});

export interface TownshipApproval {
  readonly entitlement: Entitlement;
  readonly approval: Authorisation | undefined;
  /** The day of approval, as the command states it. */
  readonly on: LegalDate;
}

export const townshipApprovesTheApplication = rule<TownshipApproval>({
  id: 'P23c',
  code: 'HOMESTEADS.NOT_APPROVED_BY_TOWNSHIP',
  sentence: '宅基地申请经乡镇人民政府批准，批准的是集体讨论通过的决议。',
  basis: [landManagementLaw('第六十二条'), landManagementRegulations('第三十四条')],
  severity: 'block',
  breach: ({ entitlement: { application }, approval, on }) =>
    approval?.granted &&
    approval.kind === 'township-approval' &&
    approval.decidedOn === on &&
    approval.resolutionId === application?.resolutionId
      ? undefined
      : {
          detail: `没有乡镇人民政府 ${on} 对决议 ${application?.resolutionId ?? '（尚无）'} 的批准。`,
          field: 'approvalId',
          wayForward: '报乡镇人民政府批准并登记后再办；批准日按批文填写。',
        },
});

export const plotIsTheOneDiscussed = rule<ObjectUse>({
  id: 'HS64',
  code: 'HOMESTEADS.OTHER_PLOT_THAN_DISCUSSED',
  sentence: '分配的宅基地是集体讨论通过的：决议写明农户、地块的，只分配给其中的农户，只分配其中的地块。',
  basis: [landManagementRegulations('第三十四条'), registerRules('一项决议只用于其中写明的事项')],
  severity: 'block',
  bears: ({ resolution }) => resolution !== undefined,
  breach: (use) => {
    const breach = isAboutAnother(use);
    const wayForward = '分配决议写明的地块；要分配别的地块的，先了结原申请，重新申请、讨论、公示、报批。';
    return breach && { ...breach, field: 'parcelCode', wayForward };
  },
});

export const grantRestsOnAResolutionThatStands = rule<
  Pick<ObjectUse, 'resolution'> & Pick<ApplicationStep, 'on' | 'onField'>
>({
  id: 'A5',
  code: 'HOMESTEADS.RESOLUTION_NO_LONGER_CARRIES',
  sentence: '集体讨论通过申请的决议，到分配那一天仍然有效；已经撤销、失效的，不据以分配宅基地。',
  basis: [landManagementRegulations('第三十四条'), collectivesLaw('第五十七条')],
  severity: 'block',
  bears: ({ resolution }) => resolution !== undefined,
  breach: ({ resolution, on, onField: field }) => {
    const detail = whyNoLongerCarrying(resolution, on);
    const wayForward =
      '不予分配；先了结原申请，由农户重新申请，再讨论、公示、报批。分配在这以前的，核对分配日。';
    return detail === undefined ? undefined : { detail, field, wayForward };
  },
});
