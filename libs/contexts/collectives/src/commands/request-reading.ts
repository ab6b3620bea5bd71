import { DIQI_NAMESPACE, uuidV5 } from '#kernel';
import { commandSpec, one, statedIn } from '#nest';
import { Choice, Choices, LegalDateField, SubjectId, Text } from '#nest/fields';
import { POLICY_READING_RULES, policyFor, policyStream, rowsRead, whereSet } from '#policies/facts';
import {
  READABLE_PAPERS,
  READING_MANNERS,
  type ReadablePaper,
  ReadingRequested,
  otherPapersAreDescribed,
  overseenCollectiveIsRegistered,
  papersAreNamedOnce,
  papersAreProvided,
  readerIsAMember,
  readingIsRequestedOnce,
  readingRequestStream,
  registeredIn,
  rosterStream,
  ROSTER_SOURCES,
} from '../facts/index.js';
import { Overseeing, overseen } from './oversight-body.js';

export class RequestReading extends Overseeing {
  @SubjectId('申请的成员')
  memberId: string;

  @Choices('资料', READABLE_PAPERS, { max: 6 })
  papers: ReadablePaper[];

  @Choice('方式', READING_MANNERS)
  manner: keyof typeof READING_MANNERS;

  @Text('哪些资料', 200, { optional: true, example: '2025 年 12 月成员大会的会议记录' })
  description?: string;

  @LegalDateField('申请日')
  requestedOn: string;
}

/** What one member asks for on one day, of which papers and how, is one request, however often it is sent. */
export function readingRequestIdOf(
  asked: Pick<
    RequestReading,
    'collectiveId' | 'memberId' | 'requestedOn' | 'manner' | 'papers' | 'description'
  >,
): string {
  const { collectiveId, memberId, requestedOn, manner, papers, description = '' } = asked;
  const sorted = [...papers].sort().join(',');
  const content = [collectiveId, memberId, requestedOn, manner, sorted, description].join('/');
  return uuidV5(DIQI_NAMESPACE, `reading-request/${content}`);
}

export const requestReading = commandSpec({
  command: RequestReading,
  title: '登记成员查阅复制申请',
  permission: 'collectives.record',
  stream: readingRequestStream,
  subject: {
    kind: 'opening',
    id: (command) => readingRequestIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: overseen<RequestReading>(),
    roster: one(rosterStream, ({ collectiveId }: RequestReading) => collectiveId, ROSTER_SOURCES),
    policies: one(policyStream, ({ divisionCode }: RequestReading) => divisionCode.slice(0, 6)),
  },
  effectiveOn: ({ requestedOn }) => requestedOn,
  hasHappened: true,
  facts: ({ command, state: known, references }) => {
    const { collectiveId, divisionCode, memberId, requestedOn, papers, description } = command;
    const reading = policyFor(references.policies?.state, 'members.reading-period', requestedOn);
    return {
      known,
      collectiveId,
      collective: registeredIn(divisionCode, references.collective?.state),
      roster: references.roster?.state,
      memberId,
      requestedOn,
      ...{ papers, description },
      readingPeriod: reading.value && { ...reading.value, from: requestedOn },
      policyReadings: whereSet(reading),
    };
  },
  rules: [
    readingIsRequestedOnce,
    overseenCollectiveIsRegistered,
    readerIsAMember,
    otherPapersAreDescribed,
    papersAreNamedOnce,
    papersAreProvided,
    ...POLICY_READING_RULES,
  ],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: (_, { command }) => [
    ReadingRequested.of({ ...statedIn(command), requestId: readingRequestIdOf(command) }),
  ],
});
