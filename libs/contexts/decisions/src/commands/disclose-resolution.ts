import { Grounds, commandOn } from '#nest';
import { Choice, LegalDateField, Sha256, SubjectId } from '#nest/fields';
import {
  DISCLOSURE_PLACES,
  DISCLOSURE_STAGES,
  ResolutionDisclosed,
  ResolutionResultDisclosed,
  disclosureFollowsTheDecision,
  resolutionStream,
  resultIsDisclosed,
} from '../facts/index.js';

export class DiscloseResolution extends Grounds {
  @SubjectId('决议')
  resolutionId: string;

  @Choice('公开的内容', DISCLOSURE_STAGES)
  stage: keyof typeof DISCLOSURE_STAGES;

  @LegalDateField('公开日')
  disclosedOn: string;

  @Choice('公开的地方', DISCLOSURE_PLACES)
  place: keyof typeof DISCLOSURE_PLACES;

  @Sha256('公开内容的 SHA-256')
  sha256: string;
}

export const discloseResolution = commandOn({
  command: DiscloseResolution,
  title: '登记决议公开',
  permission: 'decisions.record',
  stream: resolutionStream,
  on: ({ resolutionId }) => resolutionId,
  effectiveOn: ({ disclosedOn }) => disclosedOn,
  facts: ({ command: { stage, disclosedOn }, state: resolution, context }) => ({
    resolution,
    stage,
    disclosedOn,
    today: context.today,
  }),
  rules: [disclosureFollowsTheDecision, resultIsDisclosed],
  decide: (_, { command: { resolutionId, stage, disclosedOn, place, sha256 } }) => {
    const disclosed = { resolutionId, disclosedOn, place, sha256 };
    return [
      stage === 'resolution' ? ResolutionDisclosed.of(disclosed) : ResolutionResultDisclosed.of(disclosed),
    ];
  },
});
