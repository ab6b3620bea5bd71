import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import { RosterOpened, rosterIsOpenedOnce, rosterStream } from '../facts/index.js';

/** Sent when a collective has been registered. */
export class OpenRoster {
  constructor(
    readonly collectiveId: string,
    readonly divisionCode: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const openRoster = commandSpec({
  command: OpenRoster,
  title: '建立成员名册',
  permission: 'internal',
  stream: rosterStream,
  subject: {
    kind: 'opening',
    id: ({ collectiveId }) => collectiveId,
    organisation: ({ divisionCode }) => divisionCode,
  },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { collectiveId, divisionCode }, state }) => ({
    known: state,
    collectiveId,
    divisionCode,
  }),
  rules: [rosterIsOpenedOnce],
  decide: ({ collectiveId, divisionCode }) => [RosterOpened.of({ collectiveId, divisionCode })],
});
