import { z } from 'zod';
import { eventType, oneOf } from '#kernel';
import { partySchema } from '#contracts/facts';
import { holderSchema } from '#land-rights/facts';
import { CLAIM_ORDERS, COUNTED_BY, PRIORITY_GROUNDS } from './grounds.js';

/** In whose place it happened, and in which of the windows of the subject. */
const window = { windowId: z.string(), divisionCode: z.string() };

/** Price in fen: of a year, or of the whole for a sale, which has no term. */
const conditions = {
  priceFen: z.int(),
  from: z.string().optional(),
  to: z.string().optional(),
};

/** Another parcel of the deal, which is asked about in a book of its own. */
export const furtherWindowSchema = z.strictObject({
  subject: z.string(),
  windowId: z.string(),
  priceFen: z.int(),
});
export type FurtherWindow = z.output<typeof furtherWindowSchema>;

/** An offer to somebody who does not come first was made known, or its use began without that. */
export const PriorityWindowOpened = eventType('PriorityWindowOpened', {
  title: '优先权征询已开始',
  data: {
    ...window,
    /** Code of the parcel, or id of the contract of the lessee. */
    subject: z.string(),
    collectiveId: z.string(),
    ground: oneOf(PRIORITY_GROUNDS),
    outsider: partySchema,
    ...conditions,
    /** Day of the written notice; absent when there was none. */
    noticedOn: z.string().optional(),
    noticeSha256: z.string().optional(),
    /** Day on which the outsider began to use the land, where nothing was published. */
    usedFrom: z.string().optional(),
    countedBy: oneOf(COUNTED_BY),
    /** Last legal date on which priority may be claimed. */
    lastDay: z.string(),
    /** Of a lease: who comes first. */
    lessees: z.array(holderSchema).optional(),
    /** The other parcels of the same deal; of each the book decides whether it is asked about. */
    further: z.array(furtherWindowSchema).optional(),
    /** On those: the window that was opened with them. */
    firstWindowId: z.string().optional(),
  },
});

export const PriorityClaimed = eventType('PriorityClaimed', {
  title: '优先权已主张',
  data: { ...window, claimId: z.string(), claimant: holderSchema, ...conditions, claimedOn: z.string() },
});

export const PriorityWaived = eventType('PriorityWaived', {
  title: '优先权已放弃',
  data: {
    ...window,
    party: holderSchema,
    waivedOn: z.string(),
    /** The written waiver. */
    paperSha256: z.string(),
    /** Nobody is left who could claim: the window is over. */
    endsTheWindow: z.boolean(),
  },
});

/** The democratic procedure has passed and the township approved: nothing is claimed after that day (承包法 51). */
export const PriorityBarred = eventType('PriorityBarred', {
  title: '民主程序已通过并经批准，不再接受优先权主张',
  data: { ...window, barredOn: z.string(), resolutionId: z.string(), approvalId: z.string() },
});

export const PriorityLapsed = eventType('PriorityLapsed', {
  title: '优先权已丧失',
  data: {
    ...window,
    /** Last day on which it could have been claimed. */
    lastDay: z.string(),
  },
});

/** Of those who claimed, one comes before the outsider. */
export const PriorityAwarded = eventType('PriorityAwarded', {
  title: '优先权人已确定',
  data: {
    ...window,
    claimId: z.string(),
    winner: holderSchema,
    /** The claims that stood. */
    among: z.array(z.string()),
    /** By what it came first, where several stood. */
    order: oneOf(CLAIM_ORDERS).optional(),
    awardedOn: z.string(),
  },
});
