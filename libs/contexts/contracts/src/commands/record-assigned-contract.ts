import type { DataOf, LegalDate } from '#kernel';
import { commandSpec, one } from '#nest';
import { policyStream, rowsRead } from '#policies/facts';
import {
  AssignedContractRecorded,
  EXPIRY_REMINDERS,
  assignedContractHasItsOwnNumber,
  assignedContractIsRecordedOnce,
  contractIdOf,
  contractNumberStream,
  contractStream,
} from '../facts/index.js';
import { reminderPolicy } from './reminder-policy.js';

/** Sent when a contract right has been assigned: the transferee has a contract of its own. */
export class RecordAssignedContract {
  constructor(
    readonly contract: DataOf<typeof AssignedContractRecorded>,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const recordAssignedContract = commandSpec({
  command: RecordAssignedContract,
  title: '登记受让方的承包合同',
  permission: 'internal',
  stream: contractStream,
  subject: {
    kind: 'opening',
    id: ({ contract }) => contract.contractId,
    organisation: ({ contract }) => contract.divisionCode,
  },
  references: {
    policies: one(policyStream, ({ contract }: RecordAssignedContract) => contract.divisionCode.slice(0, 6)),
    concluded: one(contractStream, ({ contract }: RecordAssignedContract) => contractIdOf(contract)),
    taken: one(contractNumberStream, ({ contract }: RecordAssignedContract) => contractIdOf(contract)),
  },
  facts: ({ command: { contract, effectiveOn: on }, state: known, references }) => ({
    known,
    contract,
    numbered: references.concluded?.state ?? references.taken?.state,
    on,
    ...reminderPolicy(references.policies?.state, on),
  }),
  rules: [assignedContractIsRecordedOnce, assignedContractHasItsOwnNumber, ...EXPIRY_REMINDERS],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ contract }) => [AssignedContractRecorded.of(contract)],
});
