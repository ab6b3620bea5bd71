import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { bookEntrySchema } from './asset-book.js';
import { figuresSchema } from './events.js';
import { USE_STATES } from './kinds.js';

const subject = { inventoryId: z.string(), collectiveId: z.string(), divisionCode: z.string() };

export const InventoryOpened = eventType('InventoryOpened', {
  title: '清产核资已开始',
  data: {
    ...subject,
    year: z.int(),
    /** The day of which the figures are: 12-31 of the year. */
    baseOn: z.string(),
    openedOn: z.string(),
  },
});

/** So many lines at most stand in one event; a long book makes several. */
export const LINES_AT_ONCE = 500;

/** What the register says before anybody has looked. */
export const InventoryLinesListed = eventType('InventoryLinesListed', {
  title: '清查清单已列',
  data: { inventoryId: z.string(), lines: z.array(bookEntrySchema) },
});

export const InventoryLineCounted = eventType('InventoryLineCounted', {
  title: '资产已清查',
  data: {
    inventoryId: z.string(),
    assetId: z.string(),
    counted: figuresSchema,
    countedOn: z.string(),
    /** As it was found to be used, where that differs from the register. */
    useState: oneOf(USE_STATES).optional(),
    /** Why the count differs from the book (账实不符的原因). */
    reason: z.string().optional(),
  },
});

/** 盘盈: an asset that stands in no book. */
export const SurplusAssetFound = eventType('SurplusAssetFound', {
  title: '盘盈资产已登记',
  data: { inventoryId: z.string(), found: bookEntrySchema, reason: z.string(), foundOn: z.string() },
});

/** In fen of original value; book and surplus, less loss, are what was counted. */
export const totalsShape = {
  bookFen: z.int(),
  countedFen: z.int(),
  surplusFen: z.int(),
  lossFen: z.int(),
};

export const InventoryCountingClosed = eventType('InventoryCountingClosed', {
  title: '清查已结束',
  data: { inventoryId: z.string(), closedOn: z.string(), ...totalsShape },
});

export const InventoryPublished = eventType('InventoryPublished', {
  title: '清产核资结果已公示',
  data: {
    inventoryId: z.string(),
    publishedOn: z.string(),
    publishedAt: z.string(),
    /** The sheets that were put up. */
    sha256: z.string(),
  },
});

export const InventoryConfirmed = eventType('InventoryConfirmed', {
  title: '清产核资结果已确认',
  data: { ...subject, year: z.int(), confirmedOn: z.string(), resolutionId: z.string() },
});

export const InventoryReported = eventType('InventoryReported', {
  title: '清产核资结果已上报',
  data: {
    inventoryId: z.string(),
    reportedOn: z.string(),
    sha256: z.string(),
  },
});

/** What an inventory that was confirmed made of an asset. */
export const AssetAdjustedToCount = eventType('AssetAdjustedToCount', {
  title: '资产已按清查结果调整',
  data: {
    assetId: z.string(),
    inventoryId: z.string(),
    collectiveId: z.string(),
    divisionCode: z.string(),
    code: z.string(),
    name: z.string(),
    kind: bookEntrySchema.shape.kind,
    before: figuresSchema,
    /** Nothing of it is left when there is no quantity (盘亏). */
    after: figuresSchema,
    /** What the accounts hold of it before and after, where they did not hold what was missed. */
    inAccounts: z.strictObject({ before: figuresSchema, after: figuresSchema }).optional(),
    useState: oneOf(USE_STATES),
    on: z.string(),
    /** The day from which a duty to inspect was counted that ends when nothing is left. */
    dutySince: z.string().optional(),
  },
});
