import { contractStream } from '#contracts/facts';
import { Evidence, commandOn, one } from '#nest';
import { DocumentNumber, SubjectId } from '#nest/fields';
import {
  CAMPAIGN_STEP_RULES,
  ExtensionHouseholdsListed,
  contractIsOfTheBase,
  extensionCampaignStream,
  sheetIdOf,
} from '../facts/index.js';
import { CAMPAIGN_EXAMPLE, ON_CAMPAIGN, stepOf } from './campaign-step.js';

export class ListContractInCampaign extends Evidence {
  @DocumentNumber('延包编号', CAMPAIGN_EXAMPLE)
  campaignId: string;

  @SubjectId('到期的家庭承包合同')
  contractId: string;
}

/** For a contract that came into the register after the campaign began; its household gets a sheet of its own for it. */
export const listContractInCampaign = commandOn({
  command: ListContractInCampaign,
  title: '补列到期的承包合同',
  ...ON_CAMPAIGN,
  stream: extensionCampaignStream,
  references: {
    contract: one(contractStream, ({ contractId }: ListContractInCampaign) => contractId),
  },
  facts: ({ command: { contractId }, state, references, context }) => ({
    ...stepOf(
      state,
      ['surveying', 'surveyed', 'drafted', 'resolved', 'published', 'issuing', 'filed'],
      { on: context.effectiveOn, onField: 'effectiveOn' },
      context,
    ),
    contractId,
    contract: references.contract?.state,
  }),
  rules: [...CAMPAIGN_STEP_RULES, contractIsOfTheBase],
  decide: ({ campaign: { campaignId, households }, contractId, contract }) => {
    const householdId = contract?.grantees[0]?.id;
    if (!contract || householdId === undefined) throw new Error('listed without a contract');
    const sheetId = sheetIdOf(campaignId, householdId, contractId);
    const line = { sheetId, householdId, endsOn: contract.to, contractIds: [contractId] };
    return [
      ExtensionHouseholdsListed.of({
        campaignId,
        households: [{ ...line, ordinal: households.length + 1 }],
      }),
    ];
  },
});
