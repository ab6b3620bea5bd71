import { z } from 'zod';
import { type LegalDate, absent, eventType, streamType } from '#kernel';
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

/** The first opening balance of the collective; every other is of the same day. */
export const AssetBooksBegun = eventType('AssetBooksBegun', {
  title: '资产账已建账',
  data: { ...place, openedOn: z.string() },
});

/** Every asset that a collective has: an inventory begins with it. Kept by a process manager. */
export interface AssetBook {
  readonly collectiveId: string;
  readonly divisionCode: string;
  readonly entries: readonly BookEntry[];
  /** The parcels of each asset that has some; absent where none has. */
  readonly land?: readonly LandOfAsset[];
  /** 建账日: the day of the opening balances; absent before the first. */
  readonly beganOn?: LegalDate;
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

const placeOf = ({ collectiveId, divisionCode }: Pick<AssetBook, 'collectiveId' | 'divisionCode'>) => ({
  collectiveId,
  divisionCode,
});

const beganAsIn = (book: AssetBook | undefined): Pick<AssetBook, 'beganOn'> =>
  book?.beganOn === undefined ? {} : { beganOn: book.beganOn };

export const assetBookStream = streamType({
  category: 'asset-book',
  title: '资产总册',
  events: [AssetEnteredInBook, AssetStruckFromBook, AssetBooksBegun],
  initial: absent<AssetBook>(),
  evolve: {
    AssetEnteredInBook: (book, { collectiveId, divisionCode, entry, parcels }): AssetBook => ({
      collectiveId,
      divisionCode,
      entries: [...without(book?.entries, entry.assetId), entry],
      ...landAfter(book, entry.assetId, parcels),
      ...beganAsIn(book),
    }),
    AssetStruckFromBook: (book, struck): AssetBook => ({
      ...placeOf(struck),
      entries: without(book?.entries, struck.assetId),
      ...landAfter(book, struck.assetId),
      ...beganAsIn(book),
    }),
    AssetBooksBegun: (book, { openedOn: beganOn, ...begun }): AssetBook => ({
      ...(book ?? { ...placeOf(begun), entries: [] }),
      beganOn,
    }),
  },
});
