import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import {
  type HouseCondition,
  HouseFoundUnsafe,
  type HouseSeenAt,
  houseStream,
  reportIsReplacedInTime,
} from '../facts/index.js';

/** Sent when a house was given back, or surveyed, as dangerous or as no more there. */
export class NoteHouseUnsafe {
  constructor(
    readonly parcelCode: string,
    readonly divisionCode: string,
    readonly condition: HouseCondition,
    readonly seenAt: HouseSeenAt,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const noteHouseUnsafe = commandSpec({
  command: NoteHouseUnsafe,
  title: '房屋发现危险或者倒塌',
  permission: 'internal',
  stream: houseStream,
  subject: {
    kind: 'opening',
    id: ({ parcelCode }) => parcelCode,
    organisation: ({ divisionCode }) => divisionCode,
  },
  facts: ({ command, state: house, context: { today: on } }) => {
    const { parcelCode, divisionCode, condition, seenAt, effectiveOn: foundOn } = command;
    const inUse = house?.tenure !== undefined;
    const found = { foundOn, condition, seenAt };
    return { house, parcelCode, divisionCode, report: undefined, inUse, found, on };
  },
  rules: [reportIsReplacedInTime],
  decide: ({ parcelCode, divisionCode, found }) => [
    HouseFoundUnsafe.of({ parcelCode, divisionCode, ...found }),
  ],
});
