import { divisionAt } from '#kernel';
import { Grounds, commandOn, one } from '#nest';
import { DocumentNumber, LegalDateField, Sha256, Text } from '#nest/fields';
import { POLICY_READING_RULES, policyFor, policyStream, rowsRead } from '#policies/facts';
import {
  CAMPAIGN_STEP_RULES,
  type ExtensionCampaign,
  ExtensionSchemePublished,
  extensionCampaignStream,
  schemeIsPublishedLongEnough,
} from '../facts/index.js';
import { CAMPAIGN_EXAMPLE, ON_CAMPAIGN, stepOf } from './campaign-step.js';

export class PublishExtensionScheme extends Grounds {
  @DocumentNumber('延包编号', CAMPAIGN_EXAMPLE)
  campaignId: string;

  @LegalDateField('公示起始日')
  publishedOn: string;

  @LegalDateField('公示截止日（含当日）')
  publishedUntil: string;

  @Text('公示地点', 60, { example: '村务公开栏' })
  publishedAt: string;

  @Sha256('公示的方案和农户清单扫描件的 SHA-256')
  sha256: string;
}

export const publishExtensionScheme = commandOn({
  command: PublishExtensionScheme,
  title: '公示延包方案',
  ...ON_CAMPAIGN,
  stream: extensionCampaignStream,
  references: {
    policies: one(
      policyStream,
      (_: PublishExtensionScheme, campaign: ExtensionCampaign | undefined) =>
        campaign && divisionAt('county', campaign.divisionCode),
    ),
  },
  effectiveOn: ({ publishedOn }) => publishedOn,
  facts: ({ command: { publishedOn: on, publishedUntil }, state, references, context }) => {
    const period = policyFor(references.policies?.state, 'extension.notice-period', on);
    return {
      ...stepOf(state, ['resolved'], { on, onField: 'publishedOn' }, context),
      publishedUntil,
      noticePeriod: period.value,
      policyReadings: [period],
    };
  },
  rules: [...CAMPAIGN_STEP_RULES, schemeIsPublishedLongEnough, ...POLICY_READING_RULES],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ campaign: { campaignId }, on: publishedOn, publishedUntil }, { command }) => {
    const { publishedAt, sha256 } = command;
    return [ExtensionSchemePublished.of({ campaignId, publishedOn, publishedUntil, publishedAt, sha256 })];
  },
});
