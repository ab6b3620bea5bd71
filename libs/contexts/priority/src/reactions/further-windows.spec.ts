import { describe, expect, it } from '@jest/globals';
import { CollectiveRegistered, HouseholdRegistered } from '#collectives/facts';
import { COLLECTIVE, COOPERATIVE, PARCEL, SHA, VILLAGE, granteeOf, li, ownedParcel } from '#examples';
import { isRejection } from '#kernel';
import { WINDOW } from '../../../../../test/asking.js';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { OpenPriorityWindow } from '../commands/open-priority-window.js';
import { RecordPriorityClaim } from '../commands/record-priority-claim.js';
import { RecordPriorityLapsed } from '../commands/record-priority-lapsed.js';
import { priorityBookStream } from '../facts/index.js';
import { furtherWindows } from './further-windows.js';

const SECOND = '1407221002300000002';
const THIRD = '1407221002300000003';
const { kind, creditCode, name } = granteeOf(COOPERATIVE);

async function askedAbout(...further: readonly string[]): Promise<MemoryCounty> {
  const county = new MemoryCounty();
  const named = { collectiveId: COLLECTIVE, divisionCode: VILLAGE };
  await county.before(
    `collective-${COLLECTIVE}`,
    CollectiveRegistered.of({ ...named, name: '合作社', level: 'N2', registeredOn: '2020-01-01' }),
  );
  await county.before(
    `household-${li.id}`,
    HouseholdRegistered.of({ householdId: li.id, ...named, contractorCode: `${VILLAGE}000002`, members: [] }),
  );
  for (const code of [PARCEL, ...further]) await county.before(`parcel-${code}`, ...ownedParcel({ code }));
  const answer = await county.submit(
    Object.assign(new OpenPriorityWindow(), {
      ...{ ...named, ground: 'land-conveyance', parcelCode: PARCEL, outsider: { kind, creditCode, name } },
      ...{ priceFen: WINDOW.priceFen, from: WINDOW.from, to: WINDOW.to },
      ...{ noticedOn: WINDOW.noticedOn, noticeSha256: SHA },
      further: further.map((parcelCode) => ({ parcelCode, priceFen: 40_000 })),
    }),
  );
  if (isRejection(answer)) throw new Error(answer.detail);
  for (let again = 0; again < 2; again++) await county.settle(furtherWindows, { from: -1 });
  return county;
}

const windowOn = async (county: MemoryCounty, subject: string) => {
  const { state } = await county.load(priorityBookStream, subject);
  expect(state?.windows).toHaveLength(1);
  return state?.windows[0];
};

describe('the further parcels of a deal', () => {
  it('are asked about once, each in its own book, in the conditions of the first', async () => {
    const county = await askedAbout(SECOND, THIRD);
    const first = await windowOn(county, PARCEL);
    for (const subject of [SECOND, THIRD])
      expect(await windowOn(county, subject)).toMatchObject({
        ...{ subject, priceFen: 40_000, firstWindowId: first?.windowId, lastDay: first?.lastDay },
      });
  });

  it('lapse with the first, but for one that is claimed', async () => {
    const county = await askedAbout(SECOND, THIRD);
    const second = await windowOn(county, SECOND);
    const { from, to } = WINDOW;
    const claim = Object.assign(new RecordPriorityClaim(), {
      ...{ parcelCode: SECOND, windowId: second?.windowId, partyId: li.id, priceFen: 40_000, from, to },
      claimedOn: '2025-12-10',
    });
    expect(isRejection(await county.submit(claim))).toBe(false);
    const { windowId } = (await windowOn(county, PARCEL)) ?? {};
    await county.submit(Object.assign(new RecordPriorityLapsed(), { parcelCode: PARCEL, windowId }));
    for (let again = 0; again < 2; again++) await county.settle(furtherWindows, { from: -1 });
    expect((await windowOn(county, PARCEL))?.ended?.how).toBe('lapsed');
    expect((await windowOn(county, THIRD))?.ended?.how).toBe('lapsed');
    expect((await windowOn(county, SECOND))?.ended).toBeUndefined();
  });
});
