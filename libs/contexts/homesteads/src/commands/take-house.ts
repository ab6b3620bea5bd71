import type { LegalDate } from '#kernel';
import { commandOn, commandSpec } from '#nest';
import {
  HouseFreed,
  HouseTaken,
  houseIsHadByTheProject,
  houseIsInOneProject,
  houseStream,
  reportIsReplacedInTime,
  reportOn,
} from '../facts/index.js';

/** Sent when a project has agreed to use a house: decided on the house, so that one project has it. */
export class TakeHouse {
  constructor(
    readonly parcelCode: string,
    readonly divisionCode: string,
    readonly projectId: string,
    readonly householdId: string | undefined,
    readonly number: string,
    readonly from: LegalDate,
    readonly to: LegalDate,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const takeHouse = commandSpec({
  command: TakeHouse,
  title: '盘活项目占用房屋',
  permission: 'internal',
  stream: houseStream,
  subject: {
    kind: 'opening',
    id: ({ parcelCode }) => parcelCode,
    organisation: ({ divisionCode }) => divisionCode,
  },
  facts: ({ command: { parcelCode, effectiveOn: on }, state: house }) => ({
    ...{ house, parcelCode, on, inUse: true },
    report: reportOn(house, on),
  }),
  rules: [houseIsInOneProject, reportIsReplacedInTime],
  decide: ({ parcelCode }, { command: { divisionCode, projectId, householdId, number, from, to } }) => [
    HouseTaken.of({ parcelCode, divisionCode, projectId, householdId, number, from, to }),
  ],
});

/** Sent when the use of a house has ended, or has fallen through. */
export class FreeHouse {
  constructor(
    readonly parcelCode: string,
    readonly projectId: string,
    readonly undone: boolean,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const freeHouse = commandOn({
  command: FreeHouse,
  title: '盘活项目腾出房屋',
  permission: 'internal',
  stream: houseStream,
  on: ({ parcelCode }) => parcelCode,
  facts: ({ command: { parcelCode, projectId }, state: house }) => ({ house, parcelCode, projectId }),
  rules: [houseIsHadByTheProject],
  decide: ({ house: { divisionCode }, parcelCode, projectId }, { command }) => {
    const { undone, effectiveOn: freedOn } = command;
    return [HouseFreed.of({ parcelCode, divisionCode, projectId, freedOn, undone })];
  },
});
