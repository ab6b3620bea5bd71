import type { LegalDate } from '#kernel';
import type { RightIdentity } from './person-events.js';

/** What is kept of somebody that follows from their identity: the commitment, the day on which they come of age. */
export interface KeptPerson {
  readonly personId: string;
  readonly commitment?: string;
  readonly fullCapacityFrom?: LegalDate | undefined;
}

/** The same persons, and of one of them what is right. */
export function righted<Person extends KeptPerson>(
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

/** Whether what is kept of a person, if anything, is right. */
export function isKeptRight(
  kept: readonly KeptPerson[],
  personId: string,
  { commitment, majority }: RightIdentity,
): boolean {
  return kept
    .filter((each) => each.personId === personId)
    .every(
      (each) =>
        (each.commitment ?? commitment) === commitment &&
        (!majority || each.fullCapacityFrom === majority.fullCapacityFrom),
    );
}
