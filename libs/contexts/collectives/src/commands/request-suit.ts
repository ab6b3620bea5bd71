import { DIQI_NAMESPACE, uuidV5 } from '#kernel';
import { commandSpec, one, statedIn } from '#nest';
import { FenField, LegalDateField, Sha256, SubjectIds, Text } from '#nest/fields';
import { type DutyBook, dutyBookStream } from '#posts/facts';
import {
  type Roster,
  SuitRequested,
  accusedAreKnown,
  overseenCollectiveIsRegistered,
  registeredIn,
  rosterStream,
  suitIsRequestedOnce,
  suitRequestStream,
  supervisorsSueInTime,
  tenMembersAsk,
  votersOn,
  ROSTER_SOURCES,
} from '../facts/index.js';
import { Overseeing, overseen } from './oversight-body.js';

export class RequestSuit extends Overseeing {
  @SubjectIds('提出请求的成员', { max: 5_000 })
  memberIds: string[];

  @SubjectIds('造成损失的负责人员', { max: 20 })
  against: string[];

  @Text('造成损失的事实', 500)
  harm: string;

  @FenField('损失金额（分）', { optional: true })
  lossFen?: number;

  @LegalDateField('监事会或监事收到书面请求之日')
  receivedOn: string;

  @Sha256('书面请求的 SHA-256')
  requestSha256: string;
}

/** One letter to one collective is one request, however often it is sent. */
export function suitRequestIdOf({
  collectiveId,
  requestSha256,
}: Pick<RequestSuit, 'collectiveId' | 'requestSha256'>): string {
  return uuidV5(DIQI_NAMESPACE, `suit-request/${collectiveId}/${requestSha256}`);
}

/** Who is or was on the roster, and who holds or held a post of the collective. */
function personsOf(roster: Roster | undefined, book: DutyBook | undefined, id: string): ReadonlySet<string> {
  const members = (roster?.periods ?? []).map(({ personId }) => personId);
  const officers = (book?.duties ?? []).flatMap(({ organisationId = id, personId }) =>
    organisationId === id ? [personId] : [],
  );
  return new Set([...members, ...officers]);
}

export const requestSuit = commandSpec({
  command: RequestSuit,
  title: '登记成员书面请求起诉',
  permission: 'collectives.record',
  stream: suitRequestStream,
  subject: {
    kind: 'opening',
    id: (command) => suitRequestIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: overseen<RequestSuit>(),
    roster: one(rosterStream, ({ collectiveId }: RequestSuit) => collectiveId, ROSTER_SOURCES),
    dutyBook: one(dutyBookStream, ({ divisionCode }: RequestSuit) => divisionCode),
  },
  effectiveOn: ({ receivedOn }) => receivedOn,
  hasHappened: true,
  facts: ({ command, state: known, references }) => {
    const { collectiveId, divisionCode, memberIds, against, receivedOn } = command;
    const roster = references.roster?.state;
    return {
      ...{ known, collectiveId, memberIds, against, receivedOn },
      knownPersons: personsOf(roster, references.dutyBook?.state, collectiveId),
      collective: registeredIn(divisionCode, references.collective?.state),
      voters: roster ? votersOn(roster, receivedOn) : [],
    };
  },
  rules: [
    suitIsRequestedOnce,
    overseenCollectiveIsRegistered,
    tenMembersAsk,
    accusedAreKnown,
    supervisorsSueInTime,
  ],
  decide: ({ memberIds }, { command }) => [
    SuitRequested.of({
      ...statedIn(command),
      memberIds: [...new Set(memberIds)],
      requestId: suitRequestIdOf(command),
    }),
  ],
});
