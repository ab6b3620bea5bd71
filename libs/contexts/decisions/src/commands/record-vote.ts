import { DIQI_NAMESPACE, reject, uuidV5 } from '#kernel';
import { Grounds, commandSpec, one } from '#nest';
import { DivisionCode, IntegerField, Nested, SubjectId } from '#nest/fields';
import { POLICY_READING_RULES, rowsRead } from '#policies/facts';
import {
  approvalIsStillToCome,
  isCarried,
  meetingStream,
  quorumIsPresent,
  requiredStepsWereTaken,
  resolutionIsDisclosed,
  resolutionIsRecordedOnce,
  resolutionStream,
  stepsWereTaken,
  voteIsCarried,
  votesAddUp,
} from '../facts/index.js';
import { PrecedingSteps, Votes, countyPolicies } from './convening.js';
import { decisionOf, policiesOnDecisions, stepsOf } from './decision.js';

export class RecordVote extends Grounds {
  @SubjectId('会议')
  meetingId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @IntegerField('议程第几项（从 1 起）', 1, 20)
  item: number;

  @Nested('表决（无记名，只计票数）', () => Votes)
  votes: Votes;

  @Nested('决议之前的“四议”', () => PrecedingSteps, { optional: true })
  steps?: PrecedingSteps;
}

function resolutionIdOf({ meetingId, item }: RecordVote): string {
  return uuidV5(DIQI_NAMESPACE, `resolution/${meetingId}/${item}`);
}

function noVote(detail: string, field: string, wayForward: string) {
  return reject('rule', 'DECISIONS.NOTHING_TO_VOTE_ON', detail, { field, wayForward });
}

/** The vote of a meeting that was called and held here: carried or not, it is a fact. */
export const recordVote = commandSpec({
  command: RecordVote,
  title: '登记表决',
  permission: 'decisions.record',
  stream: resolutionStream,
  subject: {
    kind: 'opening',
    id: (command) => resolutionIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    meeting: one(meetingStream, ({ meetingId }: RecordVote) => meetingId),
    policies: countyPolicies<RecordVote>(),
  },
  refusals: ['DECISIONS.NOTHING_TO_VOTE_ON'],
  effectiveOn: (_, __, { data }) => ('heldOn' in data ? data.heldOn : ''),
  facts: ({ command, state, references, context }) => {
    const { meetingId, divisionCode, item, votes, steps } = command;
    const meeting = references.meeting?.state;
    if (meeting?.divisionCode !== divisionCode)
      return noVote(
        `在所填区划没有会议 ${meetingId}。`,
        'meetingId',
        '核对会议编号和区划，或先登记会议通知。',
      );
    const about = meeting.agenda[item - 1];
    if (!about)
      return noVote(`议程没有第 ${item} 项。`, 'item', `议程共 ${meeting.agenda.length} 项，按通知核对。`);
    if (!meeting.held) return noVote('会议的到会还没有登记。', 'meetingId', '先登记会议到会，再登记表决。');
    const { eligible, present, countedBy } = meeting.held;
    const { inFavour, against, abstained, recused } = votes;
    const { body, heldOn, charterShare } = meeting;
    const tally = {
      body,
      matter: about.matter,
      eligible,
      present,
      countedBy,
      charterShare,
      today: context.today,
    };
    const counts = { ...tally, inFavour, against, abstained, recused };
    return {
      ...counts,
      ...policiesOnDecisions(references.policies, heldOn),
      alreadyRecorded: state !== undefined,
      heldOn,
      subject: about.subject,
      carried: isCarried(counts),
      steps: stepsOf(steps),
      meeting,
      held: meeting.held,
      about,
    };
  },
  rules: [
    resolutionIsRecordedOnce,
    votesAddUp,
    quorumIsPresent,
    requiredStepsWereTaken,
    voteIsCarried,
    stepsWereTaken,
    approvalIsStillToCome,
    resolutionIsDisclosed,
    ...POLICY_READING_RULES,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: (facts, { command }) => {
    const { meeting, held, about, steps, validUntil } = facts;
    const { collectiveId, divisionCode, actingCommittee, body, noticedOn, heldOn, charterShare } = meeting;
    const { eligible, countedBy, rosterSha256, rosterRevision, present } = held;
    return [
      decisionOf(facts, {
        resolutionId: resolutionIdOf(command),
        meetingId: meeting.meetingId,
        item: command.item,
        ...{ collectiveId, divisionCode, actingCommittee, body, noticedOn, heldOn, charterShare },
        ...about,
        ...{ eligible, countedBy, rosterSha256, rosterRevision, present },
        validUntil: about.validUntil ?? validUntil,
        steps,
      }),
    ];
  },
});
