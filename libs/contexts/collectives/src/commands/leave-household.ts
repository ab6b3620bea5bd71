import { forEvery } from '#kernel';
import { Evidence, commandOn } from '#nest';
import { Choice, NestedList, SubjectId } from '#nest/fields';
import {
  LEAVING_GROUNDS,
  type LeavingGround,
  PersonLeftHousehold,
  type RelationsCase,
  extinctHouseholdIsWoundUp,
  householdHasOneHead,
  householdStands,
  householdStream,
  namedPersonsLiveInTheHousehold,
  placeOf,
  statedRelations,
  stayingWithout,
} from '../facts/index.js';
import { Relative } from './household-body.js';

export class LeaveHousehold extends Evidence {
  @SubjectId('农户')
  householdId: string;

  @SubjectId('人员编号')
  personId: string;

  @Choice('离户事由', LEAVING_GROUNDS)
  ground: LeavingGround;

  @NestedList('余下人员与户主关系的变化（户主离户的须填）', () => Relative, { optional: true, max: 30 })
  staying?: Relative[];
}

export const leaveHousehold = commandOn({
  command: LeaveHousehold,
  title: '登记人员离户',
  permission: 'collectives.record',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  facts: ({ command: { personId, ground, staying: stated = [] }, state: household }) => {
    const staying = stayingWithout(household, [personId], stated);
    return {
      household,
      named: [personId, ...stated.map((each) => each.personId)],
      personId,
      ground,
      stated,
      staying,
      // A household that nobody is left in needs no head.
      left: staying.length > 0 ? [{ members: staying }] : [],
    };
  },
  rules: [
    householdStands,
    namedPersonsLiveInTheHousehold,
    forEvery(householdHasOneHead, ({ left }: { left: readonly RelationsCase[] }) => left),
    extinctHouseholdIsWoundUp,
  ],
  decide: ({ household, personId, ground, stated }) => [
    PersonLeftHousehold.of({ ...placeOf(household), personId, ground, staying: statedRelations(stated) }),
  ],
});
