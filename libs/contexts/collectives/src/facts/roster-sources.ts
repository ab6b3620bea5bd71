import { type Loaded, source } from '#kernel';
import { CollectiveRegistered } from './events.js';
import { HouseholdRegistered, PersonLeftHousehold } from './household-events.js';
import { MembershipTaken, PersonCorrected, PersonDeathNoted } from './person-events.js';
import { InitialMembersEntered, MembersConfirmed, MembershipLost } from './roster-events.js';
import { type Roster, isOnRoster, wasOnRoster } from './roster.js';

type Subject = Loaded<Roster | undefined>;
interface Named {
  readonly personId: string;
}

const isIts = ({ collectiveId }: { readonly collectiveId: string }, { id }: Subject): boolean =>
  collectiveId === id;
const isOnIt = ({ personId }: Named, { state }: Subject): boolean =>
  state !== undefined && isOnRoster(state, personId);
const hasDied = (lost: Named & { readonly ground: string }, subject: Subject): boolean =>
  lost.ground === 'death' && isOnIt(lost, subject);
const tookAway = (
  { collectiveId, members }: { readonly collectiveId: string; readonly members: readonly Named[] },
  subject: Subject,
): boolean => collectiveId !== subject.id && members.some((each) => isOnIt(each, subject));

/** Its members come onto the roster of its own collective, and from there off any other. */
const bringsOrTakes = (
  household: {
    readonly collectiveId: string;
    readonly members: readonly (Named & { readonly collectiveMember: boolean })[];
  },
  subject: Subject,
): boolean => {
  const members = household.members.filter(({ collectiveMember }) => collectiveMember);
  return isIts(household, subject) || tookAway({ ...household, members }, subject);
};

/**
 * What is recorded elsewhere and comes onto a roster, or off it, through process managers: members of the households
 * that are registered, of an import by the thousand; those who have become members elsewhere; the dead;
 * those of whom another day of majority is right.
 */
export const ROSTER_SOURCES = [
  source('rosters', CollectiveRegistered, isIts),
  source('rosters', HouseholdRegistered, bringsOrTakes),
  source('residence', InitialMembersEntered, tookAway),
  source('residence', MembersConfirmed, tookAway),
  source(
    'residence',
    MembershipTaken,
    ({ formerCollectiveId }, { id }: Subject) => formerCollectiveId === id,
  ),
  source('residence', PersonLeftHousehold, hasDied),
  source('residence', MembershipLost, hasDied),
  source('residence', PersonDeathNoted, isOnIt),
  source(
    'person-corrections',
    PersonCorrected,
    ({ personId, majority }, { state }: Subject) =>
      majority !== undefined && state !== undefined && wasOnRoster(state, personId),
  ),
  source(
    'person-corrections',
    MembershipTaken,
    ({ collectiveId, corrected }, { id }: Subject) =>
      corrected?.majority !== undefined && collectiveId === id,
  ),
];
