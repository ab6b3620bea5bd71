import { Grounds, commandOn, one } from '#nest';
import { SubjectId } from '#nest/fields';
import {
  type MadeUpEntry,
  OccupationContracted,
  contractIsWithTheOccupier,
  contractStream,
  occupationIsOpen,
  occupationStream,
} from '../facts/index.js';

export class RecordOccupationContracted extends Grounds {
  @SubjectId('无合同占用')
  occupationId: string;

  @SubjectId('补签的合同')
  contractId: string;
}

/** Links an occupation with the contract that was made up for it, by the procedure of any other. */
export const recordOccupationContracted = commandOn({
  command: RecordOccupationContracted,
  title: '登记占用补签合同',
  permission: 'contracts.record',
  stream: occupationStream,
  on: ({ occupationId }) => occupationId,
  references: { contract: one(contractStream, ({ contractId }: RecordOccupationContracted) => contractId) },
  effectiveOn: (_, { today }, { data }) => ('contractedOn' in data ? data.contractedOn : today),
  facts: ({ command: { contractId }, state: occupation, references, context: { today } }): MadeUpEntry => {
    const contract = references.contract?.state;
    return { occupation, on: contract?.signedOn ?? today, today, contract, contractId };
  },
  rules: [contractIsWithTheOccupier, occupationIsOpen],
  decide: ({ occupation: { occupationId }, contractId, on: contractedOn }) => [
    OccupationContracted.of({ occupationId, contractId, contractedOn }),
  ],
});
