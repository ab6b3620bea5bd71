import type { LegalDate, Rule } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import { Grounds, commandOn, many } from '#nest';
import { Flag, SubjectId } from '#nest/fields';
import {
  type Contract,
  ContractExpired,
  type EndingRights,
  codesOfRights,
  contractIsRunning,
  contractStream,
  securityOfEndedRightIsSettled,
  silentUseIsNoRenewal,
  termIsOver,
} from '../facts/index.js';

export class RecordContractExpired extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @Flag('期满后对方是否仍在使用土地')
  stillUsed: boolean;
}

interface ExpiryEntry extends EndingRights {
  readonly stillUsed: boolean;
  readonly today: LegalDate;
}

const EXPIRY_RULES: readonly Rule<ExpiryEntry>[] = [
  contractIsRunning,
  termIsOver,
  silentUseIsNoRenewal,
  securityOfEndedRightIsSettled,
];

export const recordContractExpired = commandOn({
  command: RecordContractExpired,
  title: '登记合同到期',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  effectiveOn: (_, { today }, { data }) => ('expiredOn' in data ? data.expiredOn : today),
  references: {
    land: many(parcelStream, (_: RecordContractExpired, contract: Contract | undefined) =>
      codesOfRights(contract),
    ),
  },
  facts: ({ command: { stillUsed }, state: contract, references, context: { today } }): ExpiryEntry => ({
    ...{ contract, on: contract.to, land: references.land },
    stillUsed,
    today,
  }),
  rules: EXPIRY_RULES,
  decide: ({ contract: { contractId, to: expiredOn }, stillUsed }) => [
    ContractExpired.of({ contractId, expiredOn, stillUsed }),
  ],
});
