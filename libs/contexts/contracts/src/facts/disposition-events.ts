import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { LAND_END_GROUNDS } from '#land-rights/facts';
import { grantedParcelSchema, partySchema } from './events.js';

/* What becomes of household contracts when a contract right is assigned, swapped or ends on a parcel (承包法 27 to 34). */

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

/** A parcel that was given back, recalled or expropriated leaves the contract; the contract ends with the last of them. */
export const ContractLandLeft = eventType('ContractLandLeft', {
  title: '承包地已退出合同',
  data: {
    ...ofContract,
    parcelCode: z.string(),
    /** Last legal date on which it is under the contract. */
    lastDay: z.string(),
    ground: oneOf(LAND_END_GROUNDS),
    /** Of a parcel that was split: its parts that stay under the contract, in its place. */
    parts: z.array(
      z.strictObject({
        parcelCode: z.string(),
        areaDm2: z.int(),
        /** The right on the part, where it does not have the id of the contract. */
        rightId: z.string().optional(),
      }),
    ),
    /** Parcels that are under the contract from then on. */
    remaining: z.int(),
  },
});
