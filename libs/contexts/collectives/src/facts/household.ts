import { type DataOf, type Fraction, type LegalDate, absent, streamType } from '#kernel';
import {
  type ArrivalGround,
  ContractLandWaived,
  HeadOfHouseholdNamed,
  HouseholdEstablished,
  HouseholdExtinctionRecorded,
  HouseholdMergedInto,
  HouseholdRegistered,
  HouseholdSplitCompleted,
  HouseholdSplitDecided,
  HouseholdSplitFellThrough,
  HouseholdsMerged,
  PersonJoinedHousehold,
  PersonLeftHousehold,
  type Relation,
} from './household-events.js';

export interface HouseholdPerson {
  readonly personId: string;
  readonly commitment: string;
  readonly relation: Relation;
  /** The 18th birthday of whoever was a minor when recorded. */
  readonly fullCapacityFrom?: LegalDate | undefined;
}

/** What somebody who stays is to the head of the household. */
export interface Related {
  readonly personId: string;
  readonly relation: Relation;
}

/** That somebody came to a household at all: true for ever, wherever they live now. */
export interface Arrival {
  readonly personId: string;
  readonly ground: ArrivalGround;
  readonly fullCapacityFrom?: LegalDate | undefined;
}

/** A new household that is being set up out of this one. */
interface Split {
  readonly newHouseholdId: string;
  readonly contractorCode: string;
  readonly members: readonly HouseholdPerson[];
  readonly staying: readonly Related[];
  readonly sharePortion: Fraction;
}

export const HOUSEHOLD_STANDINGS = { active: '存续', merged: '已并入他户', extinct: '已消亡' } as const;

export interface Household {
  readonly householdId: string;
  readonly collectiveId: string;
  readonly divisionCode: string;
  /** 承包方编码, 18 digits. */
  readonly contractorCode: string;
  /** Who belongs to it now; who of them are members of the collective stands in its roster. */
  readonly members: readonly HouseholdPerson[];
  readonly arrivals: readonly Arrival[];
  /** Decided, and not yet completed or fallen through. */
  readonly split?: Split | undefined;
  readonly standing: keyof typeof HOUSEHOLD_STANDINGS;
  /** Land that it gave back, and until when it asks for no other. */
  readonly landWaived?: readonly { readonly parcelCode: string; readonly until: LegalDate }[];
}

function opened(
  {
    householdId,
    collectiveId,
    divisionCode,
    contractorCode,
  }: Omit<DataOf<typeof HouseholdEstablished>, 'fromHouseholdId' | 'sharePortion'>,
  members: readonly HouseholdPerson[],
  ground: ArrivalGround,
): Household {
  const empty = { householdId, collectiveId, divisionCode, contractorCode, members: [], arrivals: [] };
  return joined({ ...empty, standing: 'active' }, members, ground);
}

function joined(household: Household, persons: readonly HouseholdPerson[], ground: ArrivalGround): Household {
  const arrived = persons.map(({ personId, fullCapacityFrom }) => ({ personId, ground, fullCapacityFrom }));
  return {
    ...household,
    members: [
      ...household.members,
      ...persons.map(({ personId, commitment, relation, fullCapacityFrom }) => ({
        personId,
        commitment,
        relation,
        fullCapacityFrom,
      })),
    ],
    arrivals: [...household.arrivals, ...arrived],
  };
}

/** The same household without some, and what those who stay are from now on. */
function without(household: Household, left: readonly string[], staying: readonly Related[]): Household {
  return { ...household, members: stayingWithout(household, left, staying) };
}

function ended(household: Household, standing: Household['standing']): Household {
  return { ...household, standing };
}

/** The same persons in the relations that are stated, and otherwise as they were. */
export function related<Person extends Related>(
  persons: readonly Person[],
  stated: readonly Related[],
): readonly Person[] {
  return persons.map((person) => {
    const now = stated.find(({ personId }) => personId === person.personId);
    return now ? { ...person, relation: now.relation } : person;
  });
}

export const householdStream = streamType({
  category: 'household',
  title: '农户',
  events: [
    HouseholdRegistered,
    PersonJoinedHousehold,
    PersonLeftHousehold,
    HeadOfHouseholdNamed,
    HouseholdSplitDecided,
    HouseholdEstablished,
    HouseholdSplitCompleted,
    HouseholdSplitFellThrough,
    HouseholdsMerged,
    HouseholdMergedInto,
    HouseholdExtinctionRecorded,
    ContractLandWaived,
  ],
  initial: absent<Household>(),
  evolve: {
    HouseholdRegistered: (_, data) => opened(data, data.members, 'registered'),
    HouseholdEstablished: (_, data) => opened(data, data.members, 'moved'),
    PersonJoinedHousehold: (household, person) => household && joined(household, [person], person.ground),
    HouseholdsMerged: (household, { members }) => household && joined(household, members, 'moved'),
    PersonLeftHousehold: (household, { personId, staying }) =>
      household && without(household, [personId], staying),
    HeadOfHouseholdNamed: (household, { relations }) => household && without(household, [], relations),
    HouseholdSplitDecided: (household, split) => household && { ...household, split },
    HouseholdSplitCompleted: (household, { left, staying }) =>
      household && { ...without(household, left, staying), split: undefined },
    HouseholdSplitFellThrough: (household) => household && { ...household, split: undefined },
    HouseholdMergedInto: (household, { left }) => {
      if (!household) return household;
      const rest = without(household, left, []);
      // Whoever came meanwhile goes on with the household.
      return rest.members.length === 0 ? ended(rest, 'merged') : rest;
    },
    HouseholdExtinctionRecorded: (household) => household && ended(household, 'extinct'),
    ContractLandWaived: (household, { parcelCode, until }) =>
      household && {
        ...household,
        landWaived: [...(household.landWaived ?? []), { parcelCode, until }],
      },
  },
});

/** Who is left when some have gone, in the relations that are stated. */
export function stayingWithout(
  { members }: Household,
  left: readonly string[],
  stated: readonly Related[],
): readonly HouseholdPerson[] {
  return related(
    members.filter(({ personId }) => !left.includes(personId)),
    stated,
  );
}

/** Relations as an event records them. */
export function statedRelations(relations: readonly Related[]): Related[] {
  return relations.map(({ personId, relation }) => ({ personId, relation }));
}

/** Where a household stands, as each of its events says it. */
export function placeOf({ householdId, collectiveId, divisionCode }: Household) {
  return { householdId, collectiveId, divisionCode };
}

/** Whether somebody belongs to the household now. */
export function livesIn(household: Household, personId: string): boolean {
  return household.members.some((member) => member.personId === personId);
}
