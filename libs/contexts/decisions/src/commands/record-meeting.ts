import { reject } from '#kernel';
import {
  ROSTER_SOURCES,
  householdStream,
  membersOn,
  rosterDigest,
  rosterStream,
  votersOn,
} from '#collectives/facts';
import { Grounds, commandOn, many, one } from '#nest';
import {
  Choice,
  CreditCode,
  IntegerField,
  Nested,
  NestedList,
  Sha256,
  SubjectId,
  SubjectIds,
} from '#nest/fields';
import {
  COUNTED_BY,
  type CountedBy,
  MeetingHeld,
  assemblyHasBeenHeld,
  boardIsOfTheUsualSize,
  counted,
  everybodyPresentIsOnTheRoster,
  meetingIsQuorate,
  meetingIsRecordedOnce,
  meetingStream,
  nobodyIsCountedTwice,
  proxyIsOfTheHousehold,
  quorumOf,
  representativesAreEnough,
  rosterInTheRegisterIsUsed,
  type Meeting,
  typedRollAgreesWithTheRegister,
  typedRollLeavesNobodyOut,
} from '../facts/index.js';
import { dutyBookStream } from '#posts/facts';
import { PEOPLE_LIMIT } from './convening.js';
import { countedInTheRegister, rosterOfTheDay, rosterOpening } from './roster-of-the-day.js';

/** Persons named at one meeting at most: a large village, well within the size of a body. */
const NAMED_LIMIT = 5_000;

class WrittenProxy {
  @SubjectId('不能到会的成员')
  memberId: string;
  @SubjectId('代为参加的家庭成员')
  proxyId: string;
  @SubjectId('所在农户')
  householdId: string;
}

/** Who of the roster was there, by person id. */
class Attendance {
  @SubjectIds('现场到会', { min: 0, max: NAMED_LIMIT })
  inPerson: string[];
  @SubjectIds('线上参加', { optional: true, min: 0, max: NAMED_LIMIT })
  online?: string[];
  @NestedList('书面委托', () => WrittenProxy, { optional: true, min: 0, max: NAMED_LIMIT })
  proxies?: WrittenProxy[];
}

/** The body's own roll, typed in from its minutes. */
class RollOfThoseWhoCame {
  @IntegerField('应到人数', 1, PEOPLE_LIMIT)
  eligible: number;
  @IntegerField('到会人数', 0, PEOPLE_LIMIT)
  present: number;
  @Choice('计算方式', COUNTED_BY, { optional: true })
  countedBy?: CountedBy;
  @Sha256('名册的 SHA-256')
  sha256: string;
}

export class RecordMeeting extends Grounds {
  @SubjectId('会议')
  meetingId: string;

  @CreditCode('召集会议的集体经济组织代码')
  collectiveId: string;

  @Nested('到会人员（成员名册在册的会议填）', () => Attendance, { optional: true })
  attendance?: Attendance;

  @Nested('名册和到会人数（名册不在册的会议填）', () => RollOfThoseWhoCame, { optional: true })
  roll?: RollOfThoseWhoCame;
}

export const recordMeeting = commandOn({
  command: RecordMeeting,
  title: '登记会议到会',
  permission: 'decisions.record',
  stream: meetingStream,
  on: ({ meetingId }) => meetingId,
  references: {
    roster: one(rosterStream, ({ collectiveId }: RecordMeeting) => collectiveId, ROSTER_SOURCES),
    dutyBook: one(dutyBookStream, (_: RecordMeeting, meeting: Meeting | undefined) => meeting?.divisionCode),
    households: many(householdStream, ({ attendance }: RecordMeeting) =>
      (attendance?.proxies ?? []).map(({ householdId }) => householdId),
    ),
  },
  effectiveOn: (_, __, { data }) => ('heldOn' in data ? data.heldOn : ''),
  refusals: ['DECISIONS.ATTENDANCE_MISSING'],
  facts: ({ command, state: meeting, references, context }) => {
    const { collectiveId, attendance, roll } = command;
    if ((attendance === undefined) === (roll === undefined))
      return reject('invalid', 'DECISIONS.ATTENDANCE_MISSING', '到会人员和名册、到会人数，应填且只填其一。', {
        field: 'attendance',
      });
    const { body, heldOn } = meeting;
    const roster = rosterOfTheDay(references.roster, body, heldOn);
    const there = {
      inPerson: attendance?.inPerson ?? [],
      online: attendance?.online ?? [],
      proxies: attendance?.proxies ?? [],
    };
    const voters = roster ? votersOn(roster.state, heldOn) : [];
    return {
      meeting,
      collectiveId,
      body,
      heldOn,
      today: context.today,
      inRegister: roster !== undefined,
      rosterOpenedOn: rosterOpening(references.roster, body),
      typedIn: roll !== undefined,
      ...there,
      voters,
      members: roster ? membersOn(roster.state, heldOn) : [],
      households: references.households.flatMap(({ state }) => state ?? []),
      eligible: roll?.eligible ?? voters.length,
      present: roll?.present ?? counted(there).length,
      countedInTheRegister: countedInTheRegister(meeting, {
        members: references.roster,
        dutyBook: references.dutyBook,
      }),
      countedBy: roll?.countedBy,
      rosterSha256: roll?.sha256 ?? (roster ? rosterDigest(roster.state, heldOn) : ''),
      rosterRevision: roll ? undefined : roster?.revision,
    };
  },
  rules: [
    meetingIsRecordedOnce,
    assemblyHasBeenHeld,
    rosterInTheRegisterIsUsed,
    typedRollAgreesWithTheRegister,
    typedRollLeavesNobodyOut,
    everybodyPresentIsOnTheRoster,
    nobodyIsCountedTwice,
    proxyIsOfTheHousehold,
    representativesAreEnough,
    boardIsOfTheUsualSize,
    meetingIsQuorate,
  ],
  decide: (facts) => {
    const { meeting, body, heldOn, eligible, present, countedBy, rosterSha256, rosterRevision } = facts;
    const { inPerson, online, proxies } = facts;
    const quorum = quorumOf(body, eligible, countedBy);
    return [
      MeetingHeld.of({
        meetingId: meeting.meetingId,
        heldOn,
        inPerson,
        online,
        proxies: proxies.map(({ memberId, proxyId, householdId }) => ({ memberId, proxyId, householdId })),
        eligible,
        countedBy,
        rosterSha256,
        rosterRevision,
        present,
        quorum,
        quorate: present >= quorum,
      }),
    ];
  },
});
