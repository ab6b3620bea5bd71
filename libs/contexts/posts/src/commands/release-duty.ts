import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { DutyReleased, dutyBookStream, dutyIsHeld } from '../facts/index.js';

/** Sent when a term, an assignment or a spell of keeping has ended. */
export class ReleaseDuty {
  constructor(
    readonly divisionCode: string,
    readonly dutyId: string,
    /** Last day on which the duty was held. */
    readonly effectiveOn: LegalDate,
  ) {}
}

export const releaseDuty = commandOn({
  command: ReleaseDuty,
  title: '解除职责',
  permission: 'internal',
  stream: dutyBookStream,
  on: ({ divisionCode }) => divisionCode,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { dutyId, effectiveOn: on }, state: book }) => ({ book, dutyId, on }),
  rules: [dutyIsHeld],
  decide: ({ dutyId, on }) => [DutyReleased.of({ dutyId, on })],
});
