import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { RIGHT_KINDS } from './right-kinds.js';

export const SECURITY_KINDS = { mortgage: '抵押', 'financing-security': '融资担保' } as const;
export type SecurityKind = keyof typeof SECURITY_KINDS;

export const CREDITOR_KINDS = {
  bank: '银行',
  'rural-credit': '农村信用合作社、农村商业银行、村镇银行',
  'other-financial': '其他金融机构',
  other: '其他单位',
} as const;
export type CreditorKind = keyof typeof CREDITOR_KINDS;

/** 土地经营权、林权等担保物权: a right is given as security for a debt. */
export const RightEncumbered = eventType('RightEncumbered', {
  title: '权利已设立担保',
  version: 2,
  data: {
    encumbranceId: z.string(),
    /** The right that secures the debt: id of its contract or of the act by which it arose. */
    rightId: z.string(),
    kind: oneOf(SECURITY_KINDS),
    /** 统一社会信用代码 and name of the creditor. */
    creditorId: z.string(),
    creditorName: z.string(),
    /** Since version 2; a financial institution where contracted land is the security (承包法 47). */
    creditorKind: oneOf(CREDITOR_KINDS).optional(),
    amountFen: z.int(),
    contractNumber: z.string(),
    paperSha256: z.string(),
    /** Written consent of the contractor, when somebody else's right is carved from theirs. */
    consentSha256: z.string().optional(),
    /** Filed with the issuer of the contract on this day. */
    filedOn: z.string().optional(),
  },
});

export const DISCHARGE_CAUSES = {
  repaid: '债务清偿',
  waived: '债权人放弃',
  realised: '担保权已实现',
  decided: '人民法院判决或者裁定',
} as const;

export const EncumbranceDischarged = eventType('EncumbranceDischarged', {
  title: '担保已解除',
  data: { encumbranceId: z.string(), cause: oneOf(DISCHARGE_CAUSES) },
});

export const ParcelSealed = eventType('ParcelSealed', {
  title: '土地已查封',
  data: {
    encumbranceId: z.string(),
    authority: z.string(),
    documentNumber: z.string(),
    /** Last day of the seal, as the order states it; it stands until its lifting is recorded. */
    until: z.string().optional(),
  },
});

export const SealLifted = eventType('SealLifted', {
  title: '查封已解除',
  data: { encumbranceId: z.string(), documentNumber: z.string() },
});

export const DISPUTED_MATTERS = {
  ownership: '所有权',
  boundary: '界线',
  right: '承包、经营等权利的归属',
  contract: '合同的履行',
} as const;
export const DISPUTE_FORUMS = {
  village: '村民委员会调解',
  township: '乡镇人民政府调解、处理',
  arbitration: '农村土地承包仲裁委员会',
  court: '人民法院',
} as const;

export const DisputeRecorded = eventType('DisputeRecorded', {
  title: '土地争议已登记',
  data: {
    encumbranceId: z.string(),
    about: oneOf(DISPUTED_MATTERS),
    forum: oneOf(DISPUTE_FORUMS),
    caseNumber: z.string(),
  },
});

export const SETTLED_BY = {
  agreement: '当事人和解',
  mediation: '调解',
  arbitration: '仲裁裁决',
  judgment: '人民法院判决',
  withdrawn: '撤回',
} as const;
export const DISPUTE_OUTCOMES = {
  'as-registered': '维持登记簿的记载',
  'to-be-changed': '应按结果变更登记',
} as const;

export const DisputeSettled = eventType('DisputeSettled', {
  title: '土地争议已了结',
  data: {
    encumbranceId: z.string(),
    by: oneOf(SETTLED_BY),
    outcome: oneOf(DISPUTE_OUTCOMES),
    documentNumber: z.string(),
    paperSha256: z.string(),
  },
});

export const RESTRICTION_GROUNDS = {
  ecological: '生态保护红线、自然保护地',
  heritage: '文物保护',
  'permanent-farmland': '永久基本农田',
  other: '其他依法限制',
} as const;

export const ParcelRestricted = eventType('ParcelRestricted', {
  title: '土地限制已登记',
  data: {
    encumbranceId: z.string(),
    ground: oneOf(RESTRICTION_GROUNDS),
    /** New rights are forbidden altogether, not only subject to conditions. */
    forbids: z.boolean(),
    content: z.string(),
    authority: z.string(),
    documentNumber: z.string(),
  },
});

export const RestrictionLifted = eventType('RestrictionLifted', {
  title: '土地限制已解除',
  data: { encumbranceId: z.string(), documentNumber: z.string() },
});

/** A parcel that stands in a listing is kept for whoever wins it. */
export const ListingHeld = eventType('ListingHeld', {
  title: '挂牌已锁定',
  data: {
    encumbranceId: z.string(),
    /** Number of the listing or project at the exchange. */
    listingId: z.string(),
    /** What is offered. */
    right: oneOf(RIGHT_KINDS),
  },
});

export const LISTING_ENDS = {
  dealt: '已成交',
  failed: '流拍或者无人报名',
  withdrawn: '撤回挂牌',
} as const;

export const ListingReleased = eventType('ListingReleased', {
  title: '挂牌锁定已解除',
  data: { encumbranceId: z.string(), cause: oneOf(LISTING_ENDS) },
});
