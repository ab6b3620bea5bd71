import { legalDateOf } from '#kernel';
import { reaction, when } from '#read-store';
import { EnterInitialMembers } from '../commands/enter-initial-members.js';
import { OpenRoster } from '../commands/open-roster.js';
import { CollectiveRegistered, HouseholdRegistered } from '../facts/index.js';

/** Opens the roster of a new collective, and enters the members of every household that is registered. */
export const rosters = reaction({
  name: 'rosters',
  title: '成员名册',
  on: [
    when(CollectiveRegistered, async ({ data: { collectiveId, divisionCode }, metadata }, desk) => {
      // From the day of recording, not from that of registration: who belonged before stands in papers alone.
      await desk.insist('open', new OpenRoster(collectiveId, divisionCode, legalDateOf(metadata.recordedAt)));
    }),
    when(HouseholdRegistered, async ({ data, metadata }, desk) => {
      const { collectiveId, householdId } = data;
      const members = data.members
        .filter(({ collectiveMember }) => collectiveMember)
        .map(({ personId, fullCapacityFrom }) => ({ personId, fullCapacityFrom }));
      if (members.length === 0) return;
      const entered = new EnterInitialMembers(collectiveId, householdId, members, metadata.effectiveOn);
      await desk.send('enter', entered);
    }),
  ],
});
