import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { RightEnded, parcelStream, rightStandsForTheContract } from '../facts/index.js';

/** Sent when a contract has ended or expired: its right ends with it. */
export class EndRight {
  constructor(
    readonly parcelCode: string,
    readonly contractId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const endRight = commandOn({
  command: EndRight,
  title: '终止权利',
  permission: 'internal',
  stream: parcelStream,
  on: ({ parcelCode }) => parcelCode,
  facts: ({ command: { parcelCode, contractId, effectiveOn: endedOn }, state: parcel }) => ({
    parcelCode,
    contractId,
    endedOn,
    stands: parcel.rights.some(
      (right) => right.contractId === contractId && right.standing === 'established',
    ),
  }),
  rules: [rightStandsForTheContract],
  decide: ({ contractId, endedOn }) => [RightEnded.of({ contractId, endedOn })],
});
