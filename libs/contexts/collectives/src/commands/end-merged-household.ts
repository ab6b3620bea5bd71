import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  HouseholdMergedInto,
  contractsFollowTheMerger,
  householdNeedsAHead,
  householdStands,
  householdStream,
  livesIn,
  placeOf,
  stayingWithout,
} from '../facts/index.js';

/** Sent when another household has absorbed this one: its persons go, and with the last of them it ends. */
export class EndMergedHousehold {
  constructor(
    readonly householdId: string,
    readonly intoHouseholdId: string,
    readonly personIds: readonly string[],
    readonly effectiveOn: LegalDate,
  ) {}
}

export const endMergedHousehold = commandOn({
  command: EndMergedHousehold,
  title: '被并农户结束',
  permission: 'internal',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { intoHouseholdId, personIds }, state: household }) => {
    const left = personIds.filter((personId) => livesIn(household, personId));
    return { household, intoHouseholdId, left, staying: stayingWithout(household, left, []) };
  },
  rules: [householdStands, householdNeedsAHead, contractsFollowTheMerger],
  decide: ({ household, intoHouseholdId, left }) => [
    HouseholdMergedInto.of({ ...placeOf(household), intoHouseholdId, left }),
  ],
});
