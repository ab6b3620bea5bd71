import type { LegalDate } from '#kernel';
import { commandSpec, many } from '#nest';
import {
  type BookedContract,
  type EnteredCampaign,
  type ExtensionBook,
  ExtensionCampaignOpened,
  ExtensionHouseholdsListed,
  HOUSEHOLDS_AT_ONCE,
  type ListedHousehold,
  campaignIsOpenedOnce,
  contractingBookStream,
  extensionCampaignStream,
  extensionIsSignedInTime,
  pagesOf,
  sheetIdOf,
} from '../facts/index.js';

/** Sent when a campaign is entered in the book of its collective: it begins with the contracts that run out. */
export class BeginExtensionCampaign {
  constructor(
    readonly place: Pick<ExtensionBook, 'collectiveId' | 'divisionCode'>,
    readonly campaign: EnteredCampaign,
    readonly effectiveOn: LegalDate,
  ) {}
}

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

export const beginExtensionCampaign = commandSpec({
  command: BeginExtensionCampaign,
  title: '建立延包农户清单',
  permission: 'internal',
  stream: extensionCampaignStream,
  subject: {
    kind: 'opening',
    id: ({ campaign }) => campaign.campaignId,
    organisation: ({ place }) => place.divisionCode,
  },
  references: {
    book: many(
      contractingBookStream,
      ({ place: { collectiveId }, campaign: { year } }: BeginExtensionCampaign) =>
        pagesOf({ collectiveId, year }),
    ),
  },
  facts: ({ command: { campaign }, state: known, references }) => {
    const base = references.book.flatMap((page) => page.state?.entries ?? []);
    const days = base.map(({ endsOn }) => endsOn);
    const lastEndsOn = days.reduce((a, b) => (a > b ? a : b), `${campaign.year}-01-01`);
    return { known, base, lastEndsOn, filed: false };
  },
  rules: [campaignIsOpenedOnce, extensionIsSignedInTime],
  decide: ({ base, lastEndsOn }, { command: { place, campaign } }) => {
    const { campaignId } = campaign;
    const listed = householdsIn(campaignId, base);
    return [
      ExtensionCampaignOpened.of({ ...place, ...campaign, lastEndsOn, households: listed.length }),
      ...partsOf(listed).map((part) => ExtensionHouseholdsListed.of({ campaignId, households: [...part] })),
    ];
  },
});
