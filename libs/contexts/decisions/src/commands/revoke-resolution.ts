import { Grounds, commandOn, one } from '#nest';
import { Choice, DocumentNumber, LegalDateField, SubjectId } from '#nest/fields';
import {
  REVOKED_BY,
  ResolutionRevoked,
  type RevokedBy,
  onlyWhatCarriesIsRevoked,
  resolutionStream,
  revocationIsSoughtInTime,
  revocationRestsOnSomething,
} from '../facts/index.js';

export class RevokeResolution extends Grounds {
  @SubjectId('决议')
  resolutionId: string;

  @Choice('由谁撤销', REVOKED_BY)
  by: RevokedBy;

  @LegalDateField('撤销日')
  revokedOn: string;

  @DocumentNumber('判决书文号（人民法院撤销时填）', { optional: true, example: '（2026）晋0722民初1号' })
  judgement?: string;

  @SubjectId('后来的决议（由其撤销时填）', { optional: true })
  laterResolutionId?: string;

  @LegalDateField('成员知道决议之日', { optional: true })
  knownOn?: string;

  @LegalDateField('起诉日', { optional: true })
  filedOn?: string;
}

export const revokeResolution = commandOn({
  command: RevokeResolution,
  title: '登记决议撤销',
  permission: 'decisions.record',
  stream: resolutionStream,
  on: ({ resolutionId }) => resolutionId,
  references: {
    later: one(resolutionStream, ({ laterResolutionId }: RevokeResolution) => laterResolutionId),
  },
  effectiveOn: ({ revokedOn }) => revokedOn,
  facts: ({ command, state: resolution, references, context }) => {
    const { by, revokedOn, judgement, laterResolutionId, knownOn, filedOn } = command;
    const stated = { by, revokedOn, judgement, laterResolutionId, knownOn, filedOn };
    return { ...stated, resolution, later: references.later?.state, today: context.today };
  },
  rules: [onlyWhatCarriesIsRevoked, revocationRestsOnSomething, revocationIsSoughtInTime],
  decide: ({ resolution, later: _, today: __, ...stated }) => [
    ResolutionRevoked.of({ resolutionId: resolution.resolutionId, ...stated }),
  ],
});
