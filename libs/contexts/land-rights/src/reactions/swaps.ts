import { isRejection } from '#kernel';
import { reaction, when } from '#read-store';
import { CompleteSwap, HoldSwap, ReleaseSwap } from '../commands/carry-out-swap.js';
import { SwapCompleted, SwapDecided, SwapHeld } from '../facts/index.js';

/**
 * Carries a swap out that was decided on one parcel: holds the other, then passes both rights on; or gives the first free
 * when the other cannot be held. Asked again, a parcel whose swap is over refuses, which changes nothing.
 */
export const swaps = reaction({
  name: 'swaps',
  title: '承包地互换',
  on: [
    when(SwapDecided, async ({ subject, data }, desk) => {
      const { swapId, rightId, otherParcelCode, otherRightId, from } = data;
      const hold = new HoldSwap(otherParcelCode, swapId, otherRightId, subject, rightId, from);
      const answer = await desk.send('hold', hold);
      if (isRejection(answer))
        await desk.send('release', new ReleaseSwap(subject, swapId, answer.detail, from));
    }),
    when(SwapHeld, async ({ data: { swapId, holders, contractId, otherParcelCode, from } }, desk) => {
      await desk.send('first', new CompleteSwap(otherParcelCode, swapId, holders, contractId, from));
    }),
    when(SwapCompleted, async ({ data }, desk) => {
      const { swapId, formerHolders, formerContractId, otherParcelCode, from } = data;
      const second = new CompleteSwap(otherParcelCode, swapId, formerHolders, formerContractId, from);
      await desk.send('second', second);
    }),
  ],
});
