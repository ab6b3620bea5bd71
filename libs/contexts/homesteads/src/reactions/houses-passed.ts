import { addDays } from '#kernel';
import { type Desk, reaction, when } from '#read-store';
import { AcquireHomestead } from '../commands/acquire-homestead.js';
import { HouseDisposed, HouseInherited, type HomesteadSource, entitlementStream } from '../facts/index.js';

interface Passing {
  readonly from: string;
  readonly to: string;
  readonly parcelCode: string;
  readonly source: HomesteadSource;
  readonly lastDay: string;
}

/** Enters it from the day after; one that is entered already, by hand or before, is refused and stays as it is. */
async function enter(desk: Desk, { from, to, parcelCode, source, lastDay }: Passing): Promise<void> {
  const { state: former } = await desk.load(entitlementStream, from);
  if (!former) return;
  const since = addDays(lastDay, 1);
  await desk.send('acquire', new AcquireHomestead(to, former.divisionCode, parcelCode, source, since, since));
}

/** Enters a homestead with the household of the collective to which its house has passed. */
export const housesPassed = reaction({
  name: 'houses-passed',
  title: '房屋出卖、赠与、继承后宅基地入户',
  on: [
    when(HouseDisposed, async ({ subject: from, data }, desk) => {
      const { recipientHouseholdId: to, parcelCode, disposedOn: lastDay } = data;
      if (to !== undefined) await enter(desk, { from, to, parcelCode, source: 'acquired', lastDay });
    }),
    when(HouseInherited, async ({ subject: from, data }, desk) => {
      const { heirs, parcelCode, inheritedOn: lastDay } = data;
      for (const { id: to } of heirs.filter(({ kind }) => kind === 'household'))
        await enter(desk, { from, to, parcelCode, source: 'inherited', lastDay });
    }),
  ],
});
