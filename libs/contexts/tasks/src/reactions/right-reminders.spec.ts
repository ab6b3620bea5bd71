import { describe, expect, it } from '@jest/globals';
import { END_REMINDERS, RightExpired, parcelStream, ManagementRightConveyedOnward } from '#land-rights/facts';
import { PARCEL, SHA, VILLAGE, contractedParcel, li } from '#examples';
import { household, leased } from '../../../../../test/land.js';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { TaskOpened, taskIdOf, taskStream } from '../facts/index.js';
import { taskKeeper } from './task-keeper.js';

const stream = `${parcelStream.category}-${PARCEL}`;
const conveyed = (rightId: string, from: string, to: string) =>
  ManagementRightConveyedOnward.of({
    ...{ rightId, upstream: 'c2', holders: [household(li.id)], from, to },
    ...{ contractNumber: rightId, paperSha256: SHA, consentSha256: SHA },
  });
const onward = conveyed('o1', '2026-02-01', '2027-12-31');
const [longest] = END_REMINDERS;

/** Whether the reminder of the right that was conveyed onward stands open after what happened on the parcel. */
async function standsAfter(...later: Parameters<MemoryCounty['before']>[1][]): Promise<string | undefined> {
  const county = new MemoryCounty();
  const { code = '', id: rule = '' } = longest ?? {};
  const taskId = taskIdOf(stream, code, 'o1');
  const task = { taskId, divisionCode: VILLAGE, rule, code, detail: '还有六个月', subject: stream };
  await county.before(`task-${taskId}`, TaskOpened.of({ ...task, sourceEventId: taskId }));
  await county.before(stream, ...contractedParcel, ...leased, onward, ...later);
  await county.settle(taskKeeper);
  return (await county.load(taskStream, taskId)).state?.standing;
}

describe('the reminder of a right without a contract', () => {
  it('stands while the right does', async () => {
    expect(await standsAfter()).toBe('open');
  });

  it('is over with the right, or when that goes on', async () => {
    const expired = RightExpired.of({ rightId: 'o1', expiredOn: '2027-12-31', stillUsed: false });
    expect(await standsAfter(expired)).toBe('completed');
    expect(await standsAfter(conveyed('o2', '2028-01-01', '2029-12-31'))).toBe('completed');
    expect(await standsAfter(conveyed('o2', '2028-02-01', '2029-12-31'))).toBe('open');
  });
});
