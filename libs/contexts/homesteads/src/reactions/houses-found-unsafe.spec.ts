import { describe, expect, it } from '@jest/globals';
import { SHA } from '#examples';
import {
  PLACE,
  PLOT,
  PROJECT,
  existing,
  houseAppraised,
  plotOwned,
  plotRegistered,
  projectEnded,
  proposed,
  surveyed,
  useAgreed,
} from '#made-homesteads';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { type HouseCondition, UseReturned, findingOn, houseStream } from '../facts/index.js';

const { householdId } = PLACE;
const returned = (condition: HouseCondition) =>
  UseReturned.of({
    ...{ parcelCode: PLOT, householdId, returnedOn: '2026-03-01', condition, paperSha256: SHA },
  });

describe('a house whose condition is seen', () => {
  const findingAfter = async (condition: HouseCondition, survey: HouseCondition = 'sound') => {
    const county = new MemoryCounty();
    await county.before(`parcel-${PLOT}`, plotRegistered(), plotOwned);
    await county.before(`house-${PLOT}`, houseAppraised());
    await county.before(`entitlement-${householdId}`, existing, surveyed({ condition: survey }));
    await county.before(
      `revitalization-${PROJECT}`,
      ...[proposed, useAgreed(), projectEnded, returned(condition)],
    );
    await county.settleAll();
    return findingOn((await county.load(houseStream, PLOT)).state, '2026-03-02');
  };

  it('is told of it when it comes back, or is surveyed, dangerous or collapsed', async () => {
    expect(await findingAfter('collapsed')).toEqual({
      ...{ foundOn: '2026-03-01', condition: 'collapsed', seenAt: 'return' },
    });
    expect(await findingAfter('needs-repair')).toBeUndefined();
    // The report is of a later day than this survey.
    expect(await findingAfter('sound', 'dangerous')).toBeUndefined();
  });
});
