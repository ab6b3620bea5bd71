import { z } from 'zod';
import { type DataOf, eventType, oneOf } from '#kernel';
import { BREACH_KINDS, ENDING_PARTIES, END_GROUNDS } from './end-grounds.js';
import { paymentPlanSchema } from './events.js';

/* What becomes of a contract after it has taken effect. */

export const ContractSuspended = eventType('ContractSuspended', {
  title: '合同已中止履行',
  data: { contractId: z.string(), suspendedOn: z.string(), cause: z.string() },
});

export const ContractResumed = eventType('ContractResumed', {
  title: '合同已恢复履行',
  data: { contractId: z.string(), resumedOn: z.string() },
});

/** A breach by whoever received the right, of which notice was given with a period to remedy it. */
export const BreachRecorded = eventType('BreachRecorded', {
  title: '违约已登记',
  data: {
    contractId: z.string(),
    breachId: z.string(),
    kind: oneOf(BREACH_KINDS),
    /** Since when it goes on. */
    since: z.string(),
    noticedOn: z.string(),
    /** Last day on which it may be remedied. */
    remedyBy: z.string(),
    /** SHA-256 of the written notice. */
    noticeSha256: z.string(),
  },
});

export const BreachRemedied = eventType('BreachRemedied', {
  title: '违约已改正',
  data: { contractId: z.string(), breachId: z.string(), remediedOn: z.string() },
});

export const ContractEnded = eventType('ContractEnded', {
  title: '合同已提前终止',
  data: {
    contractId: z.string(),
    /** Last day of the contract and of its right. */
    endedOn: z.string(),
    ground: oneOf(END_GROUNDS),
    endedBy: oneOf(ENDING_PARTIES),
    breachId: z.string().optional(),
    noticedOn: z.string().optional(),
    /** SHA-256 of the agreement, notice or decision. */
    paperSha256: z.string(),
  },
});

export const ContractExpired = eventType('ContractExpired', {
  title: '合同已到期',
  data: {
    contractId: z.string(),
    /** Last day of the term. */
    expiredOn: z.string(),
    /** Whoever had the right goes on using the land (民法典 734). */
    stillUsed: z.boolean(),
  },
});

export const ContractRenewed = eventType('ContractRenewed', {
  title: '合同已续签',
  data: {
    contractId: z.string(),
    /** The contract that follows. */
    renewedById: z.string(),
    renewedOn: z.string(),
    /** Day on which the former lessee gave up the priority to go on. */
    waivedOn: z.string().optional(),
  },
});

/**
 * A supplement in writing: what it does not name stays as it was. Version 2 adds the term: of an old contract it is
 * amended at once, of any other when the rights on its parcels are held for the longer term.
 */
export const ContractSupplemented = eventType('ContractSupplemented', {
  title: '合同已补充',
  version: 2,
  data: {
    contractId: z.string(),
    /** Given by the issuer; unique within the contract. */
    number: z.string(),
    signedOn: z.string(),
    paperSha256: z.string(),
    /** The whole plan as it is from now on. */
    payments: paymentPlanSchema.optional(),
    areas: z.array(z.strictObject({ parcelCode: z.string(), areaDm2: z.int() })).optional(),
    agreedUse: z.string().optional(),
    /** The last legal date of the term as it is to be, and as it was. */
    to: z.string().optional(),
    formerTo: z.string().optional(),
    resolutionId: z.string().optional(),
    approvalId: z.string().optional(),
    capabilityReportSha256: z.string().optional(),
  },
});

/** As its contract remembers it. */
export interface Supplement extends Pick<DataOf<typeof ContractSupplemented>, 'number' | 'signedOn'> {
  /** It has a plan of its own. */
  readonly amendsRent?: boolean;
}

/** The rights on all parcels are held for the longer term of a supplement. */
export const ContractTermLengthened = eventType('ContractTermLengthened', {
  title: '合同期限已延长',
  data: {
    contractId: z.string(),
    divisionCode: z.string(),
    /** Number of the supplement. */
    number: z.string(),
    /** Last legal date of the term, as it is and as it was. */
    to: z.string(),
    formerTo: z.string(),
  },
});

/** A right could not be held for the longer term: the term stays as it was. */
export const LengtheningFellThrough = eventType('LengtheningFellThrough', {
  title: '合同期限未能延长',
  data: { contractId: z.string(), number: z.string(), cause: z.string(), parcelCode: z.string() },
});
