import { Grounds, commandOn, many } from '#nest';
import { DocumentNumber, LegalDateField, Text } from '#nest/fields';
import {
  CAMPAIGN_STEP_RULES,
  type ExtensionCampaign,
  ExtensionIssuingStarted,
  extensionCampaignStream,
  householdSheetStream,
  noticeIsOver,
  objectionsAreAnswered,
} from '../facts/index.js';
import { CAMPAIGN_EXAMPLE, ON_CAMPAIGN, stepOf } from './campaign-step.js';

export class StartExtensionIssuing extends Grounds {
  @DocumentNumber('延包编号', CAMPAIGN_EXAMPLE)
  campaignId: string;

  @LegalDateField('合同签订日')
  signedOn: string;

  @Text('合同编号的前缀（后面接农户的序号）', 40, { example: '延包〔2027〕' })
  numberPrefix: string;

  @Text('约定用途', 50, { example: '种植粮食' })
  agreedUse: string;
}

/** May be given again: for those who have confirmed since, and those whose contract was refused. */
export const startExtensionIssuing = commandOn({
  command: StartExtensionIssuing,
  title: '批量签订延包合同',
  ...ON_CAMPAIGN,
  stream: extensionCampaignStream,
  effectiveOn: ({ signedOn }) => signedOn,
  references: {
    objected: many(
      householdSheetStream,
      (_: StartExtensionIssuing, campaign: ExtensionCampaign | undefined) =>
        (campaign?.objections ?? []).flatMap(({ upheld, sheetId }) =>
          upheld === true && sheetId !== undefined ? [sheetId] : [],
        ),
    ),
  },
  facts: ({ command: { signedOn: on }, state, references, context }) => ({
    ...stepOf(state, ['published', 'issuing'], { on, onField: 'signedOn' }, context),
    objectedSheets: references.objected.flatMap((loaded) => loaded.state ?? []),
  }),
  rules: [...CAMPAIGN_STEP_RULES, noticeIsOver, objectionsAreAnswered],
  decide: ({ campaign, on: signedOn }, { command: { numberPrefix, agreedUse } }) => {
    const { campaignId, collectiveId, divisionCode } = campaign;
    const place = { campaignId, collectiveId, divisionCode };
    return [ExtensionIssuingStarted.of({ ...place, signedOn, numberPrefix, agreedUse })];
  },
});
