import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  PersonLeftHousehold,
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
      { readonly ground: 'moved'; readonly toHouseholdId: string } | { readonly ground: 'death' },
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
    const staying = stayingWithout(household, [personId], []);
    return { household, named: [personId], personId, cause, staying };
  },
  rules: [namedPersonsLiveInTheHousehold, householdNeedsAHead, extinctHouseholdIsWoundUp],
  decide: ({ household, personId, cause }) => [
    PersonLeftHousehold.of({ ...placeOf(household), personId, ...cause, staying: [] }),
  ],
});
