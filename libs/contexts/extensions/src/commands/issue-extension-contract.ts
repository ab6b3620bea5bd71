import type { LegalDate } from '#kernel';
import { householdStream } from '#collectives/facts';
import { Grounds, commandOn, one } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import {
  ExtensionContractIssued,
  HouseholdExtensionRefused,
  HouseholdNotExtended,
  type HouseholdSheet,
  ISSUING_RULES,
  type KeptLand,
  campaignGoesStepByStep,
  extendedTerm,
  extensionCampaignStream,
  householdSheetStream,
  keptLand,
  keptLandIsTheirsStill,
  placeOfSheet,
} from '../facts/index.js';
import { stepOf } from './campaign-step.js';
import { FOLLOWING_SHEET, ON_SHEET, keptParcels } from './sheet-command.js';

/** What all contracts of a campaign have in common. */
interface CommonTerms {
  readonly numberPrefix: string;
  readonly agreedUse: string;
}

const DIGITS = 4;

/** Of the ordinal of the household; tried again, the number before stands in the register already. */
function numberOf({ ordinal }: HouseholdSheet, { numberPrefix }: CommonTerms, attempt: number): string {
  const number = `${numberPrefix}${String(ordinal).padStart(DIGITS, '0')}`;
  return attempt === 1 ? number : `${number}-${attempt}`;
}

/** The contract of a household, or that it gets none. */
function issued(sheet: HouseholdSheet, signedOn: LegalDate, terms: CommonTerms) {
  const { survey, confirmation, issued: before } = sheet;
  const place = placeOfSheet(sheet);
  if (!survey) throw new Error('issued without a survey');
  const { kept, givenUp, passedOn } = survey;
  if (survey.outcome === 'not-extended' || !confirmation)
    return HouseholdNotExtended.of({ ...place, on: signedOn, givenUp, passedOn });
  const attempt = (before?.attempt ?? 0) + 1;
  return ExtensionContractIssued.of({
    ...{ ...place, signedOn, attempt },
    ...extendedTerm(sheet),
    number: numberOf(sheet, terms, attempt),
    parcels: kept.map(({ parcelCode }) => parcelCode),
    paperSha256: confirmation.paperSha256,
    agreedUse: terms.agreedUse,
  });
}

/** That the household has lost land which it confirmed; nothing when it has all of it. */
function notAsConfirmed(entry: KeptLand, terms: CommonTerms) {
  const { sheet } = entry;
  const lost = keptLandIsTheirsStill.breach(entry);
  if (!lost) return undefined;
  const number = numberOf(sheet, terms, (sheet.issued?.attempt ?? 0) + 1);
  const { detail } = lost;
  return HouseholdExtensionRefused.of({
    ...placeOfSheet(sheet),
    number,
    code: keptLandIsTheirsStill.code,
    detail,
  });
}

/** The household of the sheet: whether somebody is left to sign. */
const ownHousehold = one(
  householdStream,
  (_: object, sheet: HouseholdSheet | undefined) => sheet?.householdId,
);

/** Sent for every household of a campaign when its contracts are signed. */
export class IssueExtensionInTurn implements CommonTerms {
  constructor(
    readonly sheetId: string,
    readonly numberPrefix: string,
    readonly agreedUse: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const issueExtensionInTurn = commandOn({
  command: IssueExtensionInTurn,
  title: '依次送订延包合同',
  ...FOLLOWING_SHEET,
  stream: householdSheetStream,
  references: { household: ownHousehold, parcels: keptParcels },
  facts: ({ command: { effectiveOn: signedOn }, state: sheet, references, context: { today } }) => ({
    ...keptLand(sheet, references.parcels),
    ...{ signedOn, today },
    household: references.household?.state,
  }),
  rules: ISSUING_RULES,
  // What was lost since it was confirmed is no refusal here: it stands on the sheet, to be surveyed anew.
  decide: (entry, { command }) => [
    notAsConfirmed(entry, command) ?? issued(entry.sheet, entry.signedOn, command),
  ],
});

export class IssueExtensionContract extends Grounds {
  @SubjectId('调查表')
  sheetId: string;

  @LegalDateField('合同签订日')
  signedOn: string;
}

/** For one household: it confirmed late, also after the list was filed, or its contract was refused and what stood in the way is mended. */
export const issueExtensionContract = commandOn({
  command: IssueExtensionContract,
  title: '签订一户的延包合同',
  ...ON_SHEET,
  stream: householdSheetStream,
  references: {
    household: ownHousehold,
    parcels: keptParcels,
    campaign: one(
      extensionCampaignStream,
      (_: IssueExtensionContract, sheet: HouseholdSheet | undefined) => sheet?.campaignId,
    ),
  },
  effectiveOn: ({ signedOn }) => signedOn,
  facts: ({ command: { signedOn: on }, state: sheet, references, context }) => {
    const campaign = references.campaign?.state;
    if (!campaign) throw new Error(`the campaign of sheet ${sheet.sheetId} has no stream`);
    const step = stepOf(campaign, ['issuing', 'filed', 'closed'], { on, onField: 'signedOn' }, context);
    const land = keptLand(sheet, references.parcels);
    return { ...step, ...land, signedOn: on, household: references.household?.state };
  },
  rules: [campaignGoesStepByStep, ...ISSUING_RULES, keptLandIsTheirsStill],
  decide: ({ sheet, signedOn, campaign: { issuing } }) => {
    if (!issuing) throw new Error('issued before issuing began');
    return [issued(sheet, signedOn, issuing)];
  },
});
