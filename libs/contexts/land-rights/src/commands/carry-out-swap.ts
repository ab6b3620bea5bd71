import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  type Holder,
  PASSING_ORDER_RULES,
  SWAP_SIDE_RULES,
  SwapCompleted,
  SwapHeld,
  SwapReleased,
  type NextTerm,
  contractOfRight,
  releasedSwapIsTold,
  rightOf,
  swapIsUnderWay,
  swappedLandIsExtendedAlike,
} from '../facts/index.js';
import { CARRIED_OUT } from './carried-out.js';
import { passingRights, rightAtHand } from './naming-right.js';

/* What a process manager sends to carry a swap out: hold the second parcel, then complete both, or release the first. */

export class HoldSwap {
  constructor(
    readonly parcelCode: string,
    readonly swapId: string,
    readonly rightId: string,
    readonly otherParcelCode: string,
    readonly otherRightId: string,
    /** The first day of the next term of the first parcel, where it is extended. */
    readonly otherNextTerm: NextTerm,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const holdSwap = commandOn({
  command: HoldSwap,
  title: '预留互换的另一地块',
  ...CARRIED_OUT,
  facts: ({ command, state, context }) => ({
    ...rightAtHand(command, state, context, 'contract-right'),
    otherParcelCode: command.otherParcelCode,
    otherNextTerm: command.otherNextTerm,
  }),
  rules: [...SWAP_SIDE_RULES, swappedLandIsExtendedAlike, ...PASSING_ORDER_RULES],
  decide: ({ rightId, right, on: from, otherParcelCode }, { command: { swapId, otherRightId } }) => [
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
  rules: [swapIsUnderWay, releasedSwapIsTold],
  decide: ({ swapId, cause }) => [SwapReleased.of({ swapId, cause })],
});

export class CompleteSwap {
  constructor(
    readonly parcelCode: string,
    readonly swapId: string,
    /** Who has the land of this parcel from now on. */
    readonly holders: readonly Holder[],
    /**
     * Their contracts, of this term and of the next where the land is extended; not known of swaps that were held before
     * contracts followed.
     */
    readonly contractIds: readonly string[],
    readonly effectiveOn: LegalDate,
    /** The numbers of these contracts, as far as the rights on the other parcel say them. */
    readonly contractNumbers: readonly (string | undefined)[] = [],
  ) {}
}

export const completeSwap = commandOn({
  command: CompleteSwap,
  title: '完成承包地互换',
  ...CARRIED_OUT,
  facts: ({ command, state: parcel, context }) => {
    const { swapId, holders, contractIds, contractNumbers } = command;
    const { rightId = '', otherParcelCode = '', from: on = context.effectiveOn } = parcel.swap ?? {};
    const atHand = rightAtHand({ rightId }, parcel, { effectiveOn: on }, 'contract-right');
    const passing = passingRights(atHand, context.newId);
    return { parcel, swapId, holders, contractIds, contractNumbers, otherParcelCode, passing };
  },
  rules: [swapIsUnderWay],
  decide: ({ parcel, swapId, holders, contractIds, contractNumbers, otherParcelCode, passing }) =>
    passing.flatMap(({ rightId, newRightId, from, to }, term) => {
      const right = rightOf(parcel, rightId);
      if (!right) return [];
      const passes = { rightId, newRightId, holders: [...holders], formerHolders: [...right.holders] };
      const contracts = {
        contractId: contractIds[term],
        contractNumber: contractNumbers[term],
        formerContractId: contractOfRight(right),
      };
      return [SwapCompleted.of({ swapId, ...passes, ...contracts, otherParcelCode, from, to })];
    }),
});
