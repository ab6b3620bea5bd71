import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { holderSchema } from './events.js';

/* How a right on a parcel ends, or passes, without the end of a contract. */

/** 自愿交回 (承包法 30). */
export const ContractLandReturned = eventType('ContractLandReturned', {
  title: '承包地已自愿交回',
  data: {
    rightId: z.string(),
    noticedOn: z.string(),
    /** Last legal date of the right. */
    endedOn: z.string(),
    paperSha256: z.string(),
  },
});

/** 有偿退出 (承包法 27). */
export const ContractLandSurrendered = eventType('ContractLandSurrendered', {
  title: '承包地已有偿退出',
  data: {
    rightId: z.string(),
    endedOn: z.string(),
    compensationFen: z.int(),
    paperSha256: z.string(),
  },
});

/** The grounds on which clerks are asked to take contracted land back, lawful or not. */
export const RECALL_GROUNDS = {
  'household-extinct': '承包农户消亡',
  'land-adjustment': '因自然灾害等特殊情形个别调整',
  decided: '人民法院判决或者仲裁裁决',
  'settled-in-city': '承包农户进城落户',
  marriage: '成员结婚、离婚或者丧偶',
  'debt-offset': '收回抵顶欠款',
  'staple-and-responsibility-fields': '划分口粮田、责任田等重新发包',
  'left-idle': '弃耕抛荒',
  other: '其他原因',
} as const;
export type RecallGround = keyof typeof RECALL_GROUNDS;

/** Why a contract right ended on a parcel while its contract went on. */
export const LAND_END_GROUNDS = {
  'voluntary-return': '承包方自愿交回',
  'paid-surrender': '承包方有偿退出',
  expropriated: '土地被依法征收',
  ...RECALL_GROUNDS,
} as const;
export type LandEndGround = keyof typeof LAND_END_GROUNDS;

/** 收回: only for what the law allows. */
export const ContractLandRecalled = eventType('ContractLandRecalled', {
  title: '承包地已收回',
  data: {
    rightId: z.string(),
    endedOn: z.string(),
    ground: oneOf(RECALL_GROUNDS),
    resolutionId: z.string().optional(),
    approvalId: z.string().optional(),
    /** 判决书、裁决书文号. */
    documentNumber: z.string().optional(),
    paperSha256: z.string(),
  },
});

/** 征收: the parcel leaves the collective, and every right on it ends. */
export const ParcelExpropriated = eventType('ParcelExpropriated', {
  title: '土地已征收',
  data: { approvalNumber: z.string(), authority: z.string(), expropriatedOn: z.string() },
});

/** Heirs go on with a right for the rest of its term (承包法 32, 54). */
export const RightSucceeded = eventType('RightSucceeded', {
  title: '权利已由继承人继续',
  data: {
    rightId: z.string(),
    newRightId: z.string(),
    holders: z.array(holderSchema),
    from: z.string(),
    to: z.string(),
    paperSha256: z.string(),
  },
});

/** A right that no contract in the register carries has run out. */
export const RightExpired = eventType('RightExpired', {
  title: '权利已到期',
  data: { rightId: z.string(), expiredOn: z.string(), stillUsed: z.boolean() },
});
