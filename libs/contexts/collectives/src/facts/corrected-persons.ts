import type { LegalDate } from '#kernel';
import { bornOn } from './capacity.js';
import type { Household } from './household.js';
import type { RightIdentity } from './person-events.js';
import type { Roster } from './roster.js';

/* What follows from a corrected identity: the commitment, and the day on which somebody comes of age. */

interface Kept {
  readonly personId: string;
  readonly commitment?: string;
  readonly fullCapacityFrom?: LegalDate | undefined;
}

function righted<Person extends Kept>(
  persons: readonly Person[],
  personId: string,
  { commitment, majority }: RightIdentity,
): readonly Person[] {
  return persons.map((person) =>
    person.personId === personId
      ? {
          ...person,
          ...(person.commitment !== undefined && { commitment }),
          ...(majority && { fullCapacityFrom: majority.fullCapacityFrom }),
        }
      : person,
  );
}

/** A household as it is when one of its persons, of now or of before, is known rightly. */
export function householdRighted(household: Household, personId: string, right: RightIdentity): Household {
  const { members, arrivals, split } = household;
  return {
    ...household,
    members: righted(members, personId, right),
    arrivals: righted(arrivals, personId, right),
    split: split && { ...split, members: righted(split.members, personId, right) },
  };
}

/** Whether a household keeps of a person what is right, or nothing. */
export function householdHasItRight(
  { members, arrivals, split }: Household,
  personId: string,
  { commitment, majority }: RightIdentity,
): boolean {
  const kept: readonly Kept[] = [...members, ...arrivals, ...(split?.members ?? [])];
  return kept
    .filter((each) => each.personId === personId)
    .every(
      (each) =>
        (each.commitment ?? commitment) === commitment &&
        (!majority || each.fullCapacityFrom === majority.fullCapacityFrom),
    );
}

/** A roster as it is when the day of majority of one on it is known rightly; nobody was a member before birth. */
export function rosterRighted(roster: Roster, personId: string, from: LegalDate | undefined): Roster {
  const others = roster.majorities.filter((majority) => majority.personId !== personId);
  return {
    ...roster,
    majorities: from === undefined ? others : [...others, { personId, from }],
    periods: roster.periods.map((period) =>
      period.personId === personId && period.initial
        ? { ...period, from: from === undefined ? undefined : bornOn(from) }
        : period,
    ),
  };
}
