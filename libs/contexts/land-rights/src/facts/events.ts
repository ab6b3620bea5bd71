import { z } from 'zod';
import {
  FARMED_CLASSES,
  OWNERSHIP_NATURES,
  PARCEL_CATEGORIES,
  PLANTED_USES,
  eventType,
  oneOf,
} from '#kernel';
import { PLANNED_USES, UNIT_KINDS } from './kinds.js';
import { RIGHT_KINDS } from './right-kinds.js';

/** Who may hold a right in land, besides the collective that owns it. */
export const HOLDER_KINDS = {
  household: '农户',
  collective: '农村集体经济组织',
  cooperative: '农民专业合作社',
  company: '企业',
  'other-organisation': '其他组织',
  person: '集体以外的自然人',
} as const;

/** `id`: household id, credit code of an organisation, or person id in the vault. */
export const holderSchema = z.strictObject({ kind: oneOf(HOLDER_KINDS), id: z.string() });
export type Holder = z.output<typeof holderSchema>;

export const boundariesSchema = z.strictObject({
  east: z.string(),
  south: z.string(),
  west: z.string(),
  north: z.string(),
});

/** `areaDm2`: floor space; `builtIn`: year. */
export const houseSchema = z.strictObject({
  areaDm2: z.int(),
  floors: z.int().optional(),
  builtIn: z.int().optional(),
});

export const ParcelRegistered = eventType('ParcelRegistered', {
  title: '地块已登记',
  data: {
    /** 承包地块编码, 19 digits (GB/T 35958-2018). */
    code: z.string(),
    divisionCode: z.string(),
    name: z.string(),
    /** dm² (0.01 m²). */
    areaDm2: z.int(),
    category: oneOf(PARCEL_CATEGORIES),
    landClass: oneOf(FARMED_CLASSES),
    plantedUse: oneOf(PLANTED_USES),
    boundaries: boundariesSchema.optional(),
  },
});

/** Land that is a real-estate unit: it is not farmed, and its code does not tell its village. */
export const LandUnitRegistered = eventType('LandUnitRegistered', {
  title: '建设用地、宅基地已登记',
  data: {
    /** 不动产单元代码, 28 characters (GB/T 37346-2019). */
    code: z.string(),
    divisionCode: z.string(),
    name: z.string(),
    /** dm² (0.01 m²). */
    areaDm2: z.int(),
    kind: oneOf(UNIT_KINDS),
    plannedUse: oneOf(PLANNED_USES).optional(),
    house: houseSchema.optional(),
  },
});

export const CollectiveOwnershipRecorded = eventType('CollectiveOwnershipRecorded', {
  title: '集体土地所有权已登记',
  data: {
    /** 统一社会信用代码 of the collective that exercises the ownership. */
    collectiveId: z.string(),
    nature: oneOf(OWNERSHIP_NATURES),
    certificateNumber: z.string().optional(),
  },
});

/** Keeps the place of a right that a concluded contract is about to move. */
export const RightHeld = eventType('RightHeld', {
  title: '权利已预留',
  version: 3,
  data: {
    contractId: z.string(),
    /** As people name the contract; since version 2. */
    contractNumber: z.string().optional(),
    right: oneOf(RIGHT_KINDS),
    /** One, or several who hold it together. */
    holders: z.array(holderSchema),
    /** First and last legal date of the right. */
    from: z.string(),
    to: z.string(),
    /** The listing for which the parcel was kept from others; since version 3. */
    listingId: z.string().optional(),
  },
});

/** A contract, or a grant, cannot have its right on this parcel; it falls through. */
export const RightHoldRefused = eventType('RightHoldRefused', {
  title: '权利预留被拒',
  version: 2,
  data: {
    contractId: z.string(),
    /** Who was to hold the right; since version 2. */
    holders: z.array(holderSchema).optional(),
    /** Code and sentence of the refusal. */
    code: z.string(),
    detail: z.string(),
  },
});

export const RightHoldReleased = eventType('RightHoldReleased', {
  title: '权利预留已解除',
  data: { contractId: z.string(), cause: z.string() },
});

/** 土地承包经营权 arises with its contract (民法典 333). */
export const ContractRightEstablished = eventType('ContractRightEstablished', {
  title: '土地承包经营权已设立',
  data: { contractId: z.string(), holders: z.array(holderSchema), from: z.string(), to: z.string() },
});

/** 土地经营权 arises when the contract of conveyance takes effect (民法典 341). */
export const ManagementRightConveyed = eventType('ManagementRightConveyed', {
  title: '土地经营权已流转',
  data: { contractId: z.string(), holders: z.array(holderSchema), from: z.string(), to: z.string() },
});

/** Any other right that was held arises: the use of a homestead by its grant, a lease of a house by its contract. */
export const RightEstablished = eventType('RightEstablished', {
  title: '权利已设立',
  data: {
    contractId: z.string(),
    right: oneOf(RIGHT_KINDS),
    holders: z.array(holderSchema),
    from: z.string(),
    to: z.string(),
  },
});
