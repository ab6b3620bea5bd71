import { type Loaded, source } from '#kernel';
import type { AssetBook } from './asset-book.js';
import { AssetCorrected } from './correction-events.js';
import { AssetDisposed, AssetOpeningEntered, AssetRegistered, AssetUseChanged } from './events.js';
import { AssetAdjustedToCount, InventoryConfirmed } from './inventory-events.js';

type Subject = Loaded<AssetBook | undefined>;

const isIts = ({ collectiveId }: { readonly collectiveId: string }, { id }: Subject): boolean =>
  collectiveId === id;

const isInIt = ({ assetId }: { readonly assetId: string }, { state }: Subject): boolean =>
  (state?.entries ?? []).some((entry) => entry.assetId === assetId);

/** Before it can be said of an asset that it is none of the owner's. */
export const ASSETS_IN_THE_BOOK = [source('asset-books', AssetRegistered, isIts)];

/** Before it can be said that the books of an owner have not begun; once they have, nothing changes their day. */
export const FIRST_OPENING_SOURCES = [
  source(
    'asset-openings',
    AssetOpeningEntered,
    (opening, subject: Subject) => isIts(opening, subject) && subject.state?.beganOn === undefined,
  ),
];

/**
 * What process managers carry into the book of an owner: an inventory that is opened before has lines too few, or as they were
 * before the last one was confirmed.
 */
export const ASSET_BOOK_SOURCES = [
  source('asset-books', AssetRegistered, isIts),
  source('asset-books', AssetUseChanged, isInIt),
  source('asset-books', AssetCorrected, isInIt),
  source('asset-books', AssetAdjustedToCount, isIts),
  source('asset-books', AssetDisposed, isIts),
  source('inventory-effects', InventoryConfirmed, isIts),
];
