import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  RightEnded,
  carvedFrom,
  endsOf,
  parcelStream,
  rightOf,
  rightStandsForTheContract,
  changeIsFinishedFirst,
} from '../facts/index.js';

/** Sent when a contract has ended or expired: its right ends with it, and what was carved from that right (承包法 38). */
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
    parcel,
    stands: rightOf(parcel, contractId)?.standing === 'established',
    carved: carvedFrom(parcel, contractId),
  }),
  rules: [rightStandsForTheContract, changeIsFinishedFirst],
  decide: ({ contractId, endedOn, carved }) => [
    RightEnded.of({ contractId, endedOn }),
    ...endsOf(carved, endedOn),
  ],
});
