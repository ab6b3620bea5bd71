import {
  type LegalDate,
  collectivesLaw,
  registerRules,
  rule,
  stepOutOfTime,
  villageCommitteeLaw,
} from '#kernel';
import { AUDITORS, AUDITS, type AuditKind, type Auditor } from './oversight-events.js';
import type { Audit } from './oversight-state.js';

export interface AuditEntry {
  readonly known: Audit | undefined;
  readonly kind: AuditKind;
  readonly auditor: Auditor;
  readonly documentNumber: string;
  readonly periodFrom: LegalDate;
  readonly periodTo: LegalDate;
  readonly reportedOn: LegalDate;
  readonly findings: number;
  readonly putRightBy: LegalDate | undefined;
}

export const auditIsByWhoMayAudit = rule<AuditEntry>({
  id: 'D6',
  code: 'COLLECTIVES.AUDITED_BY_ANOTHER',
  sentence:
    '县级农业农村主管部门和乡镇人民政府对集体经济组织定期审计、专项审计，审计机关对财政资金审计监督；任期和离任审计也可由县级财政部门进行。',
  basis: [collectivesLaw('第四十七条'), villageCommitteeLaw('第三十五条')],
  severity: 'block',
  breach: ({ kind, auditor }) => {
    const { title, by } = AUDITS[kind];
    if (by.some((each) => each === auditor)) return undefined;
    const lawful = by.map((each) => AUDITORS[each]).join('、');
    const detail = `${title}不由${AUDITORS[auditor]}进行。`;
    return { detail, field: 'auditor', wayForward: `${title}填${lawful}，或者核对审计的种类。` };
  },
});

export const auditIsRecordedByItsBody = rule<{
  readonly auditor: Auditor;
  /** The county or township whose body audited. */
  readonly auditorDivision: string;
  /** Where whoever records it works. */
  readonly recordedIn: string;
}>({
  id: 'D6f',
  code: 'COLLECTIVES.AUDIT_OF_ANOTHER_BODY',
  sentence: '审计由进行审计的机关所在的县、乡镇登记：乡镇的审计由该乡镇登记，县级部门和审计机关的由县登记。',
  basis: [collectivesLaw('第四十七条'), registerRules('成员权利与监督')],
  severity: 'block',
  breach: ({ auditor, auditorDivision, recordedIn }) =>
    auditorDivision === recordedIn
      ? undefined
      : {
          detail: `${AUDITORS[auditor]}在 ${auditorDivision}，登记人在 ${recordedIn}，不能代为登记。`,
          field: 'auditor',
          facts: { auditorDivision, recordedIn },
          wayForward: `核对审计的部门；确是${AUDITORS[auditor]}的审计，由 ${auditorDivision} 的审核岗位登记。`,
        },
});

export const auditIsRecordedOnce = rule<AuditEntry>({
  id: 'D6a',
  code: 'COLLECTIVES.AUDIT_ALREADY_RECORDED',
  sentence: '一份审计报告对一个集体只登记一次。',
  basis: [registerRules('成员权利与监督')],
  severity: 'block',
  breach: ({ known, documentNumber }) =>
    known && {
      detail: `审计报告 ${documentNumber} 已经登记，问题 ${known.findings} 项。`,
      field: 'documentNumber',
      wayForward: '不必再登记；整改情况登记在原审计上。',
    },
});

export const auditedPeriodIsInOrder = rule<AuditEntry>({
  id: 'D6b',
  code: 'COLLECTIVES.AUDITED_PERIOD',
  sentence: '审计所及期间的起止有序，报告在期间终了之后作出。',
  basis: [registerRules('成员权利与监督')],
  severity: 'block',
  breach: ({ periodFrom, periodTo, reportedOn }) =>
    periodFrom <= periodTo && periodTo <= reportedOn
      ? undefined
      : {
          detail: `审计期间 ${periodFrom} 至 ${periodTo} 与报告日 ${reportedOn} 的次序不对。`,
          field: 'periodFrom',
          wayForward: '按审计报告核对日期。',
        },
});

export const findingsHaveADeadline = rule<AuditEntry>({
  id: 'D6c',
  code: 'COLLECTIVES.FINDINGS_WITHOUT_DEADLINE',
  sentence: '审计发现问题的，写明整改的期限，不早于报告日；没有问题的不填。',
  basis: [collectivesLaw('第四十七条')],
  severity: 'block',
  breach: ({ findings, putRightBy, reportedOn }) => {
    const field = 'putRightBy';
    if (findings === 0 && putRightBy !== undefined)
      return {
        detail: '没有发现问题，不应有整改期限。',
        field,
        wayForward: '删去整改期限，或者核对问题数。',
      };
    if (findings === 0 || (putRightBy !== undefined && putRightBy >= reportedOn)) return undefined;
    const detail = `发现 ${findings} 项问题，整改期限 ${putRightBy ?? '（未填）'} 应在报告日 ${reportedOn} 当日或以后。`;
    return { detail, field, wayForward: '按审计报告填写整改期限。' };
  },
});

export interface Findings {
  readonly remaining: number;
  readonly documentNumber: string;
  readonly putRightBy?: LegalDate | undefined;
}

export const findingsArePutRight = rule<Findings>({
  id: 'D6d',
  code: 'COLLECTIVES.FINDINGS_TO_BE_PUT_RIGHT',
  sentence: '审计发现的问题在报告要求的期限内整改。',
  basis: [collectivesLaw('第四十七条')],
  severity: 'task',
  duty: {
    owner: { role: 'chair' },
    term: '审计报告写明的整改期限。',
    consequence: '逾期未整改的，由审计的部门督促，并依法追究责任。',
  },
  breach: ({ remaining, documentNumber, putRightBy: dueOn }) =>
    remaining <= 0
      ? undefined
      : {
          detail: `审计报告 ${documentNumber} 的 ${remaining} 项问题应当整改。`,
          ...(dueOn && { dueOn }),
          wayForward: '整改后登记审计问题整改。',
        },
});

interface PuttingFindingsRight {
  readonly audit: Audit;
  readonly putRight: number;
  readonly putRightOn: LegalDate;
  readonly today: LegalDate;
}

export const noMoreIsPutRightThanFound = rule<PuttingFindingsRight>({
  id: 'D6e',
  code: 'COLLECTIVES.FINDINGS_ALREADY_PUT_RIGHT',
  sentence: '整改的问题不多于尚未整改的，整改在报告之后。',
  basis: [registerRules('成员权利与监督')],
  severity: 'block',
  breach: ({ audit, putRight, putRightOn: on, today }) => {
    const { remaining, lastOn } = audit;
    if (putRight <= remaining) return stepOutOfTime({ lastOn, on, onField: 'putRightOn', today });
    const detail = `审计报告 ${audit.documentNumber} 尚有 ${remaining} 项问题没有整改，不能整改 ${putRight} 项。`;
    return { detail, field: 'putRight', wayForward: '核对整改的项数。' };
  },
});
