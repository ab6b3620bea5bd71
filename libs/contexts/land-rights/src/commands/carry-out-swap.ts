import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  BURDEN_RULES,
  type Holder,
  SwapCompleted,
  SwapHeld,
  SwapReleased,
  contractOfRight,
  rightIsThereToDispose,
  rightOf,
  securityEndsFirst,
  swapIsUnderWay,
} from '../facts/index.js';
import { CARRIED_OUT } from './carried-out.js';
import { rightAtHand } from './naming-right.js';

/* What a process manager sends to carry a swap out: hold the second parcel, then complete both, or release the first. */

export class HoldSwap {
  constructor(
    readonly parcelCode: string,
    readonly swapId: string,
    readonly rightId: string,
    readonly otherParcelCode: string,
    readonly otherRightId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const holdSwap = commandOn({
  command: HoldSwap,
  title: '预留互换的另一地块',
  ...CARRIED_OUT,
  facts: ({ command, state, context }) => rightAtHand(command, state, context, 'contract-right'),
  rules: [rightIsThereToDispose, ...BURDEN_RULES, securityEndsFirst],
  decide: ({ rightId, right, on: from }, { command: { swapId, otherParcelCode, otherRightId } }) => [
    SwapHeld.of({
      ...{ swapId, rightId, otherParcelCode, otherRightId, from },
      contractId: right && contractOfRight(right),
      holders: [...(right?.holders ?? [])],
    }),
  ],
});

export class ReleaseSwap {
  constructor(
    readonly parcelCode: string,
    readonly swapId: string,
    readonly cause: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const releaseSwap = commandOn({
  command: ReleaseSwap,
  title: '解除互换的预留',
  ...CARRIED_OUT,
  facts: ({ command: { swapId, cause }, state: parcel }) => ({ parcel, swapId, cause }),
  rules: [swapIsUnderWay],
  decide: ({ swapId, cause }) => [SwapReleased.of({ swapId, cause })],
});

export class CompleteSwap {
  constructor(
    readonly parcelCode: string,
    readonly swapId: string,
    /** Who has the land of this parcel from now on. */
    readonly holders: readonly Holder[],
    /** Their contract; not known of swaps that were held before contracts followed. */
    readonly contractId: string | undefined,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const completeSwap = commandOn({
  command: CompleteSwap,
  title: '完成承包地互换',
  ...CARRIED_OUT,
  facts: ({ command: { swapId, holders, contractId }, state: parcel, context: { newId } }) => ({
    parcel,
    swapId,
    holders,
    contractId,
    newRightId: newId('right'),
  }),
  rules: [swapIsUnderWay],
  decide: ({ parcel, swapId, holders, contractId, newRightId }) => {
    const { swap } = parcel;
    const right = swap && rightOf(parcel, swap.rightId);
    if (!right) return [];
    const { rightId, otherParcelCode, from } = swap;
    const passes = { rightId, newRightId, holders: [...holders], formerHolders: [...right.holders] };
    const contracts = { contractId, formerContractId: contractOfRight(right) };
    return [SwapCompleted.of({ swapId, ...passes, ...contracts, otherParcelCode, from, to: right.to })];
  },
});
