import { RightHeld, RightHoldRefused, parcelStream } from '#land-rights/facts';
import { type Desk, reaction, when } from '#read-store';
import { BringContractIntoEffect } from '../commands/bring-contract-into-effect.js';
import { RecordContractFallenThrough } from '../commands/record-contract-fallen-through.js';
import { type Contract, contractStream } from '../facts/index.js';

/**
 * Brings a contract into effect when its right is held on the last of its parcels, and lets it fall through
 * when one of them refused. Asked again, the contract refuses, which changes nothing.
 */
export const takingEffect = reaction({
  name: 'taking-effect',
  title: '合同生效',
  on: [
    when(RightHeld, async ({ data: { contractId } }, desk) => {
      const { state: contract } = await desk.load(contractStream, contractId);
      if (contract?.standing !== 'concluded' || !(await heldOnAll(desk, contract))) return;
      await desk.send('effect', new BringContractIntoEffect(contractId, contract.signedOn));
    }),
    when(RightHoldRefused, async ({ subject, data: { contractId, detail }, metadata }, desk) => {
      const fallen = new RecordContractFallenThrough(contractId, detail, subject, metadata.effectiveOn);
      await desk.send('fallen-through', fallen);
    }),
  ],
});

async function heldOnAll(desk: Desk, { contractId, parcels }: Contract): Promise<boolean> {
  for (const { parcelCode } of parcels) {
    const { state: parcel } = await desk.load(parcelStream, parcelCode);
    if (!parcel?.rights.some((right) => right.contractId === contractId)) return false;
  }
  return true;
}
