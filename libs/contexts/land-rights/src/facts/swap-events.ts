import { z } from 'zod';
import { eventType } from '#kernel';
import { holderSchema } from './events.js';

/* 互换 (承包法 33): two contract rights change hands. Decided on the first parcel, held on the second, then carried out. */

export const SwapDecided = eventType('SwapDecided', {
  title: '承包地互换已约定',
  data: {
    swapId: z.string(),
    rightId: z.string(),
    holders: z.array(holderSchema),
    otherParcelCode: z.string(),
    otherRightId: z.string(),
    /** First legal date on which each has the other's land. */
    from: z.string(),
    contractNumber: z.string(),
    paperSha256: z.string(),
    filedOn: z.string().optional(),
  },
});

export const SwapHeld = eventType('SwapHeld', {
  title: '互换的另一地块已预留',
  version: 2,
  data: {
    swapId: z.string(),
    rightId: z.string(),
    /** The contract under which the right stands; since version 2. */
    contractId: z.string().optional(),
    holders: z.array(holderSchema),
    otherParcelCode: z.string(),
    otherRightId: z.string(),
    from: z.string(),
  },
});

export const SwapReleased = eventType('SwapReleased', {
  title: '承包地互换未能办成',
  data: { swapId: z.string(), cause: z.string() },
});

export const SwapCompleted = eventType('SwapCompleted', {
  title: '承包地互换已完成',
  version: 3,
  data: {
    swapId: z.string(),
    rightId: z.string(),
    newRightId: z.string(),
    /** The contract of whoever has the parcel now, and of whoever had it; since version 2. */
    contractId: z.string().optional(),
    formerContractId: z.string().optional(),
    /** As people name the contract of whoever has the parcel now; since version 3. */
    contractNumber: z.string().optional(),
    /** Who has this parcel now, and who had it. */
    holders: z.array(holderSchema),
    formerHolders: z.array(holderSchema),
    otherParcelCode: z.string(),
    from: z.string(),
    to: z.string(),
  },
});
