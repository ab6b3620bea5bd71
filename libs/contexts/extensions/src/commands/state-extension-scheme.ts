import { Grounds, commandOn } from '#nest';
import { DocumentNumber, LegalDateField, Sha256, Text } from '#nest/fields';
import {
  CAMPAIGN_STEP_RULES,
  ExtensionSchemeStated,
  extensionCampaignStream,
  schemeIsToBeRestated,
} from '../facts/index.js';
import { CAMPAIGN_EXAMPLE, ON_CAMPAIGN, stepOf } from './campaign-step.js';

export class StateExtensionScheme extends Grounds {
  @DocumentNumber('延包编号', CAMPAIGN_EXAMPLE)
  campaignId: string;

  @LegalDateField('方案拟订日')
  statedOn: string;

  @Text('方案要点', 500, { example: '以原承包地为基础顺延三十年，不打乱重分' })
  summary: string;

  @Sha256('延包方案扫描件的 SHA-256')
  sha256: string;
}

export const stateExtensionScheme = commandOn({
  command: StateExtensionScheme,
  title: '拟订延包方案',
  ...ON_CAMPAIGN,
  stream: extensionCampaignStream,
  effectiveOn: ({ statedOn }) => statedOn,
  // A scheme that did not carry is stated anew, and one that an objection was right about.
  facts: ({ command: { statedOn: on }, state, context }) =>
    stepOf(
      state,
      schemeIsToBeRestated(state) ? ['published'] : ['surveyed', 'drafted'],
      { on, onField: 'statedOn' },
      context,
    ),
  rules: CAMPAIGN_STEP_RULES,
  decide: ({ campaign: { campaignId }, on: statedOn }, { command: { summary, sha256 } }) => [
    ExtensionSchemeStated.of({ campaignId, statedOn, summary, sha256 }),
  ],
});
