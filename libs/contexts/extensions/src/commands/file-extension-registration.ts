import { Grounds, commandOn } from '#nest';
import { DocumentNumber, LegalDateField, Sha256, Text } from '#nest/fields';
import {
  CAMPAIGN_STEP_RULES,
  ExtensionCampaignClosed,
  ExtensionRegistrationFiled,
  type HouseholdSheet,
  everyHouseholdIsSettled,
  extensionCampaignStream,
  extensionIsSignedInTime,
  totalArea,
} from '../facts/index.js';
import { CAMPAIGN_EXAMPLE, ON_CAMPAIGN, everySheet, sheetsIn, stepOf } from './campaign-step.js';

export class FileExtensionRegistration extends Grounds {
  @DocumentNumber('延包编号', CAMPAIGN_EXAMPLE)
  campaignId: string;

  @LegalDateField('报送日')
  filedOn: string;

  @Text('登记机构', 60, { example: '左权县不动产登记中心' })
  authority: string;

  @Sha256('登记清单的 SHA-256')
  sha256: string;
}

/** What the list adds up to. */
function totalsOf(sheets: readonly (HouseholdSheet | undefined)[]) {
  const extended = sheets.flatMap((sheet) => (sheet?.standing === 'extended' ? [sheet] : []));
  const areaDm2 = totalArea(extended.flatMap(({ survey }) => survey?.kept ?? []));
  const notSigned = sheets.filter((sheet) => sheet?.standing === 'unsigned').length;
  const notExtended = sheets.length - extended.length - notSigned;
  return { extended: extended.length, notExtended, areaDm2, ...(notSigned > 0 && { notSigned }) };
}

export const fileExtensionRegistration = commandOn({
  command: FileExtensionRegistration,
  title: '报送延包登记清单',
  ...ON_CAMPAIGN,
  stream: extensionCampaignStream,
  references: { sheets: everySheet },
  effectiveOn: ({ filedOn }) => filedOn,
  facts: ({ command: { filedOn: on }, state, references, context }) => ({
    ...stepOf(state, ['issuing'], { on, onField: 'filedOn' }, context),
    sheets: sheetsIn(references.sheets),
    lastEndsOn: state.lastEndsOn,
    filed: true,
  }),
  rules: [...CAMPAIGN_STEP_RULES, everyHouseholdIsSettled, extensionIsSignedInTime],
  decide: ({ campaign, on: filedOn, sheets }, { command: { authority, sha256 } }) => {
    const { campaignId, collectiveId, divisionCode } = campaign;
    const place = { campaignId, collectiveId, divisionCode };
    return [ExtensionRegistrationFiled.of({ ...place, filedOn, authority, sha256, ...totalsOf(sheets) })];
  },
});

export class CloseExtensionCampaign extends Grounds {
  @DocumentNumber('延包编号', CAMPAIGN_EXAMPLE)
  campaignId: string;

  @LegalDateField('办结日')
  closedOn: string;
}

export const closeExtensionCampaign = commandOn({
  command: CloseExtensionCampaign,
  title: '办结延包工作',
  ...ON_CAMPAIGN,
  stream: extensionCampaignStream,
  effectiveOn: ({ closedOn }) => closedOn,
  facts: ({ command: { closedOn: on }, state, context }) =>
    stepOf(state, ['filed'], { on, onField: 'closedOn' }, context),
  rules: CAMPAIGN_STEP_RULES,
  decide: ({ campaign: { campaignId }, on: closedOn }) => [
    ExtensionCampaignClosed.of({ campaignId, closedOn }),
  ],
});
