import type { LegalDate } from '#kernel';
import type { Holder } from '#land-rights/facts';
import { commandOn } from '#nest';
import {
  HouseUseEntered,
  HouseUseLeft,
  type UseWay,
  consentServesOneProject,
  consentStillStands,
  homesteadIsTheHouseholds,
  homesteadOn,
  houseInAProjectStays,
  houseIsInTheProject,
} from '../facts/index.js';
import { ON_ENTITLEMENT } from './on-entitlement.js';

/** Sent when a project has agreed to use the house of a household: decided with the household's other affairs. */
export class EnterHouseUse {
  constructor(
    readonly householdId: string,
    readonly parcelCode: string,
    readonly projectId: string,
    readonly way: UseWay,
    readonly operator: Holder,
    readonly number: string,
    readonly from: LegalDate,
    readonly to: LegalDate,
    readonly effectiveOn: LegalDate,
    readonly consentId?: string,
  ) {}
}

export const enterHouseUse = commandOn({
  command: EnterHouseUse,
  title: '房屋进入盘活项目',
  ...ON_ENTITLEMENT,
  permission: 'internal',
  facts: ({ command: { parcelCode, consentId, projectId }, state: entitlement }) => ({
    ...{ entitlement, parcelCode, consentId, projectId },
    homesteadId: homesteadOn(entitlement, parcelCode)?.homesteadId ?? '',
  }),
  rules: [homesteadIsTheHouseholds, houseInAProjectStays, consentStillStands, consentServesOneProject],
  decide: ({ homesteadId, parcelCode, consentId, projectId }, { command }) => {
    const { householdId, way, operator, number, from, to, effectiveOn: signedOn } = command;
    const use = { householdId, homesteadId, parcelCode, projectId };
    return [HouseUseEntered.of({ ...use, way, operator, number, signedOn, from, to, consentId })];
  },
});

/** Sent when the project has ended, or the use has fallen through. */
export class LeaveHouseUse {
  constructor(
    readonly householdId: string,
    readonly parcelCode: string,
    readonly projectId: string,
    readonly undone: boolean,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const leaveHouseUse = commandOn({
  command: LeaveHouseUse,
  title: '房屋离开盘活项目',
  ...ON_ENTITLEMENT,
  permission: 'internal',
  facts: ({ command: { parcelCode, projectId }, state: entitlement }) => ({
    ...{ entitlement, parcelCode, projectId },
    homesteadId: homesteadOn(entitlement, parcelCode)?.homesteadId ?? '',
  }),
  rules: [houseIsInTheProject],
  decide: ({ homesteadId, parcelCode, projectId }, { command: { undone, effectiveOn: leftOn } }) => [
    HouseUseLeft.of({ homesteadId, parcelCode, projectId, leftOn, undone }),
  ],
});
