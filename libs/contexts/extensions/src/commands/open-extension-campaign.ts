import { type Loaded, type Rule, divisionAt } from '#kernel';
import { type Collective, collectiveActs, collectiveStream, registeredIn } from '#collectives/facts';
import { issuerIsRegistered } from '#contracts/facts';
import { POLICY_READING_RULES, type PolicyReader, policyFor, policyStream, rowsRead } from '#policies/facts';
import { Grounds, commandSpec, many, one } from '#nest';
import { CreditCode, DivisionCode, IntegerField, LegalDateField } from '#nest/fields';
import {
  type CampaignOpening,
  type ExtensionBook,
  type ExtensionCampaign,
  ExtensionCampaignEntered,
  type KnownCampaign,
  campaignHasBegun,
  campaignIdOf,
  campaignIsNotOpenedAhead,
  campaignIsOpenedOnce,
  contractingBookStream,
  extensionBookStream,
  extensionCampaignStream,
  lastCampaignIsClosed,
  pagesOf,
  someContractsRunOut,
} from '../facts/index.js';

/** Nothing of the second round ran out earlier. */
const FIRST_YEAR = 2017;

export class OpenExtensionCampaign extends Grounds {
  @CreditCode('发包方（集体经济组织代码）')
  collectiveId: string;

  @DivisionCode('集体所在区划')
  divisionCode: string;

  @IntegerField('原承包合同到期的年度', FIRST_YEAR, 2200, { example: 2027 })
  year: number;

  @LegalDateField('开始日')
  openedOn: string;
}

interface OpeningCase extends CampaignOpening, PolicyReader {
  readonly leadYears: number | undefined;
  readonly collectiveId: string;
  readonly collective: Collective | undefined;
}

/** The campaigns of the book as far as they have come; one that was entered a moment ago has no stream yet. */
function standingOf(
  book: ExtensionBook | undefined,
  loaded: readonly Loaded<ExtensionCampaign | undefined>[],
): readonly KnownCampaign[] {
  return (book?.campaigns ?? []).map(({ campaignId, year, openedOn }) => {
    const begun = loaded.find(({ id }) => id === campaignId)?.state;
    return begun ?? { year, openedOn, stage: 'surveying' };
  });
}

const RULES: readonly Rule<OpeningCase>[] = [
  campaignIsOpenedOnce,
  issuerIsRegistered,
  collectiveActs(({ collective, openedOn: on }) => ({ collective, on, field: 'collectiveId' })),
  lastCampaignIsClosed,
  campaignHasBegun,
  campaignIsNotOpenedAhead,
  someContractsRunOut,
  ...POLICY_READING_RULES,
];

/** Decided on the book of the collective, where all its campaigns meet; what follows is the campaign with its list. */
export const openExtensionCampaign = commandSpec({
  command: OpenExtensionCampaign,
  title: '开始延包工作',
  permission: 'contracts.record',
  stream: extensionBookStream,
  subject: {
    kind: 'opening',
    id: ({ collectiveId }) => collectiveId,
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: one(collectiveStream, ({ collectiveId }: OpenExtensionCampaign) => collectiveId),
    book: many(contractingBookStream, (command: OpenExtensionCampaign) => pagesOf(command)),
    campaigns: many(extensionCampaignStream, (_: OpenExtensionCampaign, book: ExtensionBook | undefined) =>
      (book?.campaigns ?? []).map(({ campaignId }) => campaignId),
    ),
    policies: one(policyStream, ({ divisionCode }: OpenExtensionCampaign) =>
      divisionAt('county', divisionCode),
    ),
  },
  effectiveOn: ({ openedOn }) => openedOn,
  facts: ({ command, state, references, context: { today } }): OpeningCase => {
    const { collectiveId, divisionCode, year, openedOn } = command;
    const lead = policyFor(references.policies?.state, 'extension.campaign-lead-years', openedOn);
    const campaigns = standingOf(state, references.campaigns);
    return {
      ...{ collectiveId, year, openedOn, today },
      known: campaigns.find((each) => each.year === year),
      others: campaigns.filter((each) => each.year !== year),
      base: references.book.flatMap((page) => page.state?.entries ?? []),
      collective: registeredIn(divisionCode, references.collective?.state),
      leadYears: lead.value,
      policyReadings: [lead],
    };
  },
  rules: RULES,
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ collectiveId, year, openedOn }, { command: { divisionCode } }) => {
    const campaign = { campaignId: campaignIdOf({ collectiveId, year }), year, openedOn };
    return [ExtensionCampaignEntered.of({ collectiveId, divisionCode, campaign })];
  },
});
