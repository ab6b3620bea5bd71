import { isRejection } from '#kernel';
import { reaction, when } from '#read-store';
import { CompleteSwap, HoldSwap, ReleaseSwap } from '../commands/carry-out-swap.js';
import {
  type Parcel,
  SwapCompleted,
  SwapDecided,
  SwapHeld,
  contractOfRight,
  laterRights,
  parcelStream,
  rightOf,
} from '../facts/index.js';

/**
 * Carries a swap out that was decided on one parcel: holds the other, then passes both rights on, with those of the next term
 * where the land is extended; or gives the first free when the other cannot be held. Asked again, a parcel whose swap is over
 * refuses, which changes nothing.
 */
export const swaps = reaction({
  name: 'swaps',
  title: '承包地互换',
  on: [
    when(SwapDecided, async ({ subject, data }, desk) => {
      const { swapId, rightId, otherParcelCode, otherRightId, from } = data;
      const { state: first } = await desk.load(parcelStream, subject);
      const next = first && laterRights(first, rightOf(first, rightId))[0]?.from;
      const hold = new HoldSwap(otherParcelCode, swapId, otherRightId, subject, rightId, next, from);
      const answer = await desk.send('hold', hold);
      if (isRejection(answer))
        await desk.send('release', new ReleaseSwap(subject, swapId, answer.detail, from));
    }),
    when(SwapHeld, async ({ subject, data }, desk) => {
      const { swapId, rightId, holders, contractId, otherParcelCode, from } = data;
      const { state: parcel } = await desk.load(parcelStream, subject);
      const contractIds = contractId === undefined ? [] : [contractId, ...laterContracts(parcel, rightId)];
      await desk.send('first', new CompleteSwap(otherParcelCode, swapId, holders, contractIds, from));
    }),
    when(SwapCompleted, async ({ subject, data }, desk) => {
      const { swapId, formerHolders, formerContractId, otherParcelCode, from } = data;
      const { state: parcel } = await desk.load(parcelStream, subject);
      const contractIds = formerContractId === undefined ? [] : contractsBehind(parcel, swapId);
      await desk.send('second', new CompleteSwap(otherParcelCode, swapId, formerHolders, contractIds, from));
    }),
  ],
});

/** The contracts of the terms after that of a right, while its parcel waits for the swap. */
function laterContracts(parcel: Parcel | undefined, rightId: string): readonly string[] {
  return parcel ? laterRights(parcel, rightOf(parcel, rightId)).map(contractOfRight) : [];
}

/** The contracts under which the rights stood that a swap has moved, in the order of their terms. */
function contractsBehind(parcel: Parcel | undefined, swapId: string): readonly string[] {
  return (parcel?.swaps ?? [])
    .filter((swap) => swap.swapId === swapId)
    .flatMap(({ rightId }) => (parcel && rightOf(parcel, rightId)) ?? [])
    .map(contractOfRight);
}
