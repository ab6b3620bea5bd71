import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  HouseholdSplitCompleted,
  householdNeedsAHead,
  householdStream,
  livesIn,
  placeOf,
  splitIsUnderWay,
  statedRelations,
  stayingWithout,
} from '../facts/index.js';

/** Sent when the new household is there: who goes to it leaves this one. */
export class CompleteSplit {
  constructor(
    readonly householdId: string,
    readonly newHouseholdId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const completeSplit = commandOn({
  command: CompleteSplit,
  title: '办结分户',
  permission: 'internal',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { newHouseholdId }, state: household }) => {
    const { members = [], staying = [] } = household.split ?? {};
    const left = members.map(({ personId }) => personId).filter((personId) => livesIn(household, personId));
    return {
      household,
      newHouseholdId,
      left,
      stated: staying,
      staying: stayingWithout(household, left, staying),
    };
  },
  rules: [splitIsUnderWay, householdNeedsAHead],
  decide: ({ household, newHouseholdId, left, stated }) => [
    HouseholdSplitCompleted.of({
      ...placeOf(household),
      newHouseholdId,
      left,
      staying: statedRelations(stated),
    }),
  ],
});
