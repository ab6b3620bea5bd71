import { commandSpec, one, statedIn } from '#nest';
import { FenField, LegalDateField, Sha256, SubjectIds, Text } from '#nest/fields';
import {
  SuitRequested,
  overseenCollectiveIsRegistered,
  registeredIn,
  rosterStream,
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

export const requestSuit = commandSpec({
  command: RequestSuit,
  title: '登记成员书面请求起诉',
  permission: 'collectives.record',
  stream: suitRequestStream,
  subject: {
    kind: 'opening',
    id: (_, newId) => newId('suit-request'),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: overseen<RequestSuit>(),
    roster: one(rosterStream, ({ collectiveId }: RequestSuit) => collectiveId, ROSTER_SOURCES),
  },
  effectiveOn: ({ receivedOn }) => receivedOn,
  hasHappened: true,
  facts: ({ command: { collectiveId, divisionCode, memberIds, receivedOn }, references }) => {
    const roster = references.roster?.state;
    return {
      ...{ collectiveId, memberIds, receivedOn },
      collective: registeredIn(divisionCode, references.collective?.state),
      voters: roster ? votersOn(roster, receivedOn) : [],
    };
  },
  rules: [overseenCollectiveIsRegistered, tenMembersAsk, supervisorsSueInTime],
  decide: (_, { command, context }) => [
    SuitRequested.of({ ...statedIn(command), requestId: context.newId('suit-request') }),
  ],
});
