import { reject } from '#kernel';
import { Evidence, commandSpec } from '#nest';
import { DocumentNumber, LegalDateField, SubjectId } from '#nest/fields';
import { ContractFiled, contractIsFiledOnce, contractStream } from '../facts/index.js';

export class FileContract extends Evidence {
  @SubjectId('合同')
  contractId: string;

  @LegalDateField('备案日')
  filedOn: string;

  @DocumentNumber('备案编号', { optional: true })
  filingNumber?: string;
}

export const fileContract = commandSpec({
  command: FileContract,
  title: '登记合同备案',
  permission: 'contracts.record',
  stream: contractStream,
  subject: {
    kind: 'existing',
    id: ({ contractId }) => contractId,
    organisation: (contract) => contract?.divisionCode,
  },
  effectiveOn: ({ filedOn }) => filedOn,
  facts: ({ command: { filedOn, filingNumber }, state: contract, context: { today } }) =>
    contract
      ? { contract, filedOn, filingNumber, today }
      : reject('not-found', 'CONTRACT.NOT_FOUND', '没有找到该合同。'),
  rules: [contractIsFiledOnce],
  decide: ({ contract: { contractId }, filedOn, filingNumber }) => [
    ContractFiled.of({ contractId, filedOn, filingNumber }),
  ],
});
