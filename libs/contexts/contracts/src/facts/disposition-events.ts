import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { LAND_END_GROUNDS } from '#land-rights/facts';
import { grantedParcelSchema, partySchema } from './events.js';

/*
 * What becomes of household contracts when a contract right is assigned, swapped or ends on a parcel (承包法 27 to 34), and of
 * all contracts over land when a parcel is split or merged.
 */

const ofContract = { contractId: z.string(), divisionCode: z.string() };

/** A parcel whose contract right was assigned leaves the contract; the contract ends with the last of them. */
export const ContractLandAssigned = eventType('ContractLandAssigned', {
  title: '合同的承包地已转让',
  data: {
    ...ofContract,
    parcelCode: z.string(),
    /** Last legal date on which the parcel is under the contract. */
    lastDay: z.string(),
    /** The contract of the transferee. */
    successorId: z.string(),
    /** Parcels that are left. */
    remaining: z.int(),
  },
});

/** The transferee has a contract with the issuer for the rest of the term; its id is that of the right. */
export const AssignedContractRecorded = eventType('AssignedContractRecorded', {
  title: '受让方的承包合同已登记',
  data: {
    ...ofContract,
    number: z.string(),
    collectiveId: z.string(),
    grantees: z.array(partySchema),
    parcels: z.array(grantedParcelSchema),
    signedOn: z.string(),
    from: z.string(),
    to: z.string(),
    paperSha256: z.string(),
    agreedUse: z.string(),
  },
});

/** One parcel of the contract for another, by a swap. */
export const ContractLandSwapped = eventType('ContractLandSwapped', {
  title: '合同的承包地已互换',
  data: {
    ...ofContract,
    swapId: z.string(),
    formerParcelCode: z.string(),
    parcelCode: z.string(),
    areaDm2: z.int(),
    /** The right on the parcel, which has an id of its own. */
    rightId: z.string(),
    /** First legal date on which it is under the contract. */
    from: z.string(),
  },
});

/** A part of a parcel that was split, or what parcels were merged into. */
const partSchema = z.strictObject({
  parcelCode: z.string(),
  areaDm2: z.int(),
  /** The right on it, where it does not have the id of the contract. */
  rightId: z.string().optional(),
});
export type PartOfContract = z.output<typeof partSchema>;

/** A parcel was split or merged: what it went into stands in its place. Term, price and rent stay as they are. */
export const ContractLandReshaped = eventType('ContractLandReshaped', {
  title: '合同的承包地已随地块分割、合并变更',
  data: {
    ...ofContract,
    formerParcelCode: z.string(),
    /** But for those that are under the contract already: parcels that are merged have theirs in common. */
    parts: z.array(partSchema),
    /** First legal date of the parts. */
    from: z.string(),
  },
});

/** A parcel that was given back, recalled or expropriated leaves the contract; the contract ends with the last of them. */
export const ContractLandLeft = eventType('ContractLandLeft', {
  title: '承包地已退出合同',
  data: {
    ...ofContract,
    parcelCode: z.string(),
    /** Last legal date on which it is under the contract. */
    lastDay: z.string(),
    ground: oneOf(LAND_END_GROUNDS),
    /** None any more: before contracts followed a split, the parts that stayed under the contract in the place of the parcel. */
    parts: z.array(partSchema),
    /** Parcels that are under the contract from then on. */
    remaining: z.int(),
  },
});

/** A parcel that is let has passed to others (民法典 725): the lease goes on with them. */
export const LessorSucceeded = eventType('LessorSucceeded', {
  title: '出租方已随承包地变更',
  data: {
    ...ofContract,
    parcelCode: z.string(),
    /** The contract right of whoever has the parcel now. */
    rightId: z.string(),
    former: partySchema,
    successor: partySchema,
    /** First legal date of the successor as lessor. */
    from: z.string(),
    /** What falls due from that day on and was the former lessor's is the successor's; else the parties divide it. */
    rentPasses: z.boolean(),
  },
});
