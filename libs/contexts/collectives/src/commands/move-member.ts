import { forEvery } from '#kernel';
import { Evidence, commandOn, one } from '#nest';
import { Choice, SubjectId } from '#nest/fields';
import {
  type NamedPersons,
  PersonJoinedHousehold,
  RELATIONS,
  type Relation,
  householdHasOneHead,
  householdStands,
  householdStream,
  householdsAreOfOneCollective,
  namedPersonsLiveInTheHousehold,
  personIsNotThereYet,
  placeOf,
  somebodyStays,
} from '../facts/index.js';

type Departure = NamedPersons & { readonly leaving: readonly string[] };

/** Recorded with the household that receives: the former one follows when the person has been placed here. */
export class MoveMember extends Evidence {
  @SubjectId('迁入的农户')
  householdId: string;

  @SubjectId('迁出的农户')
  fromHouseholdId: string;

  @SubjectId('人员编号')
  personId: string;

  @Choice('与迁入户户主的关系', RELATIONS)
  relation: Relation;
}

export const moveMember = commandOn({
  command: MoveMember,
  title: '登记户间迁移',
  permission: 'collectives.record',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  references: {
    other: one(householdStream, ({ fromHouseholdId }: MoveMember) => fromHouseholdId),
  },
  facts: ({ command: { personId, relation }, state: household, references }) => {
    const other = references.other?.state;
    const person = other?.members.find((member) => member.personId === personId);
    return {
      household,
      other,
      personId,
      person,
      relation,
      members: [...household.members, { relation }],
      left: other ? [{ household: other, named: [personId], leaving: [personId] }] : [],
    };
  },
  rules: [
    householdStands,
    householdsAreOfOneCollective,
    personIsNotThereYet,
    ...[namedPersonsLiveInTheHousehold, somebodyStays].map((each) =>
      forEvery<Departure, { readonly left: readonly Departure[] }>(each, ({ left }) => left),
    ),
    householdHasOneHead,
  ],
  decide: ({ household, other, person, relation }) => {
    if (!person) return [];
    const { personId, commitment, fullCapacityFrom } = person;
    return [
      PersonJoinedHousehold.of({
        ...placeOf(household),
        personId,
        commitment,
        relation,
        ground: 'moved',
        fullCapacityFrom,
        fromHouseholdId: other?.householdId,
      }),
    ];
  },
});
