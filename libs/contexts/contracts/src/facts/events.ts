import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { holderSchema } from '#land-rights/facts';

export const CONTRACT_KINDS = {
  'household-contract': '家庭承包',
  'household-lease': '承包农户出租经营权',
  'collective-lease': '集体出租未承包地',
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
  /** From the n-th year (from 1) on so many fen a year; in order of years, the first is year 1. */
  steps: z.array(z.strictObject({ fromYear: z.int(), amountFen: z.int() })),
});
export type PaymentLine = z.output<typeof paymentLineSchema>;

export const ContractConcluded = eventType('ContractConcluded', {
  title: '合同已订立',
  version: 2,
  data: {
    contractId: z.string(),
    kind: oneOf(CONTRACT_KINDS),
    /** Given by the issuer; unique within the collective. */
    number: z.string(),
    divisionCode: z.string(),
    /** Collective whose land it is; also the accounting entity. */
    collectiveId: z.string(),
    grantees: z.array(partySchema),
    /** Each parcel with who grants the right on it. */
    parcels: z.array(z.strictObject({ parcelCode: z.string(), grantor: partySchema, areaDm2: z.int() })),
    signedOn: z.string(),
    /** First and last legal date of the right. */
    from: z.string(),
    to: z.string(),
    /** SHA-256 of the scanned contract. */
    paperSha256: z.string(),
    agreedUse: z.string(),
    payments: z.strictObject({ firstDueOn: z.string(), lines: z.array(paymentLineSchema) }).optional(),
    resolutionId: z.string().optional(),
    approvalId: z.string().optional(),
    capitalReviewId: z.string().optional(),
    capabilityReportSha256: z.string().optional(),
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
