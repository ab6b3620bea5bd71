import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { ContractFellThrough, contractAwaitsItsRights, contractStream } from '../facts/index.js';

/** Sent when the right of a contract could not be held on one of its parcels. */
export class RecordContractFallenThrough {
  constructor(
    readonly contractId: string,
    readonly cause: string,
    readonly parcelCode: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordContractFallenThrough = commandOn({
  command: RecordContractFallenThrough,
  title: '合同未能生效',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  facts: ({ command: { cause, parcelCode }, state: contract }) => ({ contract, cause, parcelCode }),
  rules: [contractAwaitsItsRights],
  decide: ({ contract: { contractId }, cause, parcelCode }) => [
    ContractFellThrough.of({ contractId, cause, parcelCode }),
  ],
});
