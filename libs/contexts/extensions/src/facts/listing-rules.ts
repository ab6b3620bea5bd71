import { landContractingLaw, registerRules, rule } from '#kernel';
import type { Contract } from '#contracts/facts';
import type { ListedHousehold } from './campaign-events.js';
import type { ExtensionCampaign } from './campaign-state.js';
import { yearOf } from './contracting-book.js';
import type { EnteredCampaign, ExtensionBook } from './extension-book.js';

/* Who comes to the base of a campaign after it has begun. */

export const takerIsListedOnce = rule<{
  readonly households: readonly ListedHousehold[];
  readonly taker: Pick<ListedHousehold, 'sheetId'>;
}>({
  id: 'EX28',
  code: 'EXTENSIONS.HOUSEHOLD_ALREADY_LISTED',
  sentence: '分户、并户或者受让承包地的农户，就同一来源只列一次。',
  basis: [registerRules('延包不重不漏')],
  severity: 'block',
  breach: ({ households, taker }) =>
    households.some(({ sheetId }) => sheetId === taker.sheetId)
      ? { detail: `调查表 ${taker.sheetId} 已经列入。`, wayForward: '不必再办。' }
      : undefined,
});

export interface LateContract {
  readonly campaign: ExtensionCampaign;
  readonly contractId: string;
  readonly contract: Contract | undefined;
}

/** Why a contract does not belong to the base; nothing when it does. */
function foreignTo({ campaign, contract }: LateContract): string | undefined {
  if (contract?.kind !== 'household-contract' || contract.collectiveId !== campaign.collectiveId)
    return '不是本集体的家庭承包合同';
  if (yearOf(contract.to) !== campaign.year) return `止期是 ${contract.to}，不在 ${campaign.year} 年到期`;
  const { standing, parcels, grantees } = contract;
  if (standing !== 'in-effect' && standing !== 'expired') return '没有生效或者已经提前终止';
  const contracted = parcels.length > 0 && grantees[0]?.kind === 'household';
  return contracted ? undefined : '没有登记地块或者承包农户';
}

export const contractIsOfTheBase = rule<LateContract>({
  id: 'EX30',
  code: 'EXTENSIONS.CONTRACT_NOT_OF_THE_BASE',
  sentence: '补列的是本集体当年到期、尚未列入的家庭承包合同。',
  basis: [landContractingLaw('第二十一条'), registerRules('延包不重不漏')],
  severity: 'block',
  breach: (late) => {
    const { campaign, contractId } = late;
    const listed = campaign.households.find(({ contractIds }) => contractIds.includes(contractId));
    const complaint = listed ? `已经列入 ${listed.ordinal} 号调查表` : foreignTo(late);
    return complaint === undefined
      ? undefined
      : {
          detail: `合同 ${contractId} ${complaint}。`,
          field: 'contractId',
          wayForward: '核对合同编号；已经列入的不必再办。',
        };
  },
});

export const campaignIsEnteredOnce = rule<{
  readonly book: ExtensionBook | undefined;
  readonly campaign: EnteredCampaign;
}>({
  id: 'EX35',
  code: 'EXTENSIONS.CAMPAIGN_ALREADY_ENTERED',
  sentence: '一次延包工作在集体的延包册中只列一次。',
  basis: [registerRules('二轮延包')],
  severity: 'block',
  breach: ({ book, campaign: { campaignId } }) =>
    book?.campaigns.some((each) => each.campaignId === campaignId)
      ? { detail: `延包工作 ${campaignId} 已经列入。`, wayForward: '不必再办。' }
      : undefined,
});
