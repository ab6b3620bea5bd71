import { Grounds, commandOn } from '#nest';
import { Choice, DocumentNumber, LegalDateField, SubjectId } from '#nest/fields';
import {
  SUIT_OUTCOMES,
  SuitRequestAnswered,
  type SuitOutcome,
  membersSueAfterTheSupervisors,
  suitRequestIsOpen,
  suitRequestStream,
  supervisorsSueInTime,
} from '../facts/index.js';

export class AnswerSuitRequest extends Grounds {
  @SubjectId('起诉请求')
  requestId: string;

  @Choice('结果', SUIT_OUTCOMES)
  outcome: SuitOutcome;

  @LegalDateField('起诉、拒绝或撤回之日')
  on: string;

  @DocumentNumber('案号（起诉的填）', { optional: true, example: '（2026）晋0722民初12号' })
  caseNumber?: string;
}

export const answerSuitRequest = commandOn({
  command: AnswerSuitRequest,
  title: '登记起诉请求的结果',
  permission: 'collectives.record',
  stream: suitRequestStream,
  on: ({ requestId }) => requestId,
  effectiveOn: ({ on }) => on,
  facts: ({ command: { outcome, on, caseNumber }, state: request, context: { today } }) => ({
    ...{ request, outcome, on, caseNumber, today, receivedOn: request.receivedOn },
  }),
  rules: [suitRequestIsOpen, membersSueAfterTheSupervisors, supervisorsSueInTime],
  decide: ({ request: { requestId }, outcome, on, caseNumber }) => [
    SuitRequestAnswered.of({ requestId, outcome, on, caseNumber }),
  ],
});
