import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  ExtensionHouseholdsListed,
  type ListedHousehold,
  extensionCampaignStream,
  takerIsListedOnce,
} from '../facts/index.js';

/** Sent when the survey of a household passes land on to another: it gets a sheet of its own for that land. */
export class ListLandTaker {
  constructor(
    readonly campaignId: string,
    readonly taker: Omit<ListedHousehold, 'ordinal'>,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const listLandTaker = commandOn({
  command: ListLandTaker,
  title: '列入受让承包地的农户',
  permission: 'internal',
  stream: extensionCampaignStream,
  on: ({ campaignId }) => campaignId,
  facts: ({ command: { taker }, state: { campaignId, households } }) => ({ campaignId, households, taker }),
  rules: [takerIsListedOnce],
  decide: ({ campaignId, households, taker }) => [
    ExtensionHouseholdsListed.of({
      campaignId,
      households: [{ ...taker, ordinal: households.length + 1 }],
    }),
  ],
});
