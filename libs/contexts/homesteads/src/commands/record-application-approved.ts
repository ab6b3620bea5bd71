import { authorisationStream } from '#decisions/facts';
import { commandOn, one } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import {
  HomesteadApplicationApproved,
  applicationGoesStepByStep,
  townshipApprovesTheApplication,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_ENTITLEMENT, OfHousehold } from './on-entitlement.js';

export class RecordApplicationApproved extends OfHousehold {
  @SubjectId('乡镇人民政府的批准')
  approvalId: string;

  @LegalDateField('批准日')
  approvedOn: string;
}

export const recordApplicationApproved = commandOn({
  command: RecordApplicationApproved,
  title: '登记宅基地申请乡镇批准',
  ...ON_ENTITLEMENT,
  references: {
    approval: one(authorisationStream, ({ approvalId }: RecordApplicationApproved) => approvalId),
  },
  effectiveOn: ({ approvedOn }) => approvedOn,
  facts: ({ command: { approvedOn: on }, state: entitlement, references, context: { today } }) => ({
    ...{ entitlement, after: 'published' as const, on, onField: 'approvedOn' },
    ...{ happened: { approvedOn: on }, today },
    applicationId: entitlement.application?.applicationId ?? '',
    approval: references.approval?.state,
  }),
  rules: [applicationGoesStepByStep, townshipApprovesTheApplication, whatIsRecordedHasHappened],
  decide: ({ applicationId, on: approvedOn }, { command: { approvalId } }) => [
    HomesteadApplicationApproved.of({ applicationId, approvalId, approvedOn }),
  ],
});
