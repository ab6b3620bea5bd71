import type { LegalDate } from '#kernel';
import { commandSpec, one } from '#nest';
import {
  ContractNumberTaken,
  type TakenNumber,
  contractIdOf,
  contractNumberIsUsedOnce,
  contractNumberStream,
  contractStream,
} from '../facts/index.js';

/** Sent before the contract of the transferee arises, whose own id does not follow from its number. */
export class TakeContractNumber {
  constructor(
    readonly taken: TakenNumber,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const takeContractNumber = commandSpec({
  command: TakeContractNumber,
  title: '占用受让方合同的编号',
  permission: 'internal',
  stream: contractNumberStream,
  subject: {
    kind: 'opening',
    id: ({ taken }) => contractIdOf(taken),
    organisation: ({ taken }) => taken.divisionCode,
  },
  references: {
    contract: one(contractStream, ({ taken }: TakeContractNumber) => contractIdOf(taken)),
  },
  facts: ({ command: { taken }, state, references }) => ({
    known: state ?? references.contract?.state,
    taken,
  }),
  rules: [contractNumberIsUsedOnce],
  decide: ({ taken }) => [ContractNumberTaken.of(taken)],
});
