import { type Rule, divisionAt } from '#kernel';
import { type Collective, collectiveActs, collectiveStream, registeredIn } from '#collectives/facts';
import { issuerIsRegistered } from '#contracts/facts';
import { POLICY_READING_RULES, type PolicyReader, policyFor, policyStream, rowsRead } from '#policies/facts';
import { Grounds, commandSpec, many, one } from '#nest';
import { CreditCode, DivisionCode, IntegerField, LegalDateField } from '#nest/fields';
import {
  type BookedContract,
  type CampaignOpening,
  ExtensionCampaignOpened,
  ExtensionHouseholdsListed,
  HOUSEHOLDS_AT_ONCE,
  type ListedHousehold,
  campaignHasBegun,
  campaignIdOf,
  campaignIsNotOpenedAhead,
  campaignIsOpenedOnce,
  contractingBookStream,
  extensionCampaignStream,
  extensionIsSignedInTime,
  lastCampaignIsClosed,
  pagesOf,
  sheetIdOf,
  someContractsRunOut,
  yearOf,
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
  readonly lastEndsOn: string;
  readonly filed: boolean;
}

/** A whole term ahead: no campaign begins so early. */
const YEARS_AHEAD = 30;

/** All other years of which a campaign may still be open, however long it takes. */
function otherYears({ year, openedOn }: OpenExtensionCampaign): readonly number[] {
  const last = yearOf(openedOn) + YEARS_AHEAD;
  const all = Array.from({ length: Math.max(last - FIRST_YEAR + 1, 0) }, (_, at) => FIRST_YEAR + at);
  return all.filter((each) => each !== year);
}

const RULES: readonly Rule<OpeningCase>[] = [
  campaignIsOpenedOnce,
  issuerIsRegistered,
  collectiveActs(({ collective, openedOn: on }) => ({ collective, on, field: 'collectiveId' })),
  lastCampaignIsClosed,
  campaignHasBegun,
  campaignIsNotOpenedAhead,
  someContractsRunOut,
  extensionIsSignedInTime,
  ...POLICY_READING_RULES,
];

/** By which contracts are sorted as people number them: 9 before 10. */
function inOrder({ number }: BookedContract): string {
  return number.replaceAll(/\d+/g, (digits) => digits.padStart(20, '0'));
}

/** The contracts of a household that run out on the same day make one sheet, in the order of their numbers. */
function householdsIn(campaignId: string, base: readonly BookedContract[]): readonly ListedHousehold[] {
  const households = new Map<string, ListedHousehold>();
  const sorted = [...base].sort((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
  for (const { householdId, endsOn, contractId } of sorted) {
    const sheetId = sheetIdOf(campaignId, householdId, endsOn);
    const known = households.get(sheetId);
    const ordinal = known?.ordinal ?? households.size + 1;
    const contractIds = [...(known?.contractIds ?? []), contractId];
    households.set(sheetId, { sheetId, householdId, ordinal, endsOn, contractIds });
  }
  return [...households.values()];
}

function partsOf(households: readonly ListedHousehold[]): readonly (readonly ListedHousehold[])[] {
  const parts = Math.ceil(households.length / HOUSEHOLDS_AT_ONCE);
  return Array.from({ length: parts }, (_, part) =>
    households.slice(part * HOUSEHOLDS_AT_ONCE, (part + 1) * HOUSEHOLDS_AT_ONCE),
  );
}

export const openExtensionCampaign = commandSpec({
  command: OpenExtensionCampaign,
  title: '开始延包工作',
  permission: 'contracts.record',
  stream: extensionCampaignStream,
  subject: {
    kind: 'opening',
    id: (command) => campaignIdOf(command),
    organisation: ({ divisionCode }) => divisionCode,
  },
  references: {
    collective: one(collectiveStream, ({ collectiveId }: OpenExtensionCampaign) => collectiveId),
    book: many(contractingBookStream, (command: OpenExtensionCampaign) => pagesOf(command)),
    others: many(extensionCampaignStream, (command: OpenExtensionCampaign) =>
      otherYears(command).map((year) => campaignIdOf({ collectiveId: command.collectiveId, year })),
    ),
    policies: one(policyStream, ({ divisionCode }: OpenExtensionCampaign) =>
      divisionAt('county', divisionCode),
    ),
  },
  effectiveOn: ({ openedOn }) => openedOn,
  facts: ({ command, state, references, context: { today } }): OpeningCase => {
    const { collectiveId, divisionCode, year, openedOn } = command;
    const lead = policyFor(references.policies?.state, 'extension.campaign-lead-years', openedOn);
    const base = references.book.flatMap((page) => page.state?.entries ?? []);
    return {
      known: state,
      ...{ collectiveId, year, openedOn, today, base },
      collective: registeredIn(divisionCode, references.collective?.state),
      others: references.others.flatMap((other) => other.state ?? []),
      lastEndsOn: base.map(({ endsOn }) => endsOn).reduce((a, b) => (a > b ? a : b), `${year}-01-01`),
      filed: false,
      leadYears: lead.value,
      policyReadings: [lead],
    };
  },
  rules: RULES,
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ collectiveId, year, openedOn, base, lastEndsOn }, { command: { divisionCode } }) => {
    const campaignId = campaignIdOf({ collectiveId, year });
    const listed = householdsIn(campaignId, base);
    const place = { campaignId, collectiveId, divisionCode };
    return [
      ExtensionCampaignOpened.of({ ...place, year, openedOn, lastEndsOn, households: listed.length }),
      ...partsOf(listed).map((part) => ExtensionHouseholdsListed.of({ campaignId, households: [...part] })),
    ];
  },
});
