import { receiptNumberId, receiptNumberIsUsedOnce, receiptNumberStream } from '#books/facts';
import { RECEIPT_NUMBER_SOURCES } from '#contracts/facts';
import { commandOn, one } from '#nest';
import { Choice, DocumentNumber, FenField, LegalDateField } from '#nest/fields';
import {
  ProjectReceiptRecorded,
  type ProjectStage,
  RECEIPTS_OF,
  RECEIVED_BY,
  type ReceiptOf,
  type ReceivedBy,
  type Revitalization,
  nothingIsReceivedBeforeAnythingIsUsed,
  projectGoesStepByStep,
  projectReceiptIsRecordedOnce,
  receiptIsOfWhatIsDue,
  whatIsRecordedHasHappened,
} from '../facts/index.js';
import { ON_PROJECT, OfProject } from './on-project.js';

export class RecordProjectReceipt extends OfProject {
  @Choice('收取的款项', RECEIPTS_OF)
  of: ReceiptOf;

  @FenField('收款金额（分）', { min: 1 })
  amountFen: number;

  @LegalDateField('收款日')
  receivedOn: string;

  @Choice('收入的账户', RECEIVED_BY)
  method: ReceivedBy;

  @DocumentNumber('收据编号', { example: '晋农收0000123' })
  receiptNumber: string;
}

const STAGES: readonly ProjectStage[] = ['started', 'ended'];

export const recordProjectReceipt = commandOn({
  command: RecordProjectReceipt,
  title: '登记集体收取盘活项目款项',
  ...ON_PROJECT,
  permission: 'contracts.collect',
  effectiveOn: ({ receivedOn }) => receivedOn,
  references: {
    numbered: one(
      receiptNumberStream,
      ({ receiptNumber: number }: RecordProjectReceipt, project: Revitalization | undefined) =>
        project && receiptNumberId({ collectiveId: project.collectiveId, number }),
      RECEIPT_NUMBER_SOURCES,
    ),
  },
  // What was earned may be received after the end: the day is not one of the project's own steps.
  facts: ({ command, state: project, references, context: { today: on } }) => {
    const { of, amountFen, receivedOn, receiptNumber } = command;
    return {
      ...{ project, stages: STAGES, on, onField: 'receivedOn', today: on, happened: { receivedOn } },
      ...{ of, amountFen, receivedOn, receiptNumber },
      ...{ numbered: references.numbered?.state, receiptFor: 'project' as const },
      subjectId: project.projectId,
    };
  },
  rules: [
    projectGoesStepByStep,
    projectReceiptIsRecordedOnce,
    receiptNumberIsUsedOnce,
    receiptIsOfWhatIsDue,
    nothingIsReceivedBeforeAnythingIsUsed,
    whatIsRecordedHasHappened,
  ],
  decide: ({ project, of, amountFen, receivedOn, receiptNumber }, { command: { method } }) => {
    const { projectId, collectiveId, divisionCode, name, operator: payer } = project;
    return [
      ProjectReceiptRecorded.of({
        ...{ projectId, collectiveId, divisionCode, name, payer },
        ...{ of, amountFen, receivedOn, method, receiptNumber },
      }),
    ];
  },
});
