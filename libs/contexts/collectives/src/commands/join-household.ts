import { elementAt } from '#kernel';
import { Evidence, commandOn } from '#nest';
import { Choice, Nested, SubjectId } from '#nest/fields';
import {
  JOINING_GROUNDS,
  type JoiningGround,
  PersonJoinedHousehold,
  RELATIONS,
  type Relation,
  birthIsOfAMinor,
  fullCapacityFrom,
  householdHasOneHead,
  householdStands,
  householdStream,
  identityFitsTheKnownPerson,
  personIsNotThereYet,
  placeOf,
} from '../facts/index.js';
import { Identity } from './household-body.js';

/** Whoever is known from another household leaves it by this, wherever it is: the later fact takes effect. */
export class JoinHousehold extends Evidence {
  @SubjectId('农户')
  householdId: string;

  @Choice('入户事由', JOINING_GROUNDS)
  ground: JoiningGround;

  @Choice('与户主关系', RELATIONS)
  relation: Relation;

  @Nested('入户的人', () => Identity)
  person: Identity;
}

export const joinHousehold = commandOn({
  command: JoinHousehold,
  title: '登记人员入户',
  permission: 'collectives.record',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  persons: ({ person: { name, identityNumber, phone } }, newId) => [
    { personId: newId('person'), identity: { name, identityNumber, phone } },
  ],
  facts: ({ command: { ground, relation, person }, state: household, persons, context }) => {
    const { personId, commitment, known, differs } = elementAt(persons, 0);
    return {
      household,
      members: [...household.members, { relation }],
      personId,
      commitment,
      nameDiffers: known && differs.includes('name'),
      ground,
      relation,
      fullCapacityFrom: fullCapacityFrom(person.identityNumber, context.today),
    };
  },
  rules: [
    householdStands,
    personIsNotThereYet,
    identityFitsTheKnownPerson,
    birthIsOfAMinor,
    householdHasOneHead,
  ],
  decide: ({ household, personId, commitment, ground, relation, fullCapacityFrom: majority }) => [
    PersonJoinedHousehold.of({
      ...placeOf(household),
      personId,
      commitment,
      relation,
      ground,
      fullCapacityFrom: majority,
    }),
  ],
});
