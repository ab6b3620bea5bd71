import {
  AssignedContractRecorded,
  type Contract,
  ContractAnnulled,
  ContractEnded,
  ContractLandAssigned,
  ContractLandLeft,
  ContractTookEffect,
  OldContractRecorded,
  contractStream,
} from '#contracts/facts';
import { type Desk, type SeenEvent, reaction, when } from '#read-store';
import { EnterHouseholdContract, StrikeHouseholdContract } from '../commands/enter-household-contract.js';
import { yearOf } from '../facts/index.js';

/** Keeps the books of household contracts by the year in which they run out: a campaign begins with one. */
export const contractingBooks = reaction({
  name: 'contracting-books',
  title: '承包合同到期册',
  on: [
    when(ContractTookEffect, ({ data: { contractId }, metadata }, desk) =>
      enter(desk, contractId, metadata.effectiveOn),
    ),
    when(OldContractRecorded, ({ data: { contractId }, metadata }, desk) =>
      enter(desk, contractId, metadata.effectiveOn),
    ),
    when(AssignedContractRecorded, ({ data: { contractId }, metadata }, desk) =>
      enter(desk, contractId, metadata.effectiveOn),
    ),
    when(ContractEnded, ({ data: { contractId, endedOn } }, desk) => strike(desk, contractId, endedOn)),
    when(ContractAnnulled, ({ data: { contractId }, metadata }, desk) =>
      strike(desk, contractId, metadata.effectiveOn),
    ),
    when(ContractLandAssigned, strikeWithoutLand),
    when(ContractLandLeft, strikeWithoutLand),
  ],
});

/** A contract ends with the last parcel that leaves it; a campaign finds those that are left in it. */
async function strikeWithoutLand(
  { data }: SeenEvent<{ contractId: string; remaining: number; lastDay: string }>,
  desk: Desk,
): Promise<void> {
  if (data.remaining === 0) await strike(desk, data.contractId, data.lastDay);
}

async function enter(desk: Desk, contractId: string, on: string): Promise<void> {
  const contract = await householdContract(desk, contractId);
  const contractor = contract?.grantees.find(({ kind }) => kind === 'household');
  if (!contract || !contractor || contract.parcels.length === 0) return;
  const { number, to: endsOn } = contract;
  const entry = { contractId, number, householdId: contractor.id, endsOn };
  await desk.insist('enter', new EnterHouseholdContract(bookOf(contract), entry, on));
}

async function strike(desk: Desk, contractId: string, endedOn: string): Promise<void> {
  const contract = await householdContract(desk, contractId);
  if (contract)
    await desk.insist('strike', new StrikeHouseholdContract(bookOf(contract), contractId, endedOn));
}

async function householdContract(desk: Desk, contractId: string): Promise<Contract | undefined> {
  const { state: contract } = await desk.load(contractStream, contractId);
  return contract?.kind === 'household-contract' ? contract : undefined;
}

function bookOf({ collectiveId, divisionCode, to }: Contract) {
  return { collectiveId, divisionCode, year: yearOf(to) };
}
