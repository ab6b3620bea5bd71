import { Grounds, commandOn } from '#nest';
import { DocumentNumber, LegalDateField } from '#nest/fields';
import {
  CAMPAIGN_STEP_RULES,
  ExtensionSurveyClosed,
  everyHouseholdIsSurveyed,
  extensionCampaignStream,
} from '../facts/index.js';
import { CAMPAIGN_EXAMPLE, ON_CAMPAIGN, everySheet, sheetsIn, stepOf } from './campaign-step.js';

export class CloseExtensionSurvey extends Grounds {
  @DocumentNumber('延包编号', CAMPAIGN_EXAMPLE)
  campaignId: string;

  @LegalDateField('调查结束日')
  closedOn: string;
}

export const closeExtensionSurvey = commandOn({
  command: CloseExtensionSurvey,
  title: '结束入户调查',
  ...ON_CAMPAIGN,
  stream: extensionCampaignStream,
  references: { sheets: everySheet },
  effectiveOn: ({ closedOn }) => closedOn,
  facts: ({ command: { closedOn: on }, state, references, context }) => ({
    ...stepOf(state, ['surveying'], { on, onField: 'closedOn' }, context),
    sheets: sheetsIn(references.sheets),
  }),
  rules: [...CAMPAIGN_STEP_RULES, everyHouseholdIsSurveyed],
  decide: ({ campaign: { campaignId }, on: closedOn }) => [
    ExtensionSurveyClosed.of({ campaignId, closedOn }),
  ],
});
