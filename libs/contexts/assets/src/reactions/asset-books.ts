import { type Desk, type SeenEvent, reaction, when } from '#read-store';
import { reorganisationStream } from '#collectives/facts';
import { ParcelSuperseded, ownershipExercisedBy, parcelStream } from '#land-rights/facts';
import { EnterAssetInBook } from '../commands/enter-asset-in-book.js';
import { FollowReshapedLand } from '../commands/follow-reshaped-land.js';
import { StrikeAssetFromBook } from '../commands/strike-asset-from-book.js';
import {
  type AssetBook,
  AssetAdjustedToCount,
  AssetCorrected,
  AssetDisposed,
  AssetLandReshaped,
  AssetRegistered,
  AssetUseChanged,
  assetBookStream,
  assetStream,
  bookEntryOf,
} from '../facts/index.js';

/**
 * Keeps the book of every owner: an inventory begins with it. A parcel that has gone into others is followed by the asset
 * it belongs to; what the log says of both is handled in its order, so the book knows whose it was.
 */
export const assetBooks = reaction({
  name: 'asset-books',
  title: '资产总册',
  on: [
    when(AssetRegistered, async (event, desk) => {
      await enter(event, desk);
      // Decided when a split was under way already.
      for (const code of event.data.parcels ?? []) await followLand(code, desk);
    }),
    when(AssetLandReshaped, async (event, desk) => {
      await enter(event, desk);
      for (const code of event.data.into) await followLand(code, desk);
    }),
    when(ParcelSuperseded, ({ subject }, desk) => followLand(subject, desk)),
    when(AssetUseChanged, enter),
    when(AssetCorrected, enter),
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

/** Gives the asset that a parcel belongs to the parcels that it has gone into, if it has. */
async function followLand(code: string, desk: Desk): Promise<void> {
  const { state: parcel } = await desk.load(parcelStream, code);
  if (!parcel?.gone?.into.length) return;
  const { into, on } = parcel.gone;
  const county = parcel.divisionCode.slice(0, 6);
  const { state: reorganisations } = await desk.load(reorganisationStream, county);
  const owners = [parcel.ownership?.collectiveId, ownershipExercisedBy(parcel, reorganisations, on)];
  for (const owner of new Set(owners.filter((each) => each !== undefined))) {
    const { state: book } = await desk.load(assetBookStream, owner);
    const assetId = book?.land?.find(({ parcels }) => parcels.includes(code))?.assetId;
    if (!book || assetId === undefined) continue;
    const taken = await Promise.all(into.map((part) => isTaken(part, { code, assetId, book }, desk)));
    const mine = into.filter((_, at) => !taken[at]);
    await desk.send(`follow/${code}`, new FollowReshapedLand(assetId, code, mine, on));
  }
}

/** Whether a part of a merger goes to the asset of an earlier source: a parcel belongs to one. */
async function isTaken(
  part: string,
  { code, assetId, book }: { readonly code: string; readonly assetId: string; readonly book: AssetBook },
  desk: Desk,
): Promise<boolean> {
  const { state } = await desk.load(parcelStream, part);
  const origins = state?.origins ?? [];
  const before = [part, ...origins.slice(0, Math.max(0, origins.indexOf(code)))];
  return (book.land ?? []).some(
    (line) => line.assetId !== assetId && before.some((each) => line.parcels.includes(each)),
  );
}
