import { z } from 'zod';
import { eventType, fractionSchema, oneOf } from '#kernel';
import { holderSchema } from '#land-rights/facts';
import {
  CHECKLIST_ITEMS,
  ENDING_GROUNDS,
  HOUSE_CONDITIONS,
  PROJECT_KINDS,
  RECEIPTS_OF,
  RECEIVED_BY,
  USE_WAYS,
} from './kinds.js';

/** Where a project belongs. */
const place = { projectId: z.string(), collectiveId: z.string(), divisionCode: z.string() };

/** Who runs a project, by kind and id; the public name of an organisation. */
export const operatorSchema = holderSchema.extend({ name: z.string().optional() });
export type Operator = z.output<typeof operatorSchema>;

export const RevitalizationProposed = eventType('RevitalizationProposed', {
  title: '盘活项目已立项',
  data: {
    ...place,
    name: z.string(),
    kind: oneOf(PROJECT_KINDS),
    /** It serves food, and needs the licence for it. */
    catering: z.boolean(),
    operator: operatorSchema,
    plannedFen: z.int(),
    proposedOn: z.string(),
    paperSha256: z.string(),
  },
});

export const ChecklistItemMet = eventType('ChecklistItemMet', {
  title: '检查清单项目已办妥',
  data: {
    item: oneOf(CHECKLIST_ITEMS),
    documentNumber: z.string(),
    sha256: z.string(),
    metOn: z.string(),
    /** Last day on which the paper holds. */
    validUntil: z.string().optional(),
  },
});

/** The house of a household, or one that the collective has, is used by the project; whose the land is does not change. */
export const UseAgreed = eventType('UseAgreed', {
  title: '房屋使用已约定',
  version: 2,
  data: {
    ...place,
    parcelCode: z.string(),
    /** None of a house that is the collective's. */
    householdId: z.string().optional(),
    operator: operatorSchema,
    way: oneOf(USE_WAYS),
    number: z.string(),
    signedOn: z.string(),
    from: z.string(),
    to: z.string(),
    paperSha256: z.string(),
    consentId: z.string().optional(),
    resolutionId: z.string().optional(),
    /** Of the second version: rent of a year, where rent is agreed. */
    yearlyRentFen: z.int().optional(),
  },
});

export const UseFellThrough = eventType('UseFellThrough', {
  title: '房屋使用未能生效',
  data: {
    projectId: z.string(),
    parcelCode: z.string(),
    householdId: z.string().optional(),
    cause: z.string(),
  },
});

/** A house leaves the project, which goes on without it. */
export const UseEnded = eventType('UseEnded', {
  title: '房屋使用已终止',
  data: {
    projectId: z.string(),
    parcelCode: z.string(),
    householdId: z.string().optional(),
    ground: oneOf(ENDING_GROUNDS),
    endedOn: z.string(),
  },
});

/** Who has which part of the revenue; together the whole. */
const split = z.array(z.strictObject({ party: operatorSchema, share: fractionSchema }));

export const RevitalizationStarted = eventType('RevitalizationStarted', {
  title: '盘活项目已开业',
  data: {
    startedOn: z.string(),
    split,
  },
});

/** Houses have joined or left, or the parties agreed otherwise: the revenue is split anew from a day on. */
export const RevenueSplitAgreed = eventType('RevenueSplitAgreed', {
  title: '收益分配已另行约定',
  data: { from: z.string(), split, agreedOn: z.string(), paperSha256: z.string() },
});

export const RevitalizationRevenueRecorded = eventType('RevitalizationRevenueRecorded', {
  title: '盘活项目收益已登记',
  version: 2,
  data: {
    ...place,
    from: z.string(),
    to: z.string(),
    revenueFen: z.int(),
    /** By the shares agreed, to the fen; together the revenue. */
    parts: z.array(z.strictObject({ party: operatorSchema, amountFen: z.int() })),
    paperSha256: z.string(),
    /** Of the second version: the rent of every let house for its days in the period, beside the revenue. */
    rents: z
      .array(
        z.strictObject({
          ...{ parcelCode: z.string(), householdId: z.string().optional() },
          ...{ from: z.string(), to: z.string(), amountFen: z.int() },
        }),
      )
      .optional(),
  },
});

/** Money for the collective itself; what is the households' they receive themselves. */
export const ProjectReceiptRecorded = eventType('ProjectReceiptRecorded', {
  title: '集体已收取盘活项目款项',
  data: {
    ...place,
    /** Name of the project, for the summary of the voucher. */
    name: z.string(),
    payer: operatorSchema,
    of: oneOf(RECEIPTS_OF),
    amountFen: z.int(),
    receivedOn: z.string(),
    method: oneOf(RECEIVED_BY),
    receiptNumber: z.string(),
  },
});

export const RevitalizationEnded = eventType('RevitalizationEnded', {
  title: '盘活项目已终止',
  data: { projectId: z.string(), ground: oneOf(ENDING_GROUNDS), endedOn: z.string() },
});

export const UseReturned = eventType('UseReturned', {
  title: '房屋已交还',
  data: {
    parcelCode: z.string(),
    householdId: z.string().optional(),
    returnedOn: z.string(),
    condition: oneOf(HOUSE_CONDITIONS),
    paperSha256: z.string(),
  },
});
