import { type LegalDate, civilCode, rule } from '#kernel';
import { commandOn } from '#nest';
import { type Contract, ContractTookEffect, contractStream } from '../facts/index.js';

/** Sent when the right of a contract is held on all its parcels. */
export class BringContractIntoEffect {
  constructor(
    readonly contractId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

/** Shared with falling through: both end the wait of a concluded contract, once. */
export const contractAwaitsItsRights = rule<{ readonly contract: Contract }>({
  id: 'K9',
  code: 'CONTRACTS.ALREADY_DECIDED',
  sentence: '合同的生效或未能生效只发生一次。',
  basis: [civilCode('第五百零二条')],
  severity: 'block',
  breach: ({ contract }) =>
    contract.standing === 'concluded' ? undefined : { detail: `合同 ${contract.number} 已不在待生效状态。` },
});

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
