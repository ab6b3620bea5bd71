import { z } from 'zod';
import { type LegalDate, eventType, oneOf } from '#kernel';
import { holderSchema } from '#land-rights/facts';

/** Contracts over land, which move a right on each parcel when they are concluded here. */
export const LAND_CONTRACT_KINDS = {
  'household-contract': '家庭承包',
  'household-lease': '承包农户出租经营权',
  'collective-lease': '集体出租未承包地',
} as const;
export type LandContractKind = keyof typeof LAND_CONTRACT_KINDS;

/** And those that come into the register only as old ones. */
export const CONTRACT_KINDS = {
  ...LAND_CONTRACT_KINDS,
  'house-lease': '集体房屋出租',
  'asset-lease': '集体设施、设备等资产出租',
} as const;
export type ContractKind = keyof typeof CONTRACT_KINDS;

/** A party by kind and id; the public name of an organisation, never that of a person. */
export const partySchema = holderSchema.extend({
  name: z.string().optional(),
  /** Of a household: its collective, when that is another than the one whose land it is. */
  collectiveId: z.string().optional(),
});
export type Party = z.output<typeof partySchema>;

export const RECEIVING_ACCOUNTS = {
  'collective-account': '集体经济组织账户',
  'household-account': '农户账户',
  'personal-account': '个人账户',
  cash: '现金',
} as const;

/** Who pays whom how much in each year of the term. */
export const paymentLineSchema = z.strictObject({
  payer: partySchema,
  payee: partySchema,
  account: oneOf(RECEIVING_ACCOUNTS),
  /**
   * From the n-th year (from 1) on so many fen a year; in order of years, the first is year 1. In kind: what the
   * quantity is worth at the price. By share: what is guaranteed, 0 for nothing.
   */
  steps: z.array(z.strictObject({ fromYear: z.int(), amountFen: z.int() })),
  /** Reckoned in kind at a price that the contract states. */
  inKind: z.strictObject({ product: z.string(), quantityKg: z.int(), priceFen: z.int() }).optional(),
  /** This part of what each year's yield is worth. */
  yieldShare: z.strictObject({ numerator: z.int(), denominator: z.int() }).optional(),
  /** Every so many years of a step its amount goes up (or down) by so many ten-thousandths. */
  adjustment: z.strictObject({ everyYears: z.int(), basisPoints: z.int() }).optional(),
});
export type PaymentLine = z.output<typeof paymentLineSchema>;

export const paymentPlanSchema = z.strictObject({
  firstDueOn: z.string(),
  lines: z.array(paymentLineSchema),
});

/** What a lease says of its rent. */
export interface RentPlan {
  readonly firstDueOn: LegalDate;
  readonly lines: readonly PaymentLine[];
}

/** A parcel with who grants the right on it. */
export const grantedParcelSchema = z.strictObject({
  parcelCode: z.string(),
  grantor: partySchema,
  areaDm2: z.int(),
});

export const ContractConcluded = eventType('ContractConcluded', {
  title: '合同已订立',
  version: 6,
  data: {
    contractId: z.string(),
    kind: oneOf(LAND_CONTRACT_KINDS),
    /** Given by the issuer; unique within the collective. */
    number: z.string(),
    divisionCode: z.string(),
    /** Collective whose land it is; also the accounting entity. */
    collectiveId: z.string(),
    grantees: z.array(partySchema),
    /** Each parcel with who grants the right on it. */
    parcels: z.array(grantedParcelSchema),
    signedOn: z.string(),
    /** First and last legal date of the right. */
    from: z.string(),
    to: z.string(),
    /** SHA-256 of the scanned contract. */
    paperSha256: z.string(),
    agreedUse: z.string(),
    payments: paymentPlanSchema.optional(),
    resolutionId: z.string().optional(),
    approvalId: z.string().optional(),
    /** Of a lease of forest and other land: the resolution and the approval on the forest; since version 6. */
    forestResolutionId: z.string().optional(),
    forestApprovalId: z.string().optional(),
    /** The listing at the exchange that the contract carries out. */
    listingId: z.string().optional(),
    capitalReviewId: z.string().optional(),
    capabilityReportSha256: z.string().optional(),
    /** Of a contract that extends the old term of a household: its sheet in the campaign; since version 4. */
    extensionSheetId: z.string().optional(),
    /** Earnest money (定金) that a lease agrees, not yet received by this alone; since version 5. */
    earnestMoneyFen: z.int().optional(),
  },
});

export const ContractTookEffect = eventType('ContractTookEffect', {
  title: '合同已生效',
  data: { contractId: z.string(), on: z.string() },
});

export const ContractFellThrough = eventType('ContractFellThrough', {
  title: '合同未能生效',
  data: { contractId: z.string(), cause: z.string(), parcelCode: z.string() },
});

export const ContractFiled = eventType('ContractFiled', {
  title: '合同已备案',
  data: { contractId: z.string(), filedOn: z.string(), filingNumber: z.string().optional() },
});

const rent = {
  contractId: z.string(),
  contractNumber: z.string(),
  collectiveId: z.string(),
  /** Index of the payment line, from 0, and year of the term, from 1. */
  line: z.int(),
  year: z.int(),
  amountFen: z.int(),
  payer: partySchema,
  payee: partySchema,
};

export const RentFellDue = eventType('RentFellDue', {
  title: '租金已到期应收',
  version: 2,
  data: { ...rent, dueOn: z.string() },
});

export const RentReceived = eventType('RentReceived', {
  title: '租金已收取',
  version: 2,
  data: {
    ...rent,
    receivedOn: z.string(),
    method: z.enum(['bank', 'cash']),
    /** Number of the receipt that was handed out. */
    receiptNumber: z.string(),
  },
});

/** What the yield of a year was worth, of which one line of the plan takes a share. */
export const YieldStated = eventType('YieldStated', {
  title: '产值已申报',
  data: {
    contractId: z.string(),
    /** Index of the payment line, from 0, and year of the term, from 1. */
    line: z.int(),
    year: z.int(),
    yieldFen: z.int(),
    statedOn: z.string(),
  },
});
