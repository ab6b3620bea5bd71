import { reject } from '#kernel';
import { Evidence, commandSpec } from '#nest';
import { LegalDateField, SubjectId, Text } from '#nest/fields';
import { CustodyLost, custodyIsAtHand, custodyStream, lossIsMadeKnown } from '../facts/index.js';

export class RecordCustodyLoss extends Evidence {
  @SubjectId('保管物')
  custodyId: string;

  @LegalDateField('发现遗失之日')
  on: string;

  @Text('经过', 200, { example: '办公室被盗，已报案' })
  circumstances: string;
}

export const recordCustodyLoss = commandSpec({
  command: RecordCustodyLoss,
  title: '登记遗失',
  permission: 'posts.record',
  stream: custodyStream,
  subject: {
    kind: 'existing',
    id: ({ custodyId }) => custodyId,
    organisation: (custody) => custody?.divisionCode,
  },
  effectiveOn: ({ on }) => on,
  facts: ({ command: { on, circumstances }, state: custody, context }) =>
    custody
      ? { custody, on, circumstances, today: context.today }
      : reject('not-found', 'CUSTODY.NOT_FOUND', '没有找到该保管物，请核对编号。'),
  rules: [custodyIsAtHand, lossIsMadeKnown],
  decide: ({ custody: { custodyId, divisionCode, keepingId }, on, circumstances }) => [
    CustodyLost.of({ custodyId, divisionCode, keepingId, on, circumstances }),
  ],
});
