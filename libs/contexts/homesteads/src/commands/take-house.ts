import { type LegalDate, divisionAt } from '#kernel';
import { commandOn, commandSpec, one } from '#nest';
import { policyFor, policyStream, rowsRead, whereSet } from '#policies/facts';
import {
  HouseFreed,
  HouseGivenBack,
  HouseTaken,
  findingOn,
  USE_REMINDERS,
  houseIsHadByTheProject,
  houseIsInOneProject,
  houseIsToBeGivenBack,
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
  references: {
    policies: one(policyStream, ({ divisionCode }: TakeHouse) => divisionAt('county', divisionCode)),
  },
  facts: ({ command, state: house, references, context: { today } }) => {
    const { parcelCode, projectId, to, effectiveOn: on } = command;
    const months = policyFor(references.policies?.state, 'contracts.reminder-months', today);
    return {
      ...{ house, parcelCode, projectId, to, on, inUse: true, report: reportOn(house, on) },
      found: findingOn(house, on),
      ...{ watchedFrom: today, reminderMonths: months.value, policyReadings: whereSet(months) },
    };
  },
  rules: [houseIsInOneProject, reportIsReplacedInTime, ...USE_REMINDERS],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
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

/** Sent when a house has been given back, or there was nothing to give back. */
export class NoteHouseGivenBack {
  constructor(
    readonly parcelCode: string,
    readonly projectId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const noteHouseGivenBack = commandOn({
  command: NoteHouseGivenBack,
  title: '房屋收回',
  permission: 'internal',
  stream: houseStream,
  on: ({ parcelCode }) => parcelCode,
  facts: ({ command: { parcelCode, projectId }, state: house }) => ({ house, parcelCode, projectId }),
  rules: [houseIsToBeGivenBack],
  decide: ({ house: { divisionCode }, parcelCode, projectId }, { command: { effectiveOn: returnedOn } }) => [
    HouseGivenBack.of({ parcelCode, divisionCode, projectId, returnedOn }),
  ],
});
