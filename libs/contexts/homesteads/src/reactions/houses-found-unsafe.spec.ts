import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, SHA, VILLAGE } from '#examples';
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
import {
  CollectiveHouseSurveyed,
  type HouseCondition,
  UseReturned,
  findingOn,
  houseStream,
} from '../facts/index.js';

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

  it('is told of it when it is the collective that has it surveyed', async () => {
    const foundBy = async (condition: HouseCondition) => {
      const county = new MemoryCounty();
      const surveyOfIt = CollectiveHouseSurveyed.of({
        ...{ parcelCode: PLOT, divisionCode: VILLAGE, collectiveId: COLLECTIVE, surveyedOn: '2026-03-01' },
        ...{ state: 'abandoned', since: '2019-02-01', condition, disputed: false },
      });
      await county.before(`house-${PLOT}`, houseAppraised(), surveyOfIt);
      await county.settleAll();
      return findingOn((await county.load(houseStream, PLOT)).state, '2026-03-02');
    };
    expect(await foundBy('dangerous')).toMatchObject({ foundOn: '2026-03-01', seenAt: 'survey' });
    expect(await foundBy('needs-repair')).toBeUndefined();
  });
});
