import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { holderSchema } from '#land-rights/facts';
import {
  ASSET_CLASSES,
  ASSET_KINDS,
  ASSET_UNITS,
  CONDITIONS,
  DISPOSAL_MANNERS,
  FUND_SOURCES,
  USE_STATES,
} from './kinds.js';

/** How much there is of an asset and what the books say of it. */
export const figuresShape = {
  /** Hundredths of the unit. */
  quantityHundredths: z.int(),
  /** 原值, fen; 0 for a resource, which is not valued. */
  originalFen: z.int(),
  /** 累计折旧, fen. */
  depreciatedFen: z.int(),
};
export const figuresSchema = z.strictObject(figuresShape);
export type Figures = z.output<typeof figuresSchema>;

export const fundsSchema = z.strictObject({
  source: oneOf(FUND_SOURCES),
  amountFen: z.int(),
  year: z.int(),
  /** 项目编号, where the money was given for a project. */
  projectCode: z.string().optional(),
});
export type Funds = z.output<typeof fundsSchema>;

/** What an asset is, whoever says so: the register or an inventory. */
export const describedShape = {
  /** Given by the owner, unique within the collective. */
  code: z.string(),
  name: z.string(),
  assetClass: oneOf(ASSET_CLASSES),
  kind: oneOf(ASSET_KINDS),
  unit: oneOf(ASSET_UNITS),
  place: z.string(),
  useState: oneOf(USE_STATES),
};

export const AssetRegistered = eventType('AssetRegistered', {
  title: '资产已登记',
  version: 2,
  data: {
    assetId: z.string(),
    /** The owner; also the accounting entity. */
    collectiveId: z.string(),
    divisionCode: z.string(),
    ...describedShape,
    ...figuresShape,
    /** When it was built or acquired; of a surplus, when the inventory that found it was confirmed. */
    acquiredOn: z.string(),
    /** Together the original value. */
    funds: z.array(fundsSchema),
    /** The inventory that found it, when it was in no register before (盘盈). */
    inventoryId: z.string().optional(),
    /** The parcels of a resource, each once, where they were named; since version 2. */
    parcels: z.array(z.string()).optional(),
  },
});

/** The written contract under which somebody else uses an asset. */
export const leasePaperSchema = z.strictObject({ number: z.string(), sha256: z.string() });

export const AssetUseChanged = eventType('AssetUseChanged', {
  title: '资产使用状态已变更',
  data: {
    assetId: z.string(),
    useState: oneOf(USE_STATES),
    changedOn: z.string(),
    /** For what, or by whom it is used. */
    note: z.string().optional(),
    lease: leasePaperSchema.optional(),
  },
});

export const AssetKeeperAssigned = eventType('AssetKeeperAssigned', {
  title: '资产管护人已确定',
  data: {
    assetId: z.string(),
    divisionCode: z.string(),
    /** The keeper by the id in the vault. */
    personId: z.string(),
    commitment: z.string(),
    from: z.string(),
    /** A minor of sixteen or more who lives by own labour (民法典 18). */
    livesByOwnLabour: z.boolean().optional(),
    /** What the keeper has to do. */
    charge: z.string().optional(),
  },
});

export const AssetInspected = eventType('AssetInspected', {
  title: '资产已巡查',
  data: {
    assetId: z.string(),
    divisionCode: z.string(),
    inspectedOn: z.string(),
    condition: oneOf(CONDITIONS),
    note: z.string().optional(),
    /** The day from which the duty was counted that this fulfils. */
    dutySince: z.string().optional(),
  },
});

export const AssetAppraised = eventType('AssetAppraised', {
  title: '资产已评估',
  data: {
    assetId: z.string(),
    firm: z.string(),
    reportNumber: z.string(),
    appraisedOn: z.string(),
    valueFen: z.int(),
    reportSha256: z.string(),
    /** When and where the result was put up for all to see. */
    publishedOn: z.string(),
    publishedAt: z.string(),
  },
});

export const AssetDisposed = eventType('AssetDisposed', {
  title: '资产已处置',
  data: {
    assetId: z.string(),
    collectiveId: z.string(),
    divisionCode: z.string(),
    code: z.string(),
    name: z.string(),
    kind: oneOf(ASSET_KINDS),
    ...figuresShape,
    manner: oneOf(DISPOSAL_MANNERS),
    disposedOn: z.string(),
    recipient: holderSchema.extend({ name: z.string().optional() }).optional(),
    /** What came into the account of the collective; of a stake, the value at which it was contributed. */
    priceFen: z.int(),
    costsFen: z.int(),
    /** Price less costs and book value: above 0 a gain, below 0 a loss. */
    resultFen: z.int(),
    /** What the accounts held of it, where that was not all: only so much is taken off them, and none is opened later. */
    inAccounts: figuresSchema.optional(),
    reportNumber: z.string().optional(),
    resolutionId: z.string(),
    approvalId: z.string().optional(),
    paperSha256: z.string(),
    /** The day from which a duty to inspect was counted that ends with this. */
    dutySince: z.string().optional(),
  },
});

/** 期初: what the books take over on the day on which they begin, once. */
export const AssetOpeningEntered = eventType('AssetOpeningEntered', {
  title: '资产期初余额已入账',
  data: {
    assetId: z.string(),
    collectiveId: z.string(),
    divisionCode: z.string(),
    code: z.string(),
    name: z.string(),
    kind: oneOf(ASSET_KINDS),
    ...figuresShape,
    openedOn: z.string(),
  },
});

/** A parcel of a resource was split or merged: others, or none, take its place. */
export const AssetLandReshaped = eventType('AssetLandReshaped', {
  title: '资产所含地块已随分割、合并变更',
  data: {
    assetId: z.string(),
    parcelCode: z.string(),
    into: z.array(z.string()),
    /** All parcels of the asset from then on. */
    parcels: z.array(z.string()),
    on: z.string(),
  },
});
