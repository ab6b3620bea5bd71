import { type DataOf, type LegalDate, forEvery } from '#kernel';
import { commandOn } from '#nest';
import {
  InitialMembersEntered,
  type RosterEntry,
  isOnRoster,
  memberIsEnteredOnce,
  rosterStream,
} from '../facts/index.js';

type Members = DataOf<typeof InitialMembersEntered>['members'];

/** Sent when a household has been registered: its members of the collective were confirmed before the law. */
export class EnterInitialMembers {
  constructor(
    readonly collectiveId: string,
    readonly householdId: string,
    readonly members: Members,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const enterInitialMembers = commandOn({
  command: EnterInitialMembers,
  title: '初始成员入册',
  permission: 'internal',
  stream: rosterStream,
  on: ({ collectiveId }) => collectiveId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { householdId, members }, state: roster }) => ({
    roster,
    householdId,
    members,
    entries: members.map(({ personId }) => ({
      personId,
      alreadyMember: isOnRoster(roster, personId),
    })),
  }),
  rules: [forEvery(memberIsEnteredOnce, ({ entries }: { entries: readonly RosterEntry[] }) => entries)],
  decide: ({ roster: { collectiveId, divisionCode }, householdId, members }) => [
    InitialMembersEntered.of({ collectiveId, divisionCode, householdId, members }),
  ],
});
