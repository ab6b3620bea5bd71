import { type Desk, reaction, when } from '#read-store';
import { EndMembership } from '../commands/end-membership.js';
import { NoteDeath } from '../commands/note-death.js';
import { PlacePerson } from '../commands/place-person.js';
import { TakeMembership } from '../commands/take-membership.js';
import { TakeOutOfHousehold } from '../commands/take-out-of-household.js';
import {
  type ArrivalGround,
  HouseholdEstablished,
  HouseholdRegistered,
  HouseholdsMerged,
  InitialMembersEntered,
  MembersConfirmed,
  MembershipLost,
  MembershipTaken,
  PersonDeathNoted,
  PersonJoinedHousehold,
  PersonLeftHousehold,
  PersonPlaced,
  personStream,
} from '../facts/index.js';

interface Came {
  readonly data: {
    readonly householdId: string;
    readonly collectiveId: string;
    readonly divisionCode: string;
    readonly members: readonly { readonly personId: string }[];
  };
  readonly metadata: { readonly effectiveOn: string };
}

async function place(desk: Desk, { data, metadata }: Came, ground: ArrivalGround): Promise<void> {
  const { householdId, collectiveId, divisionCode, members } = data;
  for (const { personId } of members) {
    const household = { householdId, collectiveId, divisionCode };
    const placed = new PlacePerson(personId, household, ground, metadata.effectiveOn);
    await desk.send(`place/${personId}`, placed);
  }
}

interface Entered {
  readonly data: {
    readonly collectiveId: string;
    readonly divisionCode: string;
    readonly members: readonly { readonly personId: string }[];
  };
  readonly metadata: { readonly effectiveOn: string };
}

async function take(desk: Desk, { data, metadata: { effectiveOn } }: Entered): Promise<void> {
  const { collectiveId, divisionCode, members } = data;
  for (const { personId } of members) {
    const taken = new TakeMembership(personId, collectiveId, divisionCode, effectiveOn);
    await desk.send(`take/${personId}`, taken);
  }
}

async function noteDeath(
  desk: Desk,
  { personId, divisionCode, ground }: { personId: string; divisionCode: string; ground: string },
  diedOn: string,
): Promise<void> {
  if (ground === 'death') await desk.send('death', new NoteDeath(personId, divisionCode, diedOn));
}

/** Household and membership of somebody who has died end, whichever of the three facts comes last. */
async function buryIfDead(desk: Desk, personId: string): Promise<void> {
  const { state: person } = await desk.load(personStream, personId);
  const { diedOn, householdId, collectiveId } = person;
  if (diedOn === undefined) return;
  const ground = 'death';
  if (householdId !== undefined)
    await desk.send('bury/household', new TakeOutOfHousehold(householdId, personId, { ground }, diedOn));
  if (collectiveId !== undefined)
    await desk.send('bury/membership', new EndMembership(collectiveId, personId, { ground }, diedOn));
}

/**
 * Keeps a person in one household and member of one collective. Whoever comes to a household or onto a roster is
 * noted in the stream of the person, in the order of the log; the later takes effect, the former lets go.
 */
export const residence = reaction({
  name: 'residence',
  title: '一人一户、一人一个成员身份',
  on: [
    when(HouseholdRegistered, (event, desk) => place(desk, event, 'registered')),
    when(HouseholdEstablished, (event, desk) => place(desk, event, 'moved')),
    when(HouseholdsMerged, (event, desk) => place(desk, event, 'moved')),
    when(PersonJoinedHousehold, ({ data, metadata }, desk) =>
      place(desk, { data: { ...data, members: [data] }, metadata }, data.ground),
    ),
    when(PersonPlaced, async ({ data, metadata }, desk) => {
      const { personId, householdId: toHouseholdId, collectiveId: toCollectiveId, formerHouseholdId } = data;
      if (formerHouseholdId !== undefined) {
        const cause = { ground: 'moved', toHouseholdId, toCollectiveId } as const;
        const leave = new TakeOutOfHousehold(formerHouseholdId, personId, cause, metadata.effectiveOn);
        await desk.send('leave', leave);
      }
      await buryIfDead(desk, personId);
    }),
    when(InitialMembersEntered, (event, desk) => take(desk, event)),
    when(MembersConfirmed, (event, desk) => take(desk, event)),
    when(MembershipTaken, async ({ data, metadata }, desk) => {
      const { personId, collectiveId: newCollectiveId, formerCollectiveId } = data;
      if (formerCollectiveId !== undefined) {
        const cause = { ground: 'gained-another-membership', newCollectiveId } as const;
        const end = new EndMembership(formerCollectiveId, personId, cause, metadata.effectiveOn);
        await desk.send('end', end);
      }
      await buryIfDead(desk, personId);
    }),
    when(PersonLeftHousehold, ({ data, metadata }, desk) => noteDeath(desk, data, metadata.effectiveOn)),
    when(MembershipLost, ({ data }, desk) => noteDeath(desk, data, data.lostOn)),
    when(PersonDeathNoted, ({ data: { personId } }, desk) => buryIfDead(desk, personId)),
  ],
});
