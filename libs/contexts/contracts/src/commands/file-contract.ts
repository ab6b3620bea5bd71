import { Grounds, commandOn } from '#nest';
import { DocumentNumber, LegalDateField, SubjectId } from '#nest/fields';
import { ContractFiled, contractIsFiledOnce, contractStream, conveyanceIsFiled } from '../facts/index.js';

export class FileContract extends Grounds {
  @SubjectId('合同')
  contractId: string;

  @LegalDateField('备案日')
  filedOn: string;

  @DocumentNumber('备案编号', { optional: true })
  filingNumber?: string;
}

export const fileContract = commandOn({
  command: FileContract,
  title: '登记合同备案',
  permission: 'contracts.record',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  effectiveOn: ({ filedOn }) => filedOn,
  facts: ({ command: { filedOn, filingNumber }, state: contract, context: { today } }) => ({
    contract,
    kind: contract.kind,
    number: contract.number,
    filedOn,
    filingNumber,
    today,
  }),
  rules: [contractIsFiledOnce, conveyanceIsFiled],
  decide: ({ contract: { contractId }, filedOn, filingNumber }) => [
    ContractFiled.of({ contractId, filedOn, filingNumber }),
  ],
});
