import { DIQI_NAMESPACE, uuidV5 } from '#kernel';
import { collectiveStream, registeredIn } from '#collectives/facts';
import { Grounds, commandSpec, one, statedIn } from '#nest';
import {
  Choice,
  CreditCode,
  DivisionCode,
  DocumentNumber,
  Flag,
  LegalDateField,
  SubjectId,
  Text,
} from '#nest/fields';
import {
  AUTHORISATION_KINDS,
  AUTHORISATION_RULES,
  type AuthorisationKind,
  AuthorisationRecorded,
  authorisationStream,
  resolutionStream,
} from '../facts/index.js';
import { authorityPlaces, authorityReferences } from './authority-places.js';

export class RecordAuthorisation extends Grounds {
  @CreditCode('集体经济组织代码')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @Choice('类别', AUTHORISATION_KINDS)
  kind: AuthorisationKind;

  @DocumentNumber('批文号', { example: '辽政发〔2026〕3号' })
  number: string;

  @Text('机关', 50, { example: '辽阳镇人民政府' })
  authority: string;

  @LegalDateField('受理日')
  acceptedOn: string;

  @LegalDateField('决定日')
  decidedOn: string;

  @Flag('是否批准（通过）')
  granted: boolean;

  @SubjectId('所批准的决议', { optional: true })
  resolutionId?: string;

  @CreditCode('受审查的受让方（统一社会信用代码）', { optional: true })
  granteeId?: string;
}

function authorisationIdOf({ collectiveId, number }: RecordAuthorisation): string {
  return uuidV5(DIQI_NAMESPACE, `authorisation/${collectiveId}/${number}`);
}

export const recordAuthorisation = commandSpec({
  command: RecordAuthorisation,
  title: '登记政府批准或审查',
  permission: 'decisions.authorise',
  stream: authorisationStream,
  subject: {
    kind: 'opening',
    id: (command) => authorisationIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: one(collectiveStream, ({ collectiveId }: RecordAuthorisation) => collectiveId),
    resolution: one(resolutionStream, ({ resolutionId }: RecordAuthorisation) => resolutionId),
    ...authorityReferences<RecordAuthorisation>(),
  },
  effectiveOn: ({ decidedOn }) => decidedOn,
  facts: ({ command, state, references, context }) => {
    const { number, kind, collectiveId, resolutionId, granteeId, acceptedOn, decidedOn } = command;
    return {
      number,
      kind,
      collectiveId,
      resolutionId,
      granteeId,
      acceptedOn,
      decidedOn,
      known: state,
      collective: registeredIn(command.divisionCode, references.collective?.state),
      resolution: references.resolution?.state,
      today: context.today,
      recorderRole: context.actor.role,
      authority: command.authority,
      ...authorityPlaces(references),
    };
  },
  rules: AUTHORISATION_RULES,
  decide: (_, { command }) => [
    AuthorisationRecorded.of({ ...statedIn(command), authorisationId: authorisationIdOf(command) }),
  ],
});
