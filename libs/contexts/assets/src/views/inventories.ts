import { addFen } from '#kernel';
import { register } from '#nest';
import { type Case, type Rows, type SeenEvent, amend, projection, rowOf, when } from '#read-store';
import {
  type BookEntry,
  type Figures,
  InventoryConfirmed,
  InventoryCountingClosed,
  InventoryLineCounted,
  InventoryLinesListed,
  InventoryOpened,
  InventoryPublished,
  InventoryReported,
  SurplusAssetFound,
  type Totals,
  agrees,
  inventoryStream,
  totalsOf,
} from '../facts/index.js';
import { InventoryLineRow, InventoryRow, type LineResult } from './inventory-rows.js';

const lineId = (inventoryId: string, assetId: string): string => `${inventoryId}/${assetId}`;

const NOTHING: Figures = { quantityHundredths: 0, originalFen: 0, depreciatedFen: 0 };
const NO_TOTALS: Totals = { bookFen: 0, countedFen: 0, surplusFen: 0, lossFen: 0 };

function resultOf(book: Figures, counted: Figures): LineResult {
  if (counted.quantityHundredths === 0) return 'missing';
  return agrees(book, counted) ? 'agrees' : 'differs';
}

function lineOf(inventory: InventoryRow, entry: BookEntry, book: Figures): InventoryLineRow {
  const { inventoryId, divisionCode } = inventory;
  const { assetId, code, name, assetClass, kind, unit, useState } = entry;
  return {
    id: lineId(inventoryId, assetId),
    ...{ inventoryId, divisionCode, assetId, code, name, assetClass, kind, unit, useState },
    bookQuantityHundredths: book.quantityHundredths,
    bookFen: book.originalFen,
    bookDepreciatedFen: book.depreciatedFen,
    ...{ countedQuantityHundredths: null, countedFen: null, countedDepreciatedFen: null },
    ...{ surplusFen: 0, lossFen: 0, result: 'not-counted' as const, reason: null, countedOn: null },
  };
}

function countedAs(counted: Figures, totals: Totals, result: LineResult): Partial<InventoryLineRow> {
  const { surplusFen, lossFen } = totals;
  return {
    countedQuantityHundredths: counted.quantityHundredths,
    countedFen: counted.originalFen,
    countedDepreciatedFen: counted.depreciatedFen,
    ...{ surplusFen, lossFen, result },
  };
}

function bookOf(line: InventoryLineRow): Figures {
  const { bookQuantityHundredths: quantityHundredths, bookFen: originalFen } = line;
  return { quantityHundredths, originalFen, depreciatedFen: line.bookDepreciatedFen };
}

/** What the line has added to the totals of its inventory already. */
function totalsOfLine({ countedFen, bookFen, surplusFen, lossFen }: InventoryLineRow): Totals {
  return countedFen === null ? NO_TOTALS : { bookFen, countedFen, surplusFen, lossFen };
}

function withTotals(inventory: InventoryRow, before: Totals, after: Totals): Totals {
  const moved = (name: keyof Totals): number => addFen(inventory[name], after[name], -before[name]);
  return {
    bookFen: moved('bookFen'),
    countedFen: moved('countedFen'),
    surplusFen: moved('surplusFen'),
    lossFen: moved('lossFen'),
  };
}

/** The inventory of an event, seen at its revision. */
const amendInventory = (
  rows: Rows,
  { subject: inventoryId, revision }: SeenEvent,
  change: (row: InventoryRow) => Partial<InventoryRow> = () => ({}),
): Promise<InventoryRow> =>
  amend(rows, InventoryRow, { inventoryId }, (row) => ({ ...change(row), revision }));

const cases: Case<Rows>[] = [
  when(InventoryOpened, ({ data, revision }, rows) => {
    const ends = { closedOn: null, publishedOn: null, confirmedOn: null, reportedOn: null };
    const empty = { stage: 'counting' as const, lineCount: 0, uncounted: 0, ...NO_TOTALS, ...ends };
    rows.put(InventoryRow, { ...data, year: String(data.year), ...empty, revision });
  }),
  when(InventoryLinesListed, async (event, rows) => {
    const { lines } = event.data;
    const inventory = await amendInventory(rows, event, ({ lineCount, uncounted }) => ({
      lineCount: lineCount + lines.length,
      uncounted: uncounted + lines.length,
    }));
    for (const entry of lines) rows.put(InventoryLineRow, lineOf(inventory, entry, entry));
  }),
  when(InventoryLineCounted, async (event, rows) => {
    const { inventoryId, assetId, counted, countedOn, reason = null, useState } = event.data;
    const line = await rowOf(rows, InventoryLineRow, { id: lineId(inventoryId, assetId) });
    const book = bookOf(line);
    const totals = totalsOf(book, counted);
    await amendInventory(rows, event, (row) => ({
      ...withTotals(row, totalsOfLine(line), totals),
      uncounted: row.uncounted - (line.countedFen === null ? 1 : 0),
    }));
    rows.put(InventoryLineRow, {
      ...line,
      ...countedAs(counted, totals, resultOf(book, counted)),
      ...{ countedOn, reason, useState: useState ?? line.useState },
    });
  }),
  when(SurplusAssetFound, async (event, rows) => {
    const { found, reason, foundOn: countedOn } = event.data;
    const totals = totalsOf(undefined, found);
    const inventory = await amendInventory(rows, event, (row) => ({
      ...withTotals(row, NO_TOTALS, totals),
      lineCount: row.lineCount + 1,
    }));
    rows.put(InventoryLineRow, {
      ...lineOf(inventory, found, NOTHING),
      ...countedAs(found, totals, 'found'),
      ...{ reason, countedOn },
    });
  }),
  when(InventoryCountingClosed, async (event, rows) => {
    const { closedOn } = event.data;
    await amendInventory(rows, event, () => ({ stage: 'closed', closedOn }));
  }),
  when(InventoryPublished, async (event, rows) => {
    const { publishedOn } = event.data;
    await amendInventory(rows, event, () => ({ stage: 'published', publishedOn }));
  }),
  when(InventoryConfirmed, async (event, rows) => {
    const { confirmedOn } = event.data;
    await amendInventory(rows, event, () => ({ stage: 'confirmed', confirmedOn }));
  }),
  when(InventoryReported, async (event, rows) => {
    const { reportedOn } = event.data;
    await amendInventory(rows, event, () => ({ reportedOn }));
  }),
];

export const inventoryRegister = projection({
  name: 'inventories',
  title: '清产核资台账',
  version: 1,
  tables: [InventoryRow, InventoryLineRow],
  on: cases,
});

export const inventories = register({
  noun: ['Inventory', 'Inventories'],
  title: '清产核资台账',
  item: '清产核资',
  path: 'inventories',
  view: inventoryRegister,
  row: InventoryRow,
  key: 'inventoryId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'year', 'stage'],
  ranges: ['confirmedOn', 'reportedOn'],
  history: inventoryStream,
});

export const inventoryLines = register({
  noun: ['InventoryLine', 'InventoryLines'],
  title: '清查清单',
  item: '清查项',
  path: 'inventory-lines',
  view: inventoryRegister,
  row: InventoryLineRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['divisionCode', 'inventoryId', 'assetId', 'assetClass', 'kind', 'result', 'useState'],
  linesOnly: true,
});
