import { Grounds, commandOn } from '#nest';
import { LegalDateField, SubjectId } from '#nest/fields';
import {
  ContractResumed,
  contractIsRunning,
  contractStream,
  dayIsWithinTheContract,
  suspensionsAlternate,
} from '../facts/index.js';

export class ResumeContract extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @LegalDateField('恢复日')
  resumedOn: string;
}

export const resumeContract = commandOn({
  command: ResumeContract,
  title: '登记合同恢复履行',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  effectiveOn: ({ resumedOn }) => resumedOn,
  facts: ({ command: { resumedOn: on }, state: contract, context: { today } }) => ({
    contract,
    on,
    today,
    resumes: true,
  }),
  rules: [contractIsRunning, dayIsWithinTheContract, suspensionsAlternate],
  decide: ({ contract: { contractId }, on: resumedOn }) => [ContractResumed.of({ contractId, resumedOn })],
});
