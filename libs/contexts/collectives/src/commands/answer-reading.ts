import { Grounds, commandOn } from '#nest';
import { Choice, Explanation, LegalDateField, SubjectId } from '#nest/fields';
import {
  READING_OUTCOMES,
  ReadingAnswered,
  type ReadingOutcome,
  papersAreProvided,
  readingIsAnsweredOnce,
  readingRequestStream,
  refusedReadingIsDoubtful,
} from '../facts/index.js';

export class AnswerReading extends Grounds {
  @SubjectId('查阅复制申请')
  requestId: string;

  @Choice('结果', READING_OUTCOMES)
  outcome: ReadingOutcome;

  @LegalDateField('答复日')
  answeredOn: string;

  @Explanation('没有提供的理由', 200, { optional: true })
  cause?: string;
}

export const answerReading = commandOn({
  command: AnswerReading,
  title: '登记查阅复制申请的答复',
  permission: 'collectives.record',
  stream: readingRequestStream,
  on: ({ requestId }) => requestId,
  effectiveOn: ({ answeredOn }) => answeredOn,
  facts: ({ command: { outcome, answeredOn, cause }, state: request, context: { today } }) => ({
    ...{ request, outcome, answeredOn, cause, today },
  }),
  rules: [readingIsAnsweredOnce, refusedReadingIsDoubtful, papersAreProvided],
  decide: ({ request: { requestId }, outcome, answeredOn, cause }) => [
    ReadingAnswered.of({ requestId, outcome, answeredOn, cause }),
  ],
});
