import { forEvery } from '#kernel';
import { resolutionStream } from '#decisions/facts';
import { Evidence, commandOn, many, one } from '#nest';
import { Choice, CreditCode, NestedList, SubjectId } from '#nest/fields';
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
  isOnRoster,
  memberIsEnteredOnce,
  rosterStream,
} from '../facts/index.js';

class Confirmed {
  @SubjectId('农户')
  householdId: string;

  @SubjectId('人员编号')
  personId: string;

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
  facts: ({ command, state: roster, references, context }) => {
    const { collectiveId, resolutionId, members, effectiveOn } = command;
    const households = references.households.map(({ state }) => state);
    const confirmations = members.map(({ householdId, personId, ground }, at) => {
      const household = households.find((each) => each?.householdId === householdId);
      const arrivals = household?.collectiveId === collectiveId ? household.arrivals : [];
      const twice = members.findIndex((member) => member.personId === personId) !== at;
      const arrival = arrivals.findLast((each) => each.personId === personId);
      return { householdId, personId, ground, arrival, alreadyMember: twice || isOnRoster(roster, personId) };
    });
    return {
      roster,
      collectiveId,
      resolutionId,
      resolution: references.resolution?.state,
      effectiveOn: effectiveOn ?? context.today,
      today: context.today,
      confirmations,
    };
  },
  rules: [
    ...[memberIsEnteredOnce, confirmedPersonIsOfAHousehold, birthIsOnRecord].map((each) =>
      forEvery<Confirmation, ConfirmationCase>(each, ({ confirmations }) => confirmations),
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
