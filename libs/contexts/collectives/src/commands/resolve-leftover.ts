import { mapTable } from '#kernel';
import { Evidence, commandOn } from '#nest';
import { Choice, Sha256, SubjectId, Text } from '#nest/fields';
import {
  LEFTOVER_OUTCOMES,
  type LeftoverOutcome,
  LeftoverResolved,
  disputeIsSettledFirst,
  leftoverIsNotResolved,
  leftoverStream,
  outcomeFitsWhatWasLeft,
} from '../facts/index.js';

/** Nothing is closed without an outcome and the paper that shows it. */
export class ResolveLeftover extends Evidence {
  @SubjectId('遗留事项')
  leftoverId: string;

  @Choice('结果', mapTable(LEFTOVER_OUTCOMES, ({ title }) => title))
  outcome: LeftoverOutcome;

  @Text('说明', 200)
  note: string;

  @Sha256('了结文件的 SHA-256')
  documentSha256: string;
}

export const resolveLeftover = commandOn({
  command: ResolveLeftover,
  title: '了结遗留事项',
  permission: 'leftovers.resolve',
  stream: leftoverStream,
  on: ({ leftoverId }) => leftoverId,
  facts: ({ command, state: leftover, context }) => {
    const { outcome, note, documentSha256 } = command;
    return { leftover, outcome, note, documentSha256, on: context.effectiveOn };
  },
  rules: [leftoverIsNotResolved, outcomeFitsWhatWasLeft, disputeIsSettledFirst],
  decide: ({ leftover: { leftoverId, divisionCode }, outcome, note, documentSha256, on }) => [
    LeftoverResolved.of({ leftoverId, divisionCode, outcome, note, documentSha256, on }),
  ],
});
