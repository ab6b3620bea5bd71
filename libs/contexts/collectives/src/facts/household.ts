import { type DataOf, type Fraction, type LegalDate, absent, streamType } from '#kernel';
import { householdRighted } from './corrected-persons.js';
import {
  type ArrivalGround,
  ContractLandWaived,
  HeadOfHouseholdNamed,
  HouseholdEstablished,
  HouseholdExtinctionRecorded,
  HouseholdMergedInto,
  HouseholdPersonCorrected,
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
  /** First day; absent for who was there when the household was registered. */
  readonly on?: LegalDate | undefined;
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
  /** Who left, with the first day on which they were there no more. */
  readonly departures: readonly { readonly personId: string; readonly on: LegalDate }[];
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
  on?: LegalDate,
): Household {
  const place = { householdId, collectiveId, divisionCode, contractorCode };
  const empty = { ...place, members: [], arrivals: [], departures: [] };
  return joined({ ...empty, standing: 'active' }, members, ground, on);
}

function joined(
  household: Household,
  persons: readonly HouseholdPerson[],
  ground: ArrivalGround,
  on?: LegalDate,
): Household {
  const arrived = persons.map(({ personId, fullCapacityFrom }) => ({
    ...{ personId, ground, fullCapacityFrom, on },
  }));
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

/** The same household without some from a day on, and what those who stay are from now on. */
function without(
  household: Household,
  left: readonly string[],
  staying: readonly Related[],
  on: LegalDate,
): Household {
  const departures = [...household.departures, ...left.map((personId) => ({ personId, on }))];
  return { ...household, members: stayingWithout(household, left, staying), departures };
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
    HouseholdPersonCorrected,
  ],
  initial: absent<Household>(),
  evolve: {
    HouseholdRegistered: (_, data) => opened(data, data.members, 'registered'),
    HouseholdEstablished: (_, data, { effectiveOn }) => opened(data, data.members, 'moved', effectiveOn),
    PersonJoinedHousehold: (household, person, { effectiveOn }) =>
      household && joined(household, [person], person.ground, effectiveOn),
    HouseholdsMerged: (household, { members }, { effectiveOn }) =>
      household && joined(household, members, 'moved', effectiveOn),
    PersonLeftHousehold: (household, { personId, staying }, { effectiveOn }) =>
      household && without(household, [personId], staying, effectiveOn),
    HeadOfHouseholdNamed: (household, { relations }, { effectiveOn }) =>
      household && without(household, [], relations, effectiveOn),
    HouseholdSplitDecided: (household, split) => household && { ...household, split },
    HouseholdSplitCompleted: (household, { left, staying }, { effectiveOn }) =>
      household && { ...without(household, left, staying, effectiveOn), split: undefined },
    HouseholdSplitFellThrough: (household) => household && { ...household, split: undefined },
    HouseholdMergedInto: (household, { left }, { effectiveOn }) => {
      if (!household) return household;
      const rest = without(household, left, [], effectiveOn);
      // Whoever came meanwhile goes on with the household.
      return rest.members.length === 0 ? ended(rest, 'merged') : rest;
    },
    HouseholdExtinctionRecorded: (household) => household && ended(household, 'extinct'),
    HouseholdPersonCorrected: (household, { personId, ...right }) =>
      household && householdRighted(household, personId, right),
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

/** Who belonged to the household on a day, each once; somebody may have left and come again. */
export function residentsOn({ arrivals, departures }: Household, day: LegalDate): readonly Arrival[] {
  const times = (
    moves: readonly { readonly personId: string; readonly on?: LegalDate | undefined }[],
    id: string,
  ) => moves.filter(({ personId, on }) => personId === id && (on === undefined || on <= day)).length;
  const first = new Map(arrivals.toReversed().map((each) => [each.personId, each]));
  return [...first.values()].filter(
    ({ personId }) => times(arrivals, personId) > times(departures, personId),
  );
}

/** Whether somebody is of age on a day; nothing is recorded of who was it already. */
export function isOfAgeOn({ fullCapacityFrom }: Pick<Arrival, 'fullCapacityFrom'>, day: LegalDate): boolean {
  return fullCapacityFrom === undefined || fullCapacityFrom <= day;
}
