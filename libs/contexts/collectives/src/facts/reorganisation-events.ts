import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { collectiveLevel } from './events.js';

/** A collective that comes into being by a merger or a split. */
const founded = z.strictObject({
  collectiveId: z.string(),
  name: z.string(),
  level: collectiveLevel,
  divisionCode: z.string(),
});
export type Founded = z.output<typeof founded>;

/** What a collective that merges or splits has to show. */
const party = z.strictObject({
  collectiveId: z.string(),
  divisionCode: z.string(),
  /** Decision of its own members' assembly. */
  resolutionId: z.string(),
  /** 乡镇审核 and 县级批准 of that decision. */
  reviewId: z.string(),
  approvalId: z.string(),
  approvedOn: z.string(),
  /** Balance sheet and list of property after the inventory. */
  inventorySha256: z.string(),
});

/** What a split gives to one of its collectives by name; everything else stays with the one that carries on. */
export const DISTRIBUTED_KINDS = {
  parcel: '地块',
  account: '账户',
  asset: '资产',
  claim: '债权',
  debt: '债务',
} as const;
export type DistributedKind = keyof typeof DISTRIBUTED_KINDS;

const distributed = z.strictObject({
  kind: oneOf(DISTRIBUTED_KINDS),
  /** Code of a parcel, or the name in the plan of anything else. */
  reference: z.string(),
  collectiveId: z.string(),
});
export type Distributed = z.output<typeof distributed>;

const announcement = z.strictObject({ announcedOn: z.string(), place: z.string(), sha256: z.string() });

export const CollectiveRenamed = eventType('CollectiveRenamed', {
  title: '集体经济组织已更名',
  data: {
    collectiveId: z.string(),
    divisionCode: z.string(),
    name: z.string(),
    formerName: z.string(),
    /** First legal date of the name. */
    from: z.string(),
  },
});

/** The collective one level above: of the village for a group, of the township for a village. */
export const CollectiveParentRecorded = eventType('CollectiveParentRecorded', {
  title: '上级集体经济组织已登记',
  data: { collectiveId: z.string(), divisionCode: z.string(), parentId: z.string() },
});

/**
 * Several collectives become one. Decided in the county's stream, which knows of every one whether it still acts;
 * their own streams are marked after it. Owners, contracts and books stay whose they are (承包法 25; 财务制度 32).
 */
export const CollectiveMergerRecorded = eventType('CollectiveMergerRecorded', {
  title: '集体经济组织合并已登记',
  data: {
    reorganisationId: z.string(),
    divisionCode: z.string(),
    /** The collective that goes on. */
    successorId: z.string(),
    /** Set when it comes into being by the merger. */
    founded: founded.optional(),
    /** First legal date on which the absorbed ones act no more. */
    on: z.string(),
    absorbed: z.array(z.string()),
    /** Whose rights the successor exercises by this merger: the absorbed ones, and those they did it for. */
    exercisesFor: z.array(z.string()),
    parties: z.array(party),
    announcement,
  },
});

/** One collective becomes several, itself among them or not. */
export const CollectiveSplitRecorded = eventType('CollectiveSplitRecorded', {
  title: '集体经济组织分立已登记',
  data: {
    reorganisationId: z.string(),
    divisionCode: z.string(),
    collectiveId: z.string(),
    on: z.string(),
    founded: z.array(founded),
    /** Who exercises what the plan gives to nobody: itself when it goes on, else one of the new ones. */
    carriedOnBy: z.string(),
    exercisesFor: z.array(z.string()),
    party,
    /** How property is distributed, and claims and debts are divided. */
    planSha256: z.string(),
    distribution: z.array(distributed),
    announcement,
  },
});

/** Marks a collective that acts no more: another one exercises its rights. */
export const CollectiveAbsorbed = eventType('CollectiveAbsorbed', {
  title: '集体经济组织已并入',
  data: {
    collectiveId: z.string(),
    divisionCode: z.string(),
    reorganisationId: z.string(),
    successorId: z.string(),
    on: z.string(),
    approvedOn: z.string(),
  },
});

/** Marks a collective that was split. It acts no more when another one carries on. */
export const CollectiveSplit = eventType('CollectiveSplit', {
  title: '集体经济组织已分立',
  data: {
    collectiveId: z.string(),
    divisionCode: z.string(),
    reorganisationId: z.string(),
    carriedOnBy: z.string(),
    founded: z.array(z.string()),
    on: z.string(),
    approvedOn: z.string(),
  },
});

/** Marks a collective that comes after others. */
export const CollectiveSuccessionRecorded = eventType('CollectiveSuccessionRecorded', {
  title: '集体经济组织承继关系已登记',
  data: {
    collectiveId: z.string(),
    divisionCode: z.string(),
    reorganisationId: z.string(),
    /** The collectives it comes from. */
    origins: z.array(z.string()),
    /** Former collectives whose rights it exercises; empty for one that only split off. */
    exercisesFor: z.array(z.string()),
    on: z.string(),
  },
});

export const CreditorsNotified = eventType('CreditorsNotified', {
  title: '债权人已通知',
  data: {
    collectiveId: z.string(),
    divisionCode: z.string(),
    notifiedOn: z.string(),
    /** List of the creditors with the proof of delivery. */
    listSha256: z.string(),
  },
});
