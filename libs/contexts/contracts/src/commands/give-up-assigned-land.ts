import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import {
  ContractLandAssigned,
  contractIsRunning,
  contractStream,
  landHasNotComeBack,
  landIsUnderTheContract,
} from '../facts/index.js';

/** Sent when a contract right has been assigned on a parcel, and the contract of the transferee has arisen. */
export class GiveUpAssignedLand {
  constructor(
    readonly contractId: string,
    readonly parcelCode: string,
    readonly lastDay: LegalDate,
    readonly successorId: string,
    /** Ids of the rights on the parcel up to the one that was assigned. */
    readonly rightIds: readonly string[],
    readonly effectiveOn: LegalDate,
  ) {}
}

export const giveUpAssignedLand = commandOn({
  command: GiveUpAssignedLand,
  title: '合同随承包地转让变更',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  facts: ({ command: { parcelCode, lastDay, successorId, rightIds }, state: contract }) => ({
    ...{ contract, parcelCode, lastDay, successorId, rightIds },
  }),
  rules: [contractIsRunning, landIsUnderTheContract, landHasNotComeBack],
  decide: ({ contract: { contractId, divisionCode, parcels }, parcelCode, lastDay, successorId }) => [
    ContractLandAssigned.of({
      ...{ contractId, divisionCode, parcelCode, lastDay, successorId },
      remaining: parcels.length - 1,
    }),
  ],
});
