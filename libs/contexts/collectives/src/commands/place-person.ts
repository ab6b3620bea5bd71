import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import {
  type ArrivalGround,
  PersonPlaced,
  newcomerIsToBeConfirmed,
  personIsRecordedOnce,
  personStream,
} from '../facts/index.js';

/** Sent for everybody who has come to a household, in the order in which they came to households. */
export class PlacePerson {
  constructor(
    readonly personId: string,
    readonly household: {
      readonly householdId: string;
      readonly collectiveId: string;
      readonly divisionCode: string;
    },
    readonly ground: ArrivalGround,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const placePerson = commandSpec({
  command: PlacePerson,
  title: '记载人员所在户',
  permission: 'internal',
  stream: personStream,
  subject: {
    kind: 'opening',
    id: ({ personId }) => personId,
    organisation: ({ household }) => household.divisionCode,
  },
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { personId, household, ground }, state: person }) => ({
    personId,
    household,
    ground,
    collectiveId: household.collectiveId,
    memberOf: person.collectiveId,
    formerHouseholdId: person.householdId,
    corrected: person.right,
    alreadyThere: person.householdId === household.householdId,
  }),
  rules: [personIsRecordedOnce, newcomerIsToBeConfirmed],
  decide: ({ personId, household, formerHouseholdId, corrected }) => {
    const { householdId, collectiveId, divisionCode } = household;
    return [
      PersonPlaced.of({ personId, householdId, collectiveId, divisionCode, formerHouseholdId, corrected }),
    ];
  },
});
