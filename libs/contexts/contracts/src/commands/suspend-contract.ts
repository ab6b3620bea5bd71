import { Grounds, commandOn } from '#nest';
import { LegalDateField, SubjectId, Text } from '#nest/fields';
import {
  ContractSuspended,
  contractIsRunning,
  contractStream,
  dayIsWithinTheContract,
  suspensionsAlternate,
} from '../facts/index.js';

export class SuspendContract extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @LegalDateField('中止日')
  suspendedOn: string;

  @Text('中止的原因', 200, { example: '河道治理施工占用，双方书面同意中止' })
  cause: string;
}

export const suspendContract = commandOn({
  command: SuspendContract,
  title: '登记合同中止',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  effectiveOn: ({ suspendedOn }) => suspendedOn,
  facts: ({ command: { suspendedOn: on, cause }, state: contract, context: { today } }) => ({
    contract,
    on,
    today,
    cause,
    resumes: false,
  }),
  rules: [contractIsRunning, dayIsWithinTheContract, suspensionsAlternate],
  decide: ({ contract: { contractId }, on: suspendedOn, cause }) => [
    ContractSuspended.of({ contractId, suspendedOn, cause }),
  ],
});
