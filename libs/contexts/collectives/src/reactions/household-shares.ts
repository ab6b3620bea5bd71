import { WHOLE } from '#kernel';
import { reaction, when } from '#read-store';
import { MoveHouseholdShares } from '../commands/move-household-shares.js';
import { HouseholdEstablished, HouseholdMergedInto } from '../facts/index.js';

/** Shares held by a household go with its people; a household without shares refuses, which is as good. */
export const householdShares = reaction({
  name: 'household-shares',
  title: '份额随户变动',
  on: [
    when(HouseholdEstablished, async ({ data, metadata: { effectiveOn } }, desk) => {
      const { collectiveId, fromHouseholdId, householdId, sharePortion } = data;
      const split = [collectiveId, fromHouseholdId, householdId, sharePortion, 'split', effectiveOn] as const;
      await desk.send('move', new MoveHouseholdShares(...split));
    }),
    when(HouseholdMergedInto, async ({ data, metadata: { effectiveOn } }, desk) => {
      const { collectiveId, householdId, intoHouseholdId } = data;
      const merger = [collectiveId, householdId, intoHouseholdId, WHOLE, 'merger', effectiveOn] as const;
      await desk.send('move', new MoveHouseholdShares(...merger));
    }),
  ],
});
