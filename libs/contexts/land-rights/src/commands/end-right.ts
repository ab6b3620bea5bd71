import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  carvedBeyond,
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
  facts: ({ command: { parcelCode, contractId, effectiveOn: endedOn }, state: parcel }) => {
    const right = rightOf(parcel, contractId);
    const carved = carvedBeyond(parcel, contractId, endedOn);
    const stands = right?.standing === 'established';
    return { parcelCode, contractId, endedOn, parcel, stands, ending: right ? [right, ...carved] : [] };
  },
  rules: [rightStandsForTheContract, changeIsFinishedFirst],
  decide: ({ endedOn, ending }) => endsOf(ending, endedOn),
});
