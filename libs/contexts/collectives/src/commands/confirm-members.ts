import { type SealedPerson, elementAt, forEvery, isRejection, onePerson } from '#kernel';
import { resolutionStream } from '#decisions/facts';
import { Evidence, commandOn, many, one } from '#nest';
import { Choice, CreditCode, Nested, NestedList, SubjectId } from '#nest/fields';
import {
  CONFIRMATION_GROUNDS,
  type Confirmation,
  type ConfirmationCase,
  type ConfirmationGround,
  MembersConfirmed,
  birthIsOnRecord,
  confirmationRestsOnTheAssembly,
  confirmedPersonIsOfAHousehold,
  householdStream,
  identityFitsTheKnownPerson,
  isOnRoster,
  memberIsEnteredOnce,
  rosterStream,
} from '../facts/index.js';
import { Identity } from './household-body.js';

class Confirmed {
  @SubjectId('农户')
  householdId: string;

  @Nested('确认的人（已知人员编号的可改填编号）', () => Identity, { optional: true })
  person?: Identity;

  @SubjectId('人员编号', { optional: true })
  personId?: string;

  @Choice('确认事由', CONFIRMATION_GROUNDS)
  ground: ConfirmationGround;
}

export class ConfirmMembers extends Evidence {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @SubjectId('成员大会的决议（只确认因成员生育而增加的人员时可以不填）', { optional: true })
  resolutionId?: string;

  @NestedList('确认的人', () => Confirmed, { max: 200 })
  members: Confirmed[];
}

export const confirmMembers = commandOn({
  command: ConfirmMembers,
  title: '确认成员',
  permission: 'collectives.record',
  stream: rosterStream,
  on: ({ collectiveId }) => collectiveId,
  references: {
    // That somebody once came to a household, and how, is true for ever.
    households: many(householdStream, ({ members }: ConfirmMembers) =>
      members.map(({ householdId }) => householdId),
    ),
    resolution: one(resolutionStream, ({ resolutionId }: ConfirmMembers) => resolutionId),
  },
  persons: ({ members }, newId) =>
    members.flatMap(({ person }, at) =>
      person ? [{ personId: newId(`member/${at}`), identity: { ...person } }] : [],
    ),
  refusals: ['COLLECTIVES.PERSON'],
  facts: ({ command, state: roster, references, persons, context }) => {
    const { collectiveId, resolutionId, members } = command;
    const households = references.households.map(({ state }) => state);
    const meant = personsMeant(members, persons);
    if (isRejection(meant)) return meant;
    const confirmations = members.map(({ householdId, ground }, at) => {
      const person = elementAt(meant, at);
      const { personId } = person;
      const household = households.find((each) => each?.householdId === householdId);
      const arrivals = household?.collectiveId === collectiveId ? household.arrivals : [];
      const arrival = arrivals.findLast((each) => each.personId === personId);
      const twice = meant.findIndex((each) => each.personId === personId) !== at;
      return {
        ...person,
        householdId,
        ground,
        arrival,
        alreadyMember: twice || isOnRoster(roster, personId),
      };
    });
    return {
      roster,
      collectiveId,
      resolutionId,
      resolution: references.resolution?.state,
      effectiveOn: context.effectiveOn,
      today: context.today,
      confirmations,
    };
  },
  rules: [
    ...[memberIsEnteredOnce, identityFitsTheKnownPerson, confirmedPersonIsOfAHousehold, birthIsOnRecord].map(
      (each) => forEvery<Confirmation, ConfirmationCase>(each, ({ confirmations }) => confirmations),
    ),
    confirmationRestsOnTheAssembly,
  ],
  decide: ({ roster: { collectiveId, divisionCode }, resolutionId, effectiveOn, confirmations }) => [
    MembersConfirmed.of({
      collectiveId,
      divisionCode,
      confirmedOn: effectiveOn,
      resolutionId,
      members: confirmations.map(({ householdId, personId, ground, arrival }) => ({
        householdId,
        personId,
        ground,
        fullCapacityFrom: arrival?.fullCapacityFrom,
      })),
    }),
  ],
});

/** Who is meant by each line: named in full and found by the vault, or referred to by id. */
function personsMeant(members: readonly Confirmed[], persons: readonly SealedPerson[]) {
  const meant: Pick<Confirmation, 'personId' | 'named' | 'nameDiffers'>[] = [];
  let next = 0;
  for (const [at, { person, personId }] of members.entries()) {
    const sealed = person && persons[next++];
    const id = onePerson(sealed, personId, { code: 'COLLECTIVES.PERSON', field: `members[${at}].person` });
    if (isRejection(id)) return id;
    meant.push({
      personId: id,
      named: sealed !== undefined,
      nameDiffers: sealed?.differs.includes('name') ?? false,
    });
  }
  return meant;
}
