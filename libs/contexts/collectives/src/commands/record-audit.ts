import { DIQI_NAMESPACE, mapTable, uuidV5 } from '#kernel';
import { commandSpec, statedIn } from '#nest';
import { Choice, DocumentNumber, IntegerField, LegalDateField, Sha256, Text } from '#nest/fields';
import {
  AUDITORS,
  AUDITS,
  type AuditKind,
  AuditRecorded,
  type Auditor,
  auditIsByWhoMayAudit,
  auditIsRecordedByItsBody,
  auditIsRecordedOnce,
  auditStream,
  auditedPeriodIsInOrder,
  divisionOfAuditor,
  findingsArePutRight,
  findingsHaveADeadline,
  overseenCollectiveIsRegistered,
  registeredIn,
} from '../facts/index.js';
import { Overseeing, overseen } from './oversight-body.js';

export class RecordAudit extends Overseeing {
  @Choice('审计种类', mapTable(AUDITS, ({ title }) => title))
  kind: AuditKind;

  @Choice('审计的部门', AUDITORS)
  auditor: Auditor;

  @Text('审计报告上的落款（不填则为审计部门的名称）', 60, { optional: true, example: '左权县农业农村局' })
  authority?: string;

  @LegalDateField('审计期间自')
  periodFrom: string;

  @LegalDateField('审计期间至')
  periodTo: string;

  @DocumentNumber('审计报告文号', { example: '左农审〔2026〕3号' })
  documentNumber: string;

  @Sha256('审计报告的 SHA-256')
  documentSha256: string;

  @LegalDateField('报告日')
  reportedOn: string;

  @IntegerField('发现的问题（项）', 0, 1_000)
  findings: number;

  @LegalDateField('整改期限（有问题的填）', { optional: true })
  putRightBy?: string;
}

/** One report on one collective is one audit, however often it is sent. */
export function auditIdOf({
  collectiveId,
  documentNumber,
}: Pick<RecordAudit, 'collectiveId' | 'documentNumber'>): string {
  return uuidV5(DIQI_NAMESPACE, `audit/${collectiveId}/${documentNumber}`);
}

export const recordAudit = commandSpec({
  command: RecordAudit,
  title: '登记审计',
  permission: 'audits.record',
  stream: auditStream,
  subject: {
    kind: 'opening',
    id: (command) => auditIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: { collective: overseen<RecordAudit>() },
  effectiveOn: ({ reportedOn }) => reportedOn,
  hasHappened: true,
  facts: ({ command, state: known, references, context: { actor } }) => {
    const { collectiveId, divisionCode, kind, auditor, documentNumber, periodFrom, periodTo } = command;
    const { reportedOn, findings, putRightBy } = command;
    return {
      ...{ known, collectiveId, kind, auditor, documentNumber, periodFrom, periodTo },
      ...{ reportedOn, findings, putRightBy, remaining: findings },
      auditorDivision: divisionOfAuditor(auditor, divisionCode),
      recordedIn: actor.organisation,
      collective: registeredIn(divisionCode, references.collective?.state),
    };
  },
  rules: [
    auditIsRecordedOnce,
    overseenCollectiveIsRegistered,
    auditIsByWhoMayAudit,
    auditIsRecordedByItsBody,
    auditedPeriodIsInOrder,
    findingsHaveADeadline,
    findingsArePutRight,
  ],
  decide: ({ auditor, auditorDivision }, { command }) => [
    AuditRecorded.of({
      ...statedIn(command),
      authority: command.authority ?? AUDITORS[auditor],
      auditorDivision,
      auditId: auditIdOf(command),
    }),
  ],
});
