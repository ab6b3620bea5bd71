import { z } from 'zod';
import { type DataOf, absent, eventType, streamType } from '#kernel';
import { describedShape, figuresShape } from './events.js';

/** An asset as it stands in the book of its owner and in the lists of an inventory. */
export const bookEntrySchema = z.strictObject({ assetId: z.string(), ...describedShape, ...figuresShape });
export type BookEntry = z.output<typeof bookEntrySchema>;

const place = { collectiveId: z.string(), divisionCode: z.string() };

/** Entered for the first time, or again with what has changed. */
export const AssetEnteredInBook = eventType('AssetEnteredInBook', {
  title: '资产已入总册',
  version: 2,
  data: {
    ...place,
    entry: bookEntrySchema,
    /** The parcels of the asset, where they were named; since version 2. */
    parcels: z.array(z.string()).optional(),
  },
});

export const AssetStruckFromBook = eventType('AssetStruckFromBook', {
  title: '资产已从总册注销',
  data: { ...place, assetId: z.string() },
});

/** Every asset that a collective has: an inventory begins with it. Kept by a process manager. */
export interface AssetBook {
  readonly collectiveId: string;
  readonly divisionCode: string;
  readonly entries: readonly BookEntry[];
  /** The parcels of each asset that has some; absent where none has. */
  readonly land?: readonly LandOfAsset[];
}

interface LandOfAsset {
  readonly assetId: string;
  readonly parcels: readonly string[];
}

function without<Line extends { readonly assetId: string }>(
  lines: readonly Line[] | undefined,
  assetId: string,
): readonly Line[] {
  return (lines ?? []).filter((line) => line.assetId !== assetId);
}

function landAfter(
  book: AssetBook | undefined,
  assetId: string,
  parcels?: readonly string[],
): Pick<AssetBook, 'land'> {
  const land = [...without(book?.land, assetId), ...(parcels ? [{ assetId, parcels }] : [])];
  return land.length > 0 ? { land } : {};
}

/** The asset in the book that a parcel belongs to. */
export function assetOfLand(book: AssetBook | undefined, parcelCode: string): BookEntry | undefined {
  const found = book?.land?.find(({ parcels }) => parcels.includes(parcelCode));
  return found && book?.entries.find(({ assetId }) => assetId === found.assetId);
}

const placeOf = ({ collectiveId, divisionCode }: DataOf<typeof AssetStruckFromBook>) => ({
  collectiveId,
  divisionCode,
});

export const assetBookStream = streamType({
  category: 'asset-book',
  title: '资产总册',
  events: [AssetEnteredInBook, AssetStruckFromBook],
  initial: absent<AssetBook>(),
  evolve: {
    AssetEnteredInBook: (book, { collectiveId, divisionCode, entry, parcels }): AssetBook => ({
      collectiveId,
      divisionCode,
      entries: [...without(book?.entries, entry.assetId), entry],
      ...landAfter(book, entry.assetId, parcels),
    }),
    AssetStruckFromBook: (book, struck): AssetBook => ({
      ...placeOf(struck),
      entries: without(book?.entries, struck.assetId),
      ...landAfter(book, struck.assetId),
    }),
  },
});
