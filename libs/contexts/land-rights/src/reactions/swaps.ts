import { isRejection } from '#kernel';
import { contractStream } from '#contracts/facts';
import { type Desk, reaction, when } from '#read-store';
import { CompleteSwap, HoldSwap, ReleaseSwap } from '../commands/carry-out-swap.js';
import {
  type Parcel,
  type Right,
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
      const moving = rightsMoving(parcel, rightId);
      const [, ...later] = moving.map(contractOfRight);
      const contractIds = contractId === undefined ? [] : [contractId, ...later];
      const complete = new CompleteSwap(
        otherParcelCode,
        swapId,
        holders,
        contractIds,
        from,
        await numbersOf(desk, moving),
      );
      await desk.send('first', complete);
    }),
    when(SwapCompleted, async ({ subject, data }, desk) => {
      const { swapId, formerHolders: holders, formerContractId, otherParcelCode, from } = data;
      const { state: parcel } = await desk.load(parcelStream, subject);
      const moved = formerContractId === undefined ? [] : rightsMoved(parcel, swapId);
      const contractIds = moved.map(contractOfRight);
      const complete = new CompleteSwap(
        otherParcelCode,
        swapId,
        holders,
        contractIds,
        from,
        await numbersOf(desk, moved),
      );
      await desk.send('second', complete);
    }),
  ],
});

/** What a contract is called stays with it: its new land has the number of the old. */
async function numbersOf(desk: Desk, rights: readonly Right[]): Promise<readonly (string | undefined)[]> {
  const numbers: (string | undefined)[] = [];
  for (const right of rights) {
    const { state: contract } = await desk.load(contractStream, contractOfRight(right));
    numbers.push(contract?.number ?? right.contractNumber);
  }
  return numbers;
}

/** A right and those of the terms after it, while its parcel waits for the swap. */
function rightsMoving(parcel: Parcel | undefined, rightId: string): readonly Right[] {
  const right = parcel && rightOf(parcel, rightId);
  return right ? [right, ...laterRights(parcel, right)] : [];
}

/** The rights that a swap has moved, in the order of their terms. */
function rightsMoved(parcel: Parcel | undefined, swapId: string): readonly Right[] {
  return (parcel?.swaps ?? [])
    .filter((swap) => swap.swapId === swapId)
    .flatMap(({ rightId }) => (parcel && rightOf(parcel, rightId)) ?? []);
}
