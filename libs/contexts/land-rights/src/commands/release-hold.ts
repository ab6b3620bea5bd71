import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { RightHoldReleased, parcelStream, rightIsHeldForTheContract } from '../facts/index.js';

/** Sent when a concluded contract has fallen through: gives the place of its right free. */
export class ReleaseHold {
  constructor(
    readonly parcelCode: string,
    readonly contractId: string,
    readonly cause: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const releaseHold = commandOn({
  command: ReleaseHold,
  title: '解除权利预留',
  permission: 'internal',
  stream: parcelStream,
  on: ({ parcelCode }) => parcelCode,
  facts: ({ command: { parcelCode, contractId, cause }, state: parcel }) => {
    const held = parcel.rights.some((right) => right.contractId === contractId && right.standing === 'held');
    return { parcelCode, contractId, cause, held };
  },
  rules: [rightIsHeldForTheContract],
  decide: ({ contractId, cause }) => [RightHoldReleased.of({ contractId, cause })],
});
