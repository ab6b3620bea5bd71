import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import { PersonDeathNoted, personIsRecordedOnce, personStream } from '../facts/index.js';

/** Sent when a household or a roster has recorded a death, so that the other follows. */
export class NoteDeath {
  constructor(
    readonly personId: string,
    readonly divisionCode: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const noteDeath = commandSpec({
  command: NoteDeath,
  title: '记载人员死亡',
  permission: 'internal',
  stream: personStream,
  subject: {
    kind: 'opening',
    id: ({ personId }) => personId,
    organisation: ({ divisionCode }) => divisionCode,
  },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { personId, effectiveOn }, state: person }) => ({
    personId,
    diedOn: effectiveOn,
    alreadyThere: person.diedOn !== undefined,
  }),
  rules: [personIsRecordedOnce],
  decide: ({ personId, diedOn }) => [PersonDeathNoted.of({ personId, diedOn })],
});
