import { isCodeOf } from '#kernel';
import { Evidence, commandOn } from '#nest';
import { Choice, CreditCode, LegalDateField, SubjectId, Text } from '#nest/fields';
import {
  LOSS_GROUNDS,
  MembershipLost,
  STATED_LOSS_GROUNDS,
  type StatedLossGround,
  charterGroundNamesItsClause,
  interestsAreKeptWhereTheLawLets,
  membershipOutlastsAbsence,
  newMembershipIsElsewhere,
  paperIsAtHand,
  personIsOnTheRoster,
  rosterStream,
  womenKeepTheirRights,
} from '../facts/index.js';

export class RecordMembershipLost extends Evidence {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @SubjectId('人员编号')
  personId: string;

  @Choice('事由', STATED_LOSS_GROUNDS)
  ground: StatedLossGround;

  @Text('所依据的条款（法律法规和章程规定的其他情形须填）', 100, {
    optional: true,
    example: '章程第十二条',
  })
  clause?: string;

  @CreditCode('新取得成员身份的集体（以已取得其他集体成员身份为由的填写）', { optional: true })
  newCollectiveId?: string;

  @LegalDateField('约定保留相关权益的止期', { optional: true })
  interestsKeptUntil?: string;
}

export const recordMembershipLost = commandOn({
  command: RecordMembershipLost,
  title: '登记丧失成员身份',
  permission: 'collectives.record',
  stream: rosterStream,
  on: ({ collectiveId }) => collectiveId,
  facts: ({ command, state: roster, context }) => {
    const { personId, ground, clause, newCollectiveId, interestsKeptUntil } = command;
    return {
      roster,
      collectiveId: command.collectiveId,
      personId,
      ground,
      clause,
      newCollectiveId,
      interestsKeptUntil,
      lostOn: context.effectiveOn,
      papers: command.documents?.length ?? 0,
    };
  },
  rules: [
    personIsOnTheRoster,
    membershipOutlastsAbsence,
    womenKeepTheirRights,
    newMembershipIsElsewhere,
    charterGroundNamesItsClause,
    interestsAreKeptWhereTheLawLets,
    paperIsAtHand,
  ],
  decide: ({ roster: { divisionCode }, collectiveId, ground, ...lost }) => {
    if (!isCodeOf(LOSS_GROUNDS, ground)) return [];
    const { personId, lostOn, clause, newCollectiveId, interestsKeptUntil } = lost;
    return [
      MembershipLost.of({
        collectiveId,
        divisionCode,
        personId,
        ground,
        lostOn,
        clause,
        newCollectiveId,
        interestsKeptUntil,
      }),
    ];
  },
});
