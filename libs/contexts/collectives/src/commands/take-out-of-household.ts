import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  PersonLeftHousehold,
  departureIsToBeChecked,
  extinctHouseholdIsWoundUp,
  householdNeedsAHead,
  householdStream,
  namedPersonsLiveInTheHousehold,
  placeOf,
  stayingWithout,
} from '../facts/index.js';

/** Sent when a person of the household has been placed in another one, or has died. */
export class TakeOutOfHousehold {
  constructor(
    readonly householdId: string,
    readonly personId: string,
    readonly cause:
      | { readonly ground: 'moved'; readonly toHouseholdId: string; readonly toCollectiveId: string }
      | { readonly ground: 'death' },
    readonly effectiveOn: LegalDate,
  ) {}
}

export const takeOutOfHousehold = commandOn({
  command: TakeOutOfHousehold,
  title: '人员随事实离户',
  permission: 'internal',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { personId, cause }, state: household }) => {
    const { toHouseholdId, toCollectiveId } = cause.ground === 'moved' ? cause : {};
    return {
      household,
      named: [personId],
      personId,
      ground: cause.ground,
      toHouseholdId,
      toCollectiveId,
      staying: stayingWithout(household, [personId], []),
    };
  },
  rules: [
    namedPersonsLiveInTheHousehold,
    householdNeedsAHead,
    extinctHouseholdIsWoundUp,
    departureIsToBeChecked,
  ],
  decide: ({ household, personId, ground, toHouseholdId }) => [
    PersonLeftHousehold.of({ ...placeOf(household), personId, ground, toHouseholdId, staying: [] }),
  ],
});
