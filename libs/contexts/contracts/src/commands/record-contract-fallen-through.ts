import { type LegalDate, reject } from '#kernel';
import { commandSpec } from '#nest';
import { ContractFellThrough, contractStream } from '../facts/index.js';
import { contractAwaitsItsRights } from './bring-contract-into-effect.js';

/** Sent when the right of a contract could not be held on one of its parcels. */
export class RecordContractFallenThrough {
  constructor(
    readonly contractId: string,
    readonly cause: string,
    readonly parcelCode: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordContractFallenThrough = commandSpec({
  command: RecordContractFallenThrough,
  title: '合同未能生效',
  permission: 'internal',
  stream: contractStream,
  subject: {
    kind: 'existing',
    id: ({ contractId }) => contractId,
    organisation: (contract) => contract?.divisionCode,
  },
  facts: ({ command: { cause, parcelCode }, state: contract }) =>
    contract
      ? { contract, cause, parcelCode }
      : reject('not-found', 'CONTRACT.NOT_FOUND', '没有找到该合同。'),
  rules: [contractAwaitsItsRights],
  decide: ({ contract: { contractId }, cause, parcelCode }) => [
    ContractFellThrough.of({ contractId, cause, parcelCode }),
  ],
});
