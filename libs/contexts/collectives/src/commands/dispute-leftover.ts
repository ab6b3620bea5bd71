import { Evidence, commandOn } from '#nest';
import { Sha256, SubjectId, Text } from '#nest/fields';
import { LeftoverDisputed, leftoverIsNotResolved, leftoverStream } from '../facts/index.js';

export class DisputeLeftover extends Evidence {
  @SubjectId('遗留事项')
  leftoverId: string;

  @Text('争议内容', 200, { example: '原第二村民小组主张该机井归本组所有' })
  ground: string;

  @Sha256('异议书的 SHA-256')
  documentSha256: string;
}

export const disputeLeftover = commandOn({
  command: DisputeLeftover,
  title: '登记遗留事项争议',
  permission: 'collectives.record',
  stream: leftoverStream,
  on: ({ leftoverId }) => leftoverId,
  facts: ({ command: { ground, documentSha256 }, state: leftover, context }) => ({
    leftover,
    ground,
    documentSha256,
    on: context.effectiveOn,
  }),
  rules: [leftoverIsNotResolved],
  decide: ({ leftover: { leftoverId, divisionCode }, ground, documentSha256, on }) => [
    LeftoverDisputed.of({ leftoverId, divisionCode, ground, documentSha256, on }),
  ],
});
