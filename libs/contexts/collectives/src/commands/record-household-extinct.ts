import { Evidence, commandOn } from '#nest';
import { SubjectId } from '#nest/fields';
import {
  HouseholdExtinctionRecorded,
  extinctHouseholdIsWoundUp,
  householdStands,
  householdStream,
  noSplitIsUnderWay,
  nobodyIsLeft,
  placeOf,
} from '../facts/index.js';

export class RecordHouseholdExtinct extends Evidence {
  @SubjectId('农户')
  householdId: string;
}

export const recordHouseholdExtinct = commandOn({
  command: RecordHouseholdExtinct,
  title: '登记农户消亡',
  permission: 'collectives.record',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  facts: ({ state: household, context }) => ({
    household,
    staying: household.members,
    extinctOn: context.effectiveOn,
  }),
  rules: [householdStands, noSplitIsUnderWay, nobodyIsLeft, extinctHouseholdIsWoundUp],
  decide: ({ household, extinctOn }) => [
    HouseholdExtinctionRecorded.of({ ...placeOf(household), extinctOn }),
  ],
});
