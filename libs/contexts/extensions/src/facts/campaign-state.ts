import { type DataOf, DIQI_NAMESPACE, type LegalDate, absent, streamType, uuidV5 } from '#kernel';
import {
  ExtensionCampaignClosed,
  ExtensionCampaignOpened,
  ExtensionHouseholdsListed,
  ExtensionIssuingStarted,
  ExtensionRegistrationFiled,
  ExtensionSchemePublished,
  ExtensionSchemeResolved,
  ExtensionSchemeStated,
  ExtensionSurveyClosed,
  type ListedHousehold,
  SchemeObjectionAnswered,
  SchemeObjectionRaised,
} from './campaign-events.js';
import type { ExtensionStage } from './kinds.js';

export interface Objection extends Omit<DataOf<typeof SchemeObjectionRaised>, 'campaignId'> {
  readonly answeredOn?: LegalDate;
  readonly upheld?: boolean;
  /** Upheld against the scheme, which was stated anew since. */
  readonly schemeRestated?: boolean;
}

type Issuing = Pick<DataOf<typeof ExtensionIssuingStarted>, 'numberPrefix' | 'agreedUse'>;

export interface ExtensionCampaign extends Omit<DataOf<typeof ExtensionCampaignOpened>, 'households'> {
  readonly stage: ExtensionStage;
  /** The base: every household whose contract runs out, and those who take land over from one of them. */
  readonly households: readonly ListedHousehold[];
  /** When the last step was taken: the next is not earlier. */
  readonly lastOn: LegalDate;
  readonly scheme?: Pick<DataOf<typeof ExtensionSchemeStated>, 'statedOn' | 'sha256'>;
  readonly resolutionId?: string;
  readonly publishedOn?: LegalDate;
  readonly publishedUntil?: LegalDate;
  readonly objections: readonly Objection[];
  /** Of the contracts that are being signed. */
  readonly issuing?: Issuing;
  readonly filedOn?: LegalDate;
}

/**
 * One sheet for each household and old term.
 *
 * @param part the last day of the old term, or the sheet from which land is taken over
 */
export function sheetIdOf(campaignId: string, householdId: string, part: string): string {
  return uuidV5(DIQI_NAMESPACE, `extension-sheet/${campaignId}/${householdId}/${part}`);
}

function isUpheldAgainstScheme({ upheld, sheetId }: Objection): boolean {
  return upheld === true && sheetId === undefined;
}

/** An objection was right about the scheme, which has not been stated anew since. */
export function schemeIsToBeRestated({ objections }: Pick<ExtensionCampaign, 'objections'>): boolean {
  return objections.some((each) => isUpheldAgainstScheme(each) && each.schemeRestated !== true);
}

export const extensionCampaignStream = streamType({
  category: 'extension-campaign',
  title: '二轮延包',
  // Every household stands in it, and every survey looks at it.
  bulky: true,
  events: [
    ExtensionCampaignOpened,
    ExtensionHouseholdsListed,
    ExtensionSurveyClosed,
    ExtensionSchemeStated,
    ExtensionSchemeResolved,
    ExtensionSchemePublished,
    SchemeObjectionRaised,
    SchemeObjectionAnswered,
    ExtensionIssuingStarted,
    ExtensionRegistrationFiled,
    ExtensionCampaignClosed,
  ],
  initial: absent<ExtensionCampaign>(),
  evolve: {
    ExtensionCampaignOpened: (_, opened): ExtensionCampaign => ({
      ...opened,
      stage: 'surveying',
      households: [],
      objections: [],
      lastOn: opened.openedOn,
    }),
    ExtensionHouseholdsListed: (campaign, { households }) =>
      campaign && {
        ...campaign,
        // Listed after the list was filed, it gets its contract too, and a list is filed that has it.
        stage: campaign.stage === 'filed' ? ('issuing' as const) : campaign.stage,
        households: [...campaign.households, ...households],
      },
    ExtensionSurveyClosed: (campaign, { closedOn: lastOn }) =>
      campaign && { ...campaign, stage: 'surveyed' as const, lastOn },
    ExtensionSchemeStated: (campaign, { statedOn, sha256 }) =>
      campaign && {
        ...campaign,
        stage: 'drafted' as const,
        scheme: { statedOn, sha256 },
        objections: campaign.objections.map((each) =>
          isUpheldAgainstScheme(each) ? { ...each, schemeRestated: true } : each,
        ),
        lastOn: statedOn,
      },
    ExtensionSchemeResolved: (campaign, { resolvedOn: lastOn, resolutionId }) =>
      campaign && { ...campaign, stage: 'resolved' as const, resolutionId, lastOn },
    ExtensionSchemePublished: (campaign, { publishedOn, publishedUntil }) =>
      campaign && {
        ...campaign,
        stage: 'published' as const,
        ...{ publishedOn, publishedUntil, lastOn: publishedOn },
      },
    SchemeObjectionRaised: (campaign, { campaignId: _, ...objection }) =>
      campaign && { ...campaign, objections: [...campaign.objections, objection] },
    SchemeObjectionAnswered: (campaign, { objectionId, answeredOn, upheld }) =>
      campaign && {
        ...campaign,
        objections: campaign.objections.map((each) =>
          each.objectionId === objectionId ? { ...each, answeredOn, upheld } : each,
        ),
      },
    ExtensionIssuingStarted: (campaign, { signedOn: lastOn, numberPrefix, agreedUse }) =>
      campaign && {
        ...campaign,
        stage: 'issuing' as const,
        issuing: { numberPrefix, agreedUse },
        lastOn,
      },
    ExtensionRegistrationFiled: (campaign, { filedOn }) =>
      campaign && { ...campaign, stage: 'filed' as const, filedOn, lastOn: filedOn },
    ExtensionCampaignClosed: (campaign, { closedOn: lastOn }) =>
      campaign && { ...campaign, stage: 'closed' as const, lastOn },
  },
});
