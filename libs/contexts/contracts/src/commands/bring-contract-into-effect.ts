import type { LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { rowsRead } from '#policies/facts';
import {
  ContractTookEffect,
  EXPIRY_REMINDERS,
  contractAwaitsItsRights,
  contractStream,
} from '../facts/index.js';
import { policiesOfTheContract, reminderPolicy } from './reminder-policy.js';

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
  references: { policies: policiesOfTheContract() },
  facts: ({ command: { effectiveOn: on }, state: contract, references }) => ({
    contract,
    on,
    ...reminderPolicy(references.policies?.state, on),
  }),
  rules: [contractAwaitsItsRights, ...EXPIRY_REMINDERS],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ contract: { contractId }, on }) => [ContractTookEffect.of({ contractId, on })],
});
