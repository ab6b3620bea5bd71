import type { DataOf } from '#kernel';
import { type Case, type Rows, when } from '#read-store';
import { CollectiveHouseSurveyed, HouseFreed, HouseTaken } from '../facts/index.js';
import { CollectiveHouseRow, IdleHouseRow } from './homestead-rows.js';
import { listedIn } from './households-listed.js';

const UNKNOWN = { projectId: null, surveyedOn: null };

async function change(rows: Rows, parcelCode: string, changed: Partial<CollectiveHouseRow>): Promise<void> {
  const before = await rows.get(CollectiveHouseRow, { parcelCode });
  rows.put(CollectiveHouseRow, { parcelCode, ...UNKNOWN, ...before, ...changed });
}

const NO_HOUSEHOLD = { contractorCode: '' };

/** What a survey found of a house that no project has. */
function listed(rows: Rows, survey: DataOf<typeof CollectiveHouseSurveyed>): void {
  const { parcelCode, divisionCode, state: useState, since, condition, surveyedOn, disputed } = survey;
  if (useState === 'in-use') {
    rows.remove(IdleHouseRow, { homesteadId: parcelCode });
    return;
  }
  rows.put(IdleHouseRow, {
    ...{ homesteadId: parcelCode, provider: 'collective', householdId: null, willingness: null },
    ...{ ...NO_HOUSEHOLD, listedAs: listedIn(divisionCode, NO_HOUSEHOLD, parcelCode) },
    ...{ divisionCode, parcelCode, useState, since, condition, surveyedOn, disputed },
  });
}

/** Idle houses of the collective: by their plots, there is no homestead of a household. */
export const collectiveHouses: readonly Case<Rows>[] = [
  when(CollectiveHouseSurveyed, async ({ data }, rows) => {
    const { parcelCode, surveyedOn } = data;
    const before = (await rows.get(CollectiveHouseRow, { parcelCode })) ?? UNKNOWN;
    // A survey of an earlier day that is recorded later says nothing of today.
    if (before.surveyedOn !== null && before.surveyedOn > surveyedOn) return;
    await change(rows, parcelCode, { surveyedOn });
    if (before.projectId === null) listed(rows, data);
  }),
  when(HouseTaken, async ({ data: { parcelCode, projectId } }, rows) => {
    await change(rows, parcelCode, { projectId });
    rows.remove(IdleHouseRow, { homesteadId: parcelCode });
  }),
  when(HouseFreed, async ({ data: { parcelCode } }, rows) => {
    await change(rows, parcelCode, { projectId: null });
  }),
];
