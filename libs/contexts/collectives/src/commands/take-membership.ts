import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import { MembershipTaken, personIsRecordedOnce, personStream } from '../facts/index.js';

/** Sent for everybody whom a roster has entered or confirmed: a person is member of one collective. */
export class TakeMembership {
  constructor(
    readonly personId: string,
    readonly collectiveId: string,
    readonly divisionCode: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const takeMembership = commandSpec({
  command: TakeMembership,
  title: '记载成员身份归属',
  permission: 'internal',
  stream: personStream,
  subject: {
    kind: 'opening',
    id: ({ personId }) => personId,
    organisation: ({ divisionCode }) => divisionCode,
  },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { personId, collectiveId, divisionCode }, state: person }) => ({
    personId,
    collectiveId,
    divisionCode,
    formerCollectiveId: person.collectiveId,
    corrected: person.right,
    alreadyThere: person.collectiveId === collectiveId,
  }),
  rules: [personIsRecordedOnce],
  decide: ({ personId, collectiveId, divisionCode, formerCollectiveId, corrected }) => [
    MembershipTaken.of({ personId, collectiveId, divisionCode, formerCollectiveId, corrected }),
  ],
});
