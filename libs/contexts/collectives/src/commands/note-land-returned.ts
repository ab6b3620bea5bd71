import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { ContractLandWaived, householdStream, placeOf, waiverIsNotedOnce } from '../facts/index.js';

/** Sent when a household has given contracted land back: it asks for none until the term of that land is over. */
export class NoteLandReturned {
  constructor(
    readonly householdId: string,
    readonly parcelCode: string,
    /** Last day of the term that the land was contracted for. */
    readonly until: LegalDate,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const noteLandReturned = commandOn({
  command: NoteLandReturned,
  title: '记载农户交回承包地',
  permission: 'internal',
  stream: householdStream,
  on: ({ householdId }) => householdId,
  facts: ({ command: { parcelCode, until }, state: household }) => ({ household, parcelCode, until }),
  rules: [waiverIsNotedOnce],
  decide: ({ household, parcelCode, until }) => [
    ContractLandWaived.of({ ...placeOf(household), parcelCode, until }),
  ],
});
