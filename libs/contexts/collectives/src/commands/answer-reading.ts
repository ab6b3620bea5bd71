import { Grounds, commandOn, one } from '#nest';
import { Choice, DocumentNumber, Explanation, LegalDateField, Nested, Sha256, SubjectId } from '#nest/fields';
import { policyFor, policyStream } from '#policies/facts';
import {
  READING_ORDERS,
  READING_OUTCOMES,
  ReadingAnswered,
  type ReadingOutcome,
  type ReadingRequest,
  orderFollowsARefusal,
  papersAreProvided,
  readingIsAnsweredOnce,
  readingRequestStream,
  refusedReadingIsDoubtful,
} from '../facts/index.js';

class Order {
  @Choice('责令提供的机关', READING_ORDERS)
  by: keyof typeof READING_ORDERS;

  @DocumentNumber('文书编号', { example: '辽政责改〔2026〕2号' })
  documentNumber: string;

  @Sha256('文书的 SHA-256')
  documentSha256: string;

  @LegalDateField('文书日期')
  orderedOn: string;
}

export class AnswerReading extends Grounds {
  @SubjectId('查阅复制申请')
  requestId: string;

  @Choice('结果', READING_OUTCOMES)
  outcome: ReadingOutcome;

  @LegalDateField('答复日')
  answeredOn: string;

  @Explanation('没有提供的理由', 200, { optional: true })
  cause?: string;

  @Nested('拒绝之后责令提供的文书', () => Order, { optional: true })
  order?: Order;
}

export const answerReading = commandOn({
  command: AnswerReading,
  title: '登记查阅复制申请的答复',
  permission: 'collectives.record',
  stream: readingRequestStream,
  on: ({ requestId }) => requestId,
  references: {
    policies: one(policyStream, (_: AnswerReading, request: ReadingRequest | undefined) =>
      request?.divisionCode.slice(0, 6),
    ),
  },
  effectiveOn: ({ answeredOn }) => answeredOn,
  facts: ({ command, state: request, references, context: { today } }) => {
    const { outcome, answeredOn, cause, order } = command;
    const { requestedOn: from } = request;
    const { value } = policyFor(references.policies?.state, 'members.reading-period', from);
    return { request, outcome, answeredOn, cause, order, today, readingPeriod: value && { ...value, from } };
  },
  rules: [readingIsAnsweredOnce, orderFollowsARefusal, refusedReadingIsDoubtful, papersAreProvided],
  decide: ({ request: { requestId }, outcome, answeredOn, cause, order }) => [
    ReadingAnswered.of({ requestId, outcome, answeredOn, cause, order: order && { ...order } }),
  ],
});
