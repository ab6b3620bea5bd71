import { Grounds, commandOn } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import {
  BreachRemedied,
  breachIsRemediedOnce,
  contractIsRunning,
  contractStream,
  dayIsWithinTheContract,
} from '../facts/index.js';

export class RecordBreachRemedied extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @SubjectId('违约')
  breachId: string;

  @LegalDateField('改正日')
  remediedOn: string;
}

export const recordBreachRemedied = commandOn({
  command: RecordBreachRemedied,
  title: '登记违约已改正',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  effectiveOn: ({ remediedOn }) => remediedOn,
  facts: ({ command: { breachId, remediedOn: on }, state: contract, context: { today } }) => ({
    contract,
    on,
    today,
    breachId,
    recorded: contract.breaches.find((each) => each.breachId === breachId),
  }),
  rules: [contractIsRunning, dayIsWithinTheContract, breachIsRemediedOnce],
  decide: ({ contract: { contractId }, breachId, on: remediedOn }) => [
    BreachRemedied.of({ contractId, breachId, remediedOn }),
  ],
});
