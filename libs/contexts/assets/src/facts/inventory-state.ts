import { type DataOf, type LegalDate, absent, addFen, streamType } from '#kernel';
import type { BookEntry } from './asset-book.js';
import type { Figures } from './events.js';
import {
  InventoryConfirmed,
  InventoryCountingClosed,
  InventoryLineCounted,
  InventoryLinesListed,
  InventoryOpened,
  InventoryPublished,
  InventoryReported,
  SurplusAssetFound,
  type totalsShape,
} from './inventory-events.js';

export const INVENTORY_STAGES = {
  counting: '清查中',
  closed: '清查结束，待公示',
  published: '已公示，待确认',
  confirmed: '已确认',
} as const;
export type InventoryStage = keyof typeof INVENTORY_STAGES;

export type Count = Omit<DataOf<typeof InventoryLineCounted>, 'inventoryId' | 'assetId'>;

export interface InventoryLine {
  readonly book: BookEntry;
  readonly count?: Count;
}

/** 盘盈 with why and when. */
export type Surplus = Omit<DataOf<typeof SurplusAssetFound>, 'inventoryId'>;

export interface Inventory extends DataOf<typeof InventoryOpened> {
  readonly stage: InventoryStage;
  readonly lines: readonly InventoryLine[];
  readonly surpluses: readonly Surplus[];
  /** When the last step was taken: the next is not earlier. */
  readonly lastOn: LegalDate;
  readonly publishedOn?: LegalDate;
  readonly confirmedOn?: LegalDate;
  /** The decision that confirmed it. */
  readonly resolutionId?: string;
  readonly reportedOn?: LegalDate;
}

/** One a year for every owner. */
export function inventoryIdOf({ collectiveId, year }: { collectiveId: string; year: number }): string {
  return `${collectiveId}-${year}`;
}

const OWNER_LENGTH = 18;

/** The owner in the id of an inventory. */
export function ownerOfInventory(inventoryId: string): string {
  return inventoryId.slice(0, OWNER_LENGTH);
}

export const inventoryStream = streamType({
  category: 'inventory',
  title: '清产核资',
  events: [
    InventoryOpened,
    InventoryLinesListed,
    InventoryLineCounted,
    SurplusAssetFound,
    InventoryCountingClosed,
    InventoryPublished,
    InventoryConfirmed,
    InventoryReported,
  ],
  initial: absent<Inventory>(),
  evolve: {
    InventoryOpened: (_, opened): Inventory => ({
      ...opened,
      stage: 'counting',
      lines: [],
      surpluses: [],
      lastOn: opened.openedOn,
    }),
    InventoryLinesListed: (inventory, { lines }) =>
      inventory && { ...inventory, lines: [...inventory.lines, ...lines.map((book) => ({ book }))] },
    InventoryLineCounted: (inventory, { inventoryId: _, assetId, ...count }) =>
      inventory && {
        ...inventory,
        lines: inventory.lines.map((line) => (line.book.assetId === assetId ? { ...line, count } : line)),
      },
    SurplusAssetFound: (inventory, { inventoryId: _, ...surplus }) =>
      inventory && { ...inventory, surpluses: [...inventory.surpluses, surplus] },
    InventoryCountingClosed: (inventory, { closedOn: lastOn }) =>
      inventory && { ...inventory, stage: 'closed' as const, lastOn },
    InventoryPublished: (inventory, { publishedOn }) =>
      inventory && { ...inventory, stage: 'published' as const, publishedOn, lastOn: publishedOn },
    InventoryConfirmed: (inventory, { confirmedOn, resolutionId }) =>
      inventory && {
        ...inventory,
        ...{ stage: 'confirmed' as const, confirmedOn, resolutionId, lastOn: confirmedOn },
      },
    InventoryReported: (inventory, { reportedOn }) =>
      inventory && { ...inventory, reportedOn, lastOn: reportedOn },
  },
});

export type Totals = Readonly<Record<keyof typeof totalsShape, number>>;

const NONE: Figures = { quantityHundredths: 0, originalFen: 0, depreciatedFen: 0 };

/** What one count adds to the totals of its inventory. Without a book entry all of it is surplus. */
export function totalsOf(book: Figures | undefined, counted: Figures): Totals {
  const { originalFen: bookFen } = book ?? NONE;
  const { originalFen: countedFen } = counted;
  const differenceFen = countedFen - bookFen;
  return {
    bookFen,
    countedFen,
    surplusFen: Math.max(0, differenceFen),
    lossFen: Math.max(0, -differenceFen),
  };
}

/** The totals of what was counted so far. */
export function inventoryTotals({ lines, surpluses }: Pick<Inventory, 'lines' | 'surpluses'>): Totals {
  const each = [
    ...lines.flatMap(({ book, count }) => (count ? [totalsOf(book, count.counted)] : [])),
    ...surpluses.map(({ found }) => totalsOf(undefined, found)),
  ];
  const sum = (name: keyof Totals): number => addFen(...each.map((totals) => totals[name]));
  return {
    bookFen: sum('bookFen'),
    countedFen: sum('countedFen'),
    surplusFen: sum('surplusFen'),
    lossFen: sum('lossFen'),
  };
}

/** Whether a count is what the book says. */
export function agrees(book: Figures, counted: Figures): boolean {
  return (
    book.quantityHundredths === counted.quantityHundredths &&
    book.originalFen === counted.originalFen &&
    book.depreciatedFen === counted.depreciatedFen
  );
}

/** The lines that change the register once the inventory is confirmed. */
export function linesThatDiffer({
  lines,
}: Inventory): readonly (InventoryLine & { readonly count: Count })[] {
  return lines.flatMap(({ book, count }) =>
    count && (!agrees(book, count.counted) || (count.useState ?? book.useState) !== book.useState)
      ? [{ book, count }]
      : [],
  );
}
