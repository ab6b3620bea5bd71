import type { LegalDate } from '#kernel';
import { commandSpec, one } from '#nest';
import { DUTY_RULES, DutyHeld, type HeldDuty, dutyBookStream, weighing } from '../facts/index.js';

/** Sent when somebody was appointed, assigned or made keeper: the book weighs it against every other duty. */
export class HoldDuty {
  constructor(
    readonly divisionCode: string,
    readonly held: HeldDuty,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const holdDuty = commandSpec({
  command: HoldDuty,
  title: '承担职责',
  permission: 'internal',
  stream: dutyBookStream,
  subject: {
    kind: 'opening',
    id: ({ divisionCode }) => divisionCode,
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: { station: one(dutyBookStream, ({ divisionCode }: HoldDuty) => divisionCode.slice(0, 9)) },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { held }, state: book, references }) => ({
    ...held,
    book: weighing(held.duty, book, references.station?.state),
  }),
  rules: DUTY_RULES,
  decide: (_, { command: { divisionCode, held } }) => [DutyHeld.of({ divisionCode, ...held })],
});
