import { forEvery, fractionOf } from '#kernel';
import { Evidence, commandOn, one } from '#nest';
import { ContractorCode, Nested, NestedList, SubjectId } from '#nest/fields';
import {
  HouseholdSplitDecided,
  type RelationsCase,
  householdHasOneHead,
  householdIsRegisteredOnce,
  householdStands,
  householdStream,
  namedPersonsLiveInTheHousehold,
  newCodeIsOfThePlace,
  noSplitIsUnderWay,
  placeOf,
  related,
  sharePortionIsAPart,
  somebodyStays,
  statedRelations,
  stayingWithout,
} from '../facts/index.js';
import { Relative } from './household-body.js';
import { householdIdOf } from './register-household.js';
import { ShareFraction } from './share-body.js';

export class SplitHousehold extends Evidence {
  @SubjectId('原户')
  householdId: string;

  @ContractorCode('新户的承包方编码')
  contractorCode: string;

  @NestedList('分出的人与新户户主的关系', () => Relative, { max: 29 })
  members: Relative[];

  @NestedList('留下的人与户主关系的变化（户主分出的须填）', () => Relative, { optional: true, max: 29 })
  staying?: Relative[];

  @Nested('随新户走的份额占原户的几分之几（不填则按人数）', () => ShareFraction, { optional: true })
  sharePortion?: ShareFraction;
}

export const splitHousehold = commandOn({
  command: SplitHousehold,
  title: '登记分户',
  permission: 'collectives.record',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  references: {
    taken: one(householdStream, ({ contractorCode }: SplitHousehold) => householdIdOf(contractorCode)),
  },
  facts: ({ command, state: household, references }) => {
    const { contractorCode, members: going, staying: stated = [], sharePortion } = command;
    const leaving = going.map(({ personId }) => personId);
    const leavers = household.members.filter(({ personId }) => leaving.includes(personId));
    const perHead = { numerator: leaving.length, denominator: household.members.length };
    return {
      household,
      known: references.taken?.state,
      contractorCode,
      leaving,
      named: [...leaving, ...stated.map(({ personId }) => personId)],
      stated,
      members: related(leavers, going),
      both: [{ members: going }, { members: stayingWithout(household, leaving, stated) }],
      sharePortion: sharePortion ?? perHead,
    };
  },
  rules: [
    householdStands,
    noSplitIsUnderWay,
    namedPersonsLiveInTheHousehold,
    somebodyStays,
    forEvery(householdHasOneHead, ({ both }: { both: readonly RelationsCase[] }) => both),
    householdIsRegisteredOnce,
    newCodeIsOfThePlace,
    sharePortionIsAPart,
  ],
  decide: ({ household, contractorCode, members, stated, sharePortion }) => [
    HouseholdSplitDecided.of({
      ...placeOf(household),
      newHouseholdId: householdIdOf(contractorCode),
      contractorCode,
      members: [...members],
      staying: statedRelations(stated),
      sharePortion: fractionOf(sharePortion),
    }),
  ],
});
