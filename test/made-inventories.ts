import {
  AssetEnteredInBook,
  type BookEntry,
  InventoryConfirmed,
  InventoryCountingClosed,
  InventoryLineCounted,
  InventoryLinesListed,
  InventoryOpened,
  InventoryPublished,
  InventoryReported,
  SurplusAssetFound,
  assetIdOf,
  bookEntryOf,
} from '#assets/facts';
import { HOUSE, lampsRegistered } from './assets.js';
import { COLLECTIVE, RESOLUTION, SHA, VILLAGE } from './examples.js';

/** The inventory of 2025 of the village that the specs speak of: a house, its lamps, and what nobody had booked. */

export const inventoryId = `${COLLECTIVE}-2025`;
export const where = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
export const house = bookEntryOf(HOUSE);
export const lamps = bookEntryOf(lampsRegistered.data);
export const inBook = (entry: BookEntry) => AssetEnteredInBook.of({ ...where, entry });

export const opened = InventoryOpened.of({
  ...{ inventoryId, ...where, year: 2025, baseOn: '2025-12-31', openedOn: '2026-01-05' },
});
export const listed = InventoryLinesListed.of({ inventoryId, lines: [house, lamps] });
export const figures = (quantityHundredths: number, originalFen: number, depreciatedFen: number) => ({
  quantityHundredths,
  originalFen,
  depreciatedFen,
});
export const agreed = (entry: BookEntry) => {
  const { quantityHundredths, originalFen, depreciatedFen } = entry;
  const counted = figures(quantityHundredths, originalFen, depreciatedFen);
  return InventoryLineCounted.of({
    ...{ inventoryId, assetId: entry.assetId, counted, countedOn: '2026-01-10' },
  });
};
export const surplus = {
  assetId: assetIdOf({ collectiveId: COLLECTIVE, code: '盘1' }),
  code: '盘1',
  name: '健身器材',
  assetClass: 'non-operating' as const,
  kind: 'public-facility' as const,
  unit: 'set' as const,
  place: '村广场',
  useState: 'own-use' as const,
  ...figures(500, 100, 0),
};
export const found = SurplusAssetFound.of({
  inventoryId,
  found: surplus,
  reason: '捐赠未入账',
  foundOn: '2026-01-11',
});
export const closed = InventoryCountingClosed.of({
  ...{ inventoryId, closedOn: '2026-01-12' },
  ...{ bookFen: 40_000_000, countedFen: 40_000_100, surplusFen: 100, lossFen: 0 },
});
export const published = InventoryPublished.of({
  ...{ inventoryId, publishedOn: '2026-01-15', publishedAt: '村务公开栏', sha256: SHA },
});
export const confirmed = InventoryConfirmed.of({
  ...{ inventoryId, ...where, year: 2025, confirmedOn: '2026-02-10', resolutionId: RESOLUTION },
});
export const reported = InventoryReported.of({ inventoryId, reportedOn: '2026-02-20', sha256: SHA });
export const counted = [opened, listed, agreed(house), agreed(lamps), found];
