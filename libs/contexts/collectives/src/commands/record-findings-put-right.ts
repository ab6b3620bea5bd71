import { Grounds, commandOn } from '#nest';
import { IntegerField, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  AuditFindingsPutRight,
  auditStream,
  findingsArePutRight,
  noMoreIsPutRightThanFound,
} from '../facts/index.js';

export class RecordFindingsPutRight extends Grounds {
  @SubjectId('审计')
  auditId: string;

  @IntegerField('这次整改的问题（项）', 1, 1_000)
  putRight: number;

  @LegalDateField('整改日')
  putRightOn: string;

  @Sha256('整改报告的 SHA-256')
  documentSha256: string;
}

export const recordFindingsPutRight = commandOn({
  command: RecordFindingsPutRight,
  title: '登记审计问题整改',
  permission: 'audits.record',
  stream: auditStream,
  on: ({ auditId }) => auditId,
  effectiveOn: ({ putRightOn }) => putRightOn,
  facts: ({ command, state: audit, context: { today } }) => {
    const { putRight, putRightOn, documentSha256 } = command;
    const { documentNumber, putRightBy } = audit;
    const remaining = audit.remaining - putRight;
    return { audit, putRight, putRightOn, documentSha256, today, remaining, documentNumber, putRightBy };
  },
  rules: [noMoreIsPutRightThanFound, findingsArePutRight],
  decide: ({ audit: { auditId }, putRight, remaining, putRightOn, documentSha256 }) => [
    AuditFindingsPutRight.of({ auditId, putRight, remaining, putRightOn, documentSha256 }),
  ],
});
