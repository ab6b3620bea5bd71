import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  ContractRightEstablished,
  ManagementRightConveyed,
  RightEstablished,
  parcelStream,
  rightIsHeldForTheContract,
} from '../facts/index.js';

/** Sent when a contract has taken effect: the right that was held for it arises. */
export class ConfirmRight {
  constructor(
    readonly parcelCode: string,
    readonly contractId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const confirmRight = commandOn({
  command: ConfirmRight,
  title: '设立权利',
  permission: 'internal',
  stream: parcelStream,
  on: ({ parcelCode }) => parcelCode,
  facts: ({ command: { parcelCode, contractId }, state: parcel }) => {
    const place = parcel.rights.find((right) => right.contractId === contractId && right.standing === 'held');
    return { parcelCode, contractId, held: place !== undefined, place };
  },
  rules: [rightIsHeldForTheContract],
  decide: ({ place }) => {
    if (!place) return [];
    const { contractId, right, holders, from, to } = place;
    const term = { contractId, holders: [...holders], from, to };
    if (right === 'contract-right') return [ContractRightEstablished.of(term)];
    if (right === 'management-right') return [ManagementRightConveyed.of(term)];
    return [RightEstablished.of({ ...term, right })];
  },
});
