import type { DataOf, LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  ContractLandLeft,
  contractIsRunning,
  contractStream,
  landIsUnderTheContract,
} from '../facts/index.js';

export type LeavingLand = Pick<DataOf<typeof ContractLandLeft>, 'parcelCode' | 'lastDay' | 'ground'>;

/** Sent when the right on a parcel has ended and its contract has not. */
export class LetLandLeaveContract {
  constructor(
    readonly contractId: string,
    readonly left: LeavingLand,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const letLandLeaveContract = commandOn({
  command: LetLandLeaveContract,
  title: '合同随承包地交回、收回、征收变更',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  facts: ({ command: { left }, state: contract }) => ({ contract, left, parcelCode: left.parcelCode }),
  rules: [contractIsRunning, landIsUnderTheContract],
  decide: ({ contract: { contractId, divisionCode, parcels }, left }) => [
    ContractLandLeft.of({ contractId, divisionCode, ...left, parts: [], remaining: parcels.length - 1 }),
  ],
});
