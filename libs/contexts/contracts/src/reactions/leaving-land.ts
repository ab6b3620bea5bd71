import {
  ContractLandRecalled,
  ContractLandReturned,
  ContractLandSurrendered,
  ParcelExpropriated,
  contractOfRight,
  endUnder,
  parcelStream,
  rightOf,
} from '#land-rights/facts';
import { type Desk, type SeenEvent, reaction, when } from '#read-store';
import { LetLandLeaveContract } from '../commands/let-land-leave-contract.js';
import {
  AssignedContractRecorded,
  ContractLandReshaped,
  ContractLandSwapped,
  ContractTookEffect,
} from '../facts/index.js';
import { withLandOfToday } from './reshaped-land.js';

/**
 * Takes land out of a household contract when its right on a parcel ends and the contract does not (承包法 27, 28, 30, 32;
 * 民法典 338); without land the contract ends. It looks at what the parcels are by now, so land that has come back by a swap
 * stays; a contract that gets its land, or other land, after that land was lost is looked at once more.
 */
export const leavingLand = reaction({
  name: 'leaving-land',
  title: '合同随承包地交回、收回、征收变更',
  on: [
    when(ContractLandReturned, ofRight),
    when(ContractLandSurrendered, ofRight),
    when(ContractLandRecalled, ofRight),
    when(ParcelExpropriated, async ({ subject }, desk) => {
      const { state: parcel } = await desk.load(parcelStream, subject);
      for (const contractId of new Set(parcel?.rights.map(contractOfRight))) await letLeave(desk, contractId);
    }),
    when(ContractTookEffect, ofContract),
    when(AssignedContractRecorded, ofContract),
    when(ContractLandSwapped, ofContract),
    when(ContractLandReshaped, ofContract),
  ],
});

async function ofRight({ subject, data }: SeenEvent<{ rightId: string }>, desk: Desk): Promise<void> {
  const { state: parcel } = await desk.load(parcelStream, subject);
  const right = parcel && rightOf(parcel, data.rightId);
  if (right) await letLeave(desk, contractOfRight(right));
}

function ofContract({ data }: SeenEvent<{ contractId: string }>, desk: Desk): Promise<void> {
  return letLeave(desk, data.contractId);
}

async function letLeave(desk: Desk, contractId: string): Promise<void> {
  const contract = await withLandOfToday(desk, contractId);
  if (contract?.kind !== 'household-contract') return;
  for (const { parcelCode } of contract.parcels) {
    const { state: parcel } = await desk.load(parcelStream, parcelCode);
    const end = parcel && endUnder(parcel, contractId);
    // A contract that has ended meanwhile refuses, which is as good.
    if (end)
      await desk.send(
        `leave/${parcelCode}`,
        new LetLandLeaveContract(contractId, { parcelCode, ...end }, end.lastDay),
      );
  }
}
