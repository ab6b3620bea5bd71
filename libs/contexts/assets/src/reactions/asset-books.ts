import { type Desk, type SeenEvent, reaction, when } from '#read-store';
import { EnterAssetInBook } from '../commands/enter-asset-in-book.js';
import { StrikeAssetFromBook } from '../commands/strike-asset-from-book.js';
import {
  AssetAdjustedToCount,
  AssetDisposed,
  AssetRegistered,
  AssetUseChanged,
  assetStream,
  bookEntryOf,
} from '../facts/index.js';

/** Keeps the book of every owner: an inventory begins with it. */
export const assetBooks = reaction({
  name: 'asset-books',
  title: '资产总册',
  on: [
    when(AssetRegistered, enter),
    when(AssetUseChanged, enter),
    when(AssetAdjustedToCount, enter),
    when(AssetDisposed, enter),
  ],
});

/** Enters the asset as it stands now, which may be later than the event: the last entry is the one that counts. */
async function enter(
  { data: { assetId }, metadata: { effectiveOn } }: SeenEvent<{ assetId: string }>,
  desk: Desk,
): Promise<void> {
  const { state: asset } = await desk.load(assetStream, assetId);
  if (!asset) throw new Error(`asset ${assetId} has no stream`);
  const { collectiveId, divisionCode, standing, parcels } = asset;
  const entry = bookEntryOf(asset);
  if (standing === 'held')
    await desk.insist('enter', new EnterAssetInBook(collectiveId, divisionCode, entry, effectiveOn, parcels));
  else await desk.insist('strike', new StrikeAssetFromBook(collectiveId, divisionCode, assetId, effectiveOn));
}
