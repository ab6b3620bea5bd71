import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { holderSchema } from './events.js';
import { PLANNED_USES } from './kinds.js';

/* How rights move between their holders, and what moves none. */

export const CONSENTS = {
  given: '发包方书面同意',
  'wrongly-withheld': '发包方无法定理由不同意或者拖延表态（已经确认）',
} as const;

/** What every conveyance states: who, for how long, by which contract. */
const conveyed = {
  holders: z.array(holderSchema),
  from: z.string(),
  to: z.string(),
  contractNumber: z.string(),
  paperSha256: z.string(),
};

/** 转让 (承包法 34): the transferee has a new contract with the issuer, for the rest of the term. */
export const ContractRightAssigned = eventType('ContractRightAssigned', {
  title: '土地承包经营权已转让',
  data: {
    rightId: z.string(),
    newRightId: z.string(),
    ...conveyed,
    consent: oneOf(CONSENTS),
    /** The consent, or what confirms that it was wrongly withheld. */
    consentSha256: z.string(),
    requestedOn: z.string().optional(),
  },
});

/** 再流转 (承包法 46): carved from a management right that was itself conveyed. */
export const ManagementRightConveyedOnward = eventType('ManagementRightConveyedOnward', {
  title: '土地经营权已再流转',
  data: {
    rightId: z.string(),
    /** The management right from which it is carved. */
    upstream: z.string(),
    ...conveyed,
    consentSha256: z.string(),
    filedOn: z.string().optional(),
  },
});

export const FARMING_SERVICES = { 'farming-for-another': '代耕', trusteeship: '托管' } as const;

/** No right moves: the holder has the land farmed. */
export const FarmingForAnotherRecorded = eventType('FarmingForAnotherRecorded', {
  title: '代耕、托管已登记',
  data: {
    serviceId: z.string(),
    rightId: z.string(),
    kind: oneOf(FARMING_SERVICES),
    farmer: holderSchema,
    from: z.string(),
    to: z.string(),
    paperSha256: z.string().optional(),
  },
});

export const GRANT_WAYS = { grant: '出让', lease: '出租', contribution: '作价入股' } as const;
export type GrantWay = keyof typeof GRANT_WAYS;

/** The owner gives the use of construction land (土地管理法 63). */
export const ConstructionUseGranted = eventType('ConstructionUseGranted', {
  title: '集体建设用地使用权已设立合同',
  data: {
    rightId: z.string(),
    way: oneOf(GRANT_WAYS),
    ...conveyed,
    plannedUse: oneOf(PLANNED_USES),
    resolutionId: z.string(),
    planFiledOn: z.string(),
    planConditionsSha256: z.string(),
    accessSha256: z.string(),
    ecologySha256: z.string(),
  },
});

export const ONWARD_WAYS = {
  transfer: '转让',
  exchange: '互换',
  contribution: '出资',
  gift: '赠与',
} as const;

/** The use of construction land in other hands (条例 43): it passes when that is registered (民法典 355). */
export const ConstructionUseConveyed = eventType('ConstructionUseConveyed', {
  title: '集体建设用地使用权已订立转移合同',
  data: {
    rightId: z.string(),
    newRightId: z.string(),
    way: oneOf(ONWARD_WAYS),
    ...conveyed,
    ownerNoticedOn: z.string().optional(),
  },
});
