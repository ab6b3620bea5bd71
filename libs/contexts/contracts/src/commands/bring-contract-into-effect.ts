import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { ContractTookEffect, contractAwaitsItsRights, contractStream } from '../facts/index.js';

/** Sent when the right of a contract is held on all its parcels. */
export class BringContractIntoEffect {
  constructor(
    readonly contractId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const bringContractIntoEffect = commandOn({
  command: BringContractIntoEffect,
  title: '合同生效',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  facts: ({ command: { effectiveOn }, state: contract }) => ({ contract, on: effectiveOn }),
  rules: [contractAwaitsItsRights],
  decide: ({ contract: { contractId }, on }) => [ContractTookEffect.of({ contractId, on })],
});
