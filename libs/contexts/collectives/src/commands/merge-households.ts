import { forEvery } from '#kernel';
import { Evidence, commandOn, one } from '#nest';
import { NestedList, SubjectId } from '#nest/fields';
import {
  type HouseholdCase,
  HouseholdsMerged,
  everybodyHasARelation,
  householdHasOneHead,
  householdStands,
  householdStream,
  householdsAreOfOneCollective,
  noSplitIsUnderWay,
  placeOf,
  related,
} from '../facts/index.js';
import { Relative } from './household-body.js';

/** Recorded with the household that goes on; the one that is absorbed follows. */
export class MergeHouseholds extends Evidence {
  @SubjectId('并入后的农户')
  householdId: string;

  @SubjectId('被并入的农户')
  absorbedHouseholdId: string;

  @NestedList('被并入的每人与户主的关系', () => Relative, { max: 30 })
  relations: Relative[];
}

export const mergeHouseholds = commandOn({
  command: MergeHouseholds,
  title: '登记并户',
  permission: 'collectives.record',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  references: {
    other: one(householdStream, ({ absorbedHouseholdId }: MergeHouseholds) => absorbedHouseholdId),
  },
  facts: ({ command: { absorbedHouseholdId, relations }, state: household, references }) => {
    const other = references.other?.state;
    const absorbed = related(other?.members ?? [], relations);
    return {
      household,
      other,
      absorbedHouseholdId,
      absorbed,
      persons: absorbed.map(({ personId }) => personId),
      relations,
      members: [...household.members, ...absorbed],
      both: [household, ...(other ? [other] : [])].map((each) => ({ household: each })),
    };
  },
  rules: [
    householdStands,
    householdsAreOfOneCollective,
    forEvery(noSplitIsUnderWay, ({ both }: { both: readonly HouseholdCase[] }) => both),
    everybodyHasARelation,
    householdHasOneHead,
  ],
  decide: ({ household, absorbedHouseholdId, absorbed }) => [
    HouseholdsMerged.of({ ...placeOf(household), absorbedHouseholdId, members: [...absorbed] }),
  ],
});
