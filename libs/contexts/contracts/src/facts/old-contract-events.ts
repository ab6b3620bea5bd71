import { z } from 'zod';
import { EVIDENCE_GRADES, eventType, mapTable, oneOf } from '#kernel';
import { CONTRACT_KINDS, grantedParcelSchema, partySchema } from './events.js';
import {
  CONTRACT_GRADES,
  GRADERS,
  PRICE_BASES,
  PUTTING_RIGHT,
  SETTLED_BEFORE,
  WRONG_POINTS,
} from './old-contract-tables.js';

/**
 * A contract of before the register, as it was found. It moves no right on a parcel: what the register does not show
 * of the land is told as a warning.
 */
export const OldContractRecorded = eventType('OldContractRecorded', {
  title: '旧合同已登记',
  data: {
    contractId: z.string(),
    kind: oneOf(CONTRACT_KINDS),
    /** Its own, or the one that the clean-up gave it; unique within the collective. */
    number: z.string(),
    divisionCode: z.string(),
    /** Collective whose land or asset it is; also the accounting entity. */
    collectiveId: z.string(),
    grantor: partySchema,
    /** An organisation without a code has an id that follows from its name; a person one in the vault. */
    grantees: z.array(partySchema),
    /** Those that are registered. */
    parcels: z.array(grantedParcelSchema),
    /** Land, house or asset in words. */
    place: z.string(),
    areaDm2: z.int().optional(),
    signedOn: z.string(),
    /** First and last legal date, as agreed. */
    from: z.string(),
    to: z.string(),
    agreedUse: z.string(),
    priceFen: z.int(),
    priceBasis: oneOf(PRICE_BASES),
    paymentTerms: z.string(),
    evidenceGrade: oneOf(EVIDENCE_GRADES),
    written: z.boolean(),
    /** SHA-256 of the scanned contract, where there is one. */
    paperSha256: z.string().optional(),
    democraticProcedure: z.boolean(),
    inBooks: z.boolean(),
  },
});

/** A wrong point and the grading, counted from 1, in which it was found. */
const point = z.strictObject({ wrong: oneOf(WRONG_POINTS), round: z.int() });

const finding = point.extend({
  /** What was found, in words. */
  found: z.string(),
  /** Of a low price: as agreed, and of the market for the same, in fen. */
  agreedPriceFen: z.int().optional(),
  marketPriceFen: z.int().optional(),
  /** Of a term too long: the last day as agreed, and the last that the law allows. */
  agreedEndsOn: z.string().optional(),
  legalEndsOn: z.string().optional(),
});

export const OldContractGraded = eventType('OldContractGraded', {
  title: '旧合同已评定',
  data: {
    contractId: z.string(),
    divisionCode: z.string(),
    grade: oneOf(CONTRACT_GRADES),
    findings: z.array(finding),
    /** What the grading before found, and this one does not. */
    noLongerFound: z.array(point),
    gradedBy: oneOf(GRADERS),
    gradedOn: z.string(),
    /** SHA-256 of the paper that says so. */
    paperSha256: z.string(),
  },
});

export const ContractPutRight = eventType('ContractPutRight', {
  title: '旧合同已规范',
  data: {
    contractId: z.string(),
    mends: z.array(point),
    way: oneOf(mapTable(PUTTING_RIGHT, ({ title }) => title)),
    putRightOn: z.string(),
    paperSha256: z.string(),
    supplementNumber: z.string().optional(),
    /** The contract that was concluded in its stead. */
    newContractId: z.string().optional(),
    forum: oneOf(SETTLED_BEFORE).optional(),
    caseNumber: z.string().optional(),
    resolutionId: z.string().optional(),
    approvalId: z.string().optional(),
  },
});
