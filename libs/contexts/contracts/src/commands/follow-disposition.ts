import type { DataOf, LegalDate } from '#kernel';
import { commandOn, commandSpec, one } from '#nest';
import { policyStream, rowsRead } from '#policies/facts';
import {
  AssignedContractRecorded,
  ContractLandAssigned,
  ContractLandLeft,
  ContractLandSwapped,
  ContractNumberTaken,
  EXPIRY_REMINDERS,
  type TakenNumber,
  assignedContractHasItsOwnNumber,
  assignedContractIsRecordedOnce,
  contractIdOf,
  contractIsRunning,
  contractNumberIsUsedOnce,
  contractNumberStream,
  contractStream,
  landIsUnderTheContract,
  withoutLeft,
} from '../facts/index.js';
import { reminderPolicy } from './reminder-policy.js';

/* What process managers send when a contract right has been assigned or swapped, or has ended: the contracts follow the land. */

export class GiveUpAssignedLand {
  constructor(
    readonly contractId: string,
    readonly parcelCode: string,
    readonly lastDay: LegalDate,
    readonly successorId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const giveUpAssignedLand = commandOn({
  command: GiveUpAssignedLand,
  title: '合同随承包地转让变更',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  facts: ({ command: { parcelCode, lastDay, successorId }, state: contract }) => ({
    contract,
    parcelCode,
    lastDay,
    successorId,
  }),
  rules: [contractIsRunning, landIsUnderTheContract],
  decide: ({ contract: { contractId, divisionCode, parcels }, parcelCode, lastDay, successorId }) => [
    ContractLandAssigned.of({
      ...{ contractId, divisionCode, parcelCode, lastDay, successorId },
      remaining: parcels.length - 1,
    }),
  ],
});

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

export class SwapLandOfContract {
  constructor(
    readonly contractId: string,
    readonly swap: Omit<DataOf<typeof ContractLandSwapped>, 'contractId' | 'divisionCode'>,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const swapLandOfContract = commandOn({
  command: SwapLandOfContract,
  title: '合同随承包地互换变更',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  facts: ({ command: { swap }, state: contract }) => ({ contract, swap, parcelCode: swap.formerParcelCode }),
  rules: [contractIsRunning, landIsUnderTheContract],
  decide: ({ contract: { contractId, divisionCode }, swap }) => [
    ContractLandSwapped.of({ contractId, divisionCode, ...swap }),
  ],
});

/** The land that leaves a contract, by which the parts of a parcel that was split stay. */
export type LeavingLand = Pick<
  DataOf<typeof ContractLandLeft>,
  'parcelCode' | 'lastDay' | 'ground' | 'parts'
>;

export class LetLandLeaveContract {
  constructor(
    readonly contractId: string,
    readonly left: LeavingLand,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const letLandLeaveContract = commandOn({
  command: LetLandLeaveContract,
  title: '合同随承包地交回、收回、征收变更',
  permission: 'internal',
  stream: contractStream,
  on: ({ contractId }) => contractId,
  facts: ({ command: { left }, state: contract }) => ({ contract, left, parcelCode: left.parcelCode }),
  rules: [contractIsRunning, landIsUnderTheContract],
  decide: ({ contract: { contractId, divisionCode, parcels }, left }) => {
    // Parcels that were merged have their parts in common, which are named once.
    const parts = left.parts.filter((part) => !parcels.some((each) => each.parcelCode === part.parcelCode));
    const remaining = withoutLeft(parcels, { ...left, parts }).length;
    return [ContractLandLeft.of({ contractId, divisionCode, ...left, parts, remaining })];
  },
});
