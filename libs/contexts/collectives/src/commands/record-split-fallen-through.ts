import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { HouseholdSplitFellThrough, householdStream, placeOf, splitIsUnderWay } from '../facts/index.js';

/** Sent when the new household could not be set up: everybody stays. */
export class RecordSplitFallenThrough {
  constructor(
    readonly householdId: string,
    readonly newHouseholdId: string,
    readonly cause: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordSplitFallenThrough = commandOn({
  command: RecordSplitFallenThrough,
  title: '登记分户未办成',
  permission: 'internal',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  effectiveOn: ({ effectiveOn }) => effectiveOn,
  facts: ({ command: { newHouseholdId, cause }, state: household }) => ({ household, newHouseholdId, cause }),
  rules: [splitIsUnderWay],
  decide: ({ household, newHouseholdId, cause }) => [
    HouseholdSplitFellThrough.of({ ...placeOf(household), newHouseholdId, cause }),
  ],
});
