import { Grounds, commandOn } from '#nest';
import { LegalDateField, SubjectId, Text } from '#nest/fields';
import { CUSTODY_STEP_RULES, CustodyLost, custodyStream, lossIsMadeKnown } from '../facts/index.js';

export class RecordCustodyLoss extends Grounds {
  @SubjectId('保管物')
  custodyId: string;

  @LegalDateField('发现遗失之日')
  on: string;

  @Text('经过', 200, { example: '办公室被盗，已报案' })
  circumstances: string;
}

export const recordCustodyLoss = commandOn({
  command: RecordCustodyLoss,
  title: '登记遗失',
  permission: 'posts.record',
  stream: custodyStream,
  on: ({ custodyId }) => custodyId,
  effectiveOn: ({ on }) => on,
  facts: ({ command: { on, circumstances }, state: custody, context }) => ({
    custody,
    on,
    circumstances,
    today: context.today,
  }),
  rules: [...CUSTODY_STEP_RULES, lossIsMadeKnown],
  decide: ({ custody: { custodyId, divisionCode, keepingId }, on, circumstances }) => [
    CustodyLost.of({ custodyId, divisionCode, keepingId, on, circumstances }),
  ],
});
