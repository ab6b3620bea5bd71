import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  HouseholdPersonCorrected,
  MajorityCorrected,
  type RightIdentity,
  correctionIsCarriedOverOnce,
  householdHasItRight,
  householdStream,
  majorityOf,
  placeOf,
  rosterStream,
  wasOnRoster,
} from '../facts/index.js';

/* What a process manager sends when somebody's identity has been put right: whatever was derived from it follows. */

export class CorrectPersonOfHousehold {
  constructor(
    readonly householdId: string,
    readonly personId: string,
    readonly right: RightIdentity,
    readonly effectiveOn: LegalDate,
  ) {}
}

export class CorrectMajority {
  constructor(
    readonly collectiveId: string,
    readonly personId: string,
    readonly fullCapacityFrom: LegalDate | undefined,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const correctPersonOfHousehold = commandOn({
  command: CorrectPersonOfHousehold,
  title: '转入家庭成员的更正',
  permission: 'internal',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { personId, right }, state: household }) => ({
    ...{ household, personId, right },
    alreadyThere: householdHasItRight(household, personId, right),
  }),
  rules: [correctionIsCarriedOverOnce],
  decide: ({ household, personId, right: { commitment, majority } }) => [
    HouseholdPersonCorrected.of({ ...placeOf(household), personId, commitment, majority }),
  ],
});

export const correctMajority = commandOn({
  command: CorrectMajority,
  title: '更正成员的成年日',
  permission: 'internal',
  stream: rosterStream,
  on: ({ collectiveId }) => collectiveId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { personId, fullCapacityFrom }, state: roster }) => ({
    ...{ roster, personId, fullCapacityFrom },
    alreadyThere: !wasOnRoster(roster, personId) || majorityOf(roster, personId) === fullCapacityFrom,
  }),
  rules: [correctionIsCarriedOverOnce],
  decide: ({ roster: { collectiveId, divisionCode }, personId, fullCapacityFrom }) => [
    MajorityCorrected.of({ collectiveId, divisionCode, personId, fullCapacityFrom }),
  ],
});
