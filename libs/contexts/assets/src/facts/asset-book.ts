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
  data: { ...place, entry: bookEntrySchema },
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
}

function without(book: AssetBook | undefined, assetId: string): readonly BookEntry[] {
  return (book?.entries ?? []).filter((entry) => entry.assetId !== assetId);
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
    AssetEnteredInBook: (book, { collectiveId, divisionCode, entry }): AssetBook => ({
      collectiveId,
      divisionCode,
      entries: [...without(book, entry.assetId), entry],
    }),
    AssetStruckFromBook: (book, struck): AssetBook => ({
      ...placeOf(struck),
      entries: without(book, struck.assetId),
    }),
  },
});
