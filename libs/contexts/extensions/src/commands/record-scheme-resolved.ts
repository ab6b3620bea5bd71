import { resolutionStream } from '#decisions/facts';
import { Grounds, commandOn, one } from '#nest';
import { DocumentNumber, LegalDateField, SubjectId } from '#nest/fields';
import {
  CAMPAIGN_STEP_RULES,
  ExtensionSchemeResolved,
  extensionCampaignStream,
  schemeIsResolved,
} from '../facts/index.js';
import { CAMPAIGN_EXAMPLE, ON_CAMPAIGN, stepOf } from './campaign-step.js';

export class RecordSchemeResolved extends Grounds {
  @DocumentNumber('延包编号', CAMPAIGN_EXAMPLE)
  campaignId: string;

  @LegalDateField('通过日')
  resolvedOn: string;

  @SubjectId('通过的决议')
  resolutionId: string;
}

export const recordSchemeResolved = commandOn({
  command: RecordSchemeResolved,
  title: '登记延包方案通过',
  ...ON_CAMPAIGN,
  stream: extensionCampaignStream,
  references: {
    resolution: one(resolutionStream, ({ resolutionId }: RecordSchemeResolved) => resolutionId),
  },
  effectiveOn: ({ resolvedOn }) => resolvedOn,
  facts: ({ command: { resolvedOn: on }, state, references, context }) => ({
    ...stepOf(state, ['drafted'], { on, onField: 'resolvedOn' }, context),
    resolution: references.resolution?.state,
  }),
  rules: [...CAMPAIGN_STEP_RULES, schemeIsResolved],
  decide: ({ campaign: { campaignId }, on: resolvedOn }, { command: { resolutionId } }) => [
    ExtensionSchemeResolved.of({ campaignId, resolvedOn, resolutionId }),
  ],
});
