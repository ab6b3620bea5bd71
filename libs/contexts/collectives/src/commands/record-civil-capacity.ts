import { Evidence, commandOn } from '#nest';
import { Choice, CreditCode, SubjectId } from '#nest/fields';
import {
  CAPACITY_GROUNDS,
  type CapacityGround,
  CivilCapacityRecorded,
  majorityOf,
  ownLabourCountsFromSixteen,
  paperIsAtHand,
  personIsOnTheRoster,
  rosterStream,
} from '../facts/index.js';

export class RecordCivilCapacity extends Evidence {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @SubjectId('人员编号')
  personId: string;

  @Choice('依据', CAPACITY_GROUNDS)
  ground: CapacityGround;
}

export const recordCivilCapacity = commandOn({
  command: RecordCivilCapacity,
  title: '登记民事行为能力',
  permission: 'collectives.record',
  stream: rosterStream,
  on: ({ collectiveId }) => collectiveId,
  facts: ({ command: { personId, ground, documents }, state: roster, context }) => ({
    roster,
    personId,
    ground,
    from: context.effectiveOn,
    majority: majorityOf(roster, personId),
    papers: documents?.length ?? 0,
  }),
  rules: [personIsOnTheRoster, paperIsAtHand, ownLabourCountsFromSixteen],
  decide: ({ roster: { collectiveId, divisionCode }, personId, ground, from }) => [
    CivilCapacityRecorded.of({
      collectiveId,
      divisionCode,
      personId,
      ground,
      fullCapacity: ground !== 'court-limited',
      from,
    }),
  ],
});
