import { RightHeld, RightHoldRefused, parcelStream } from '#land-rights/facts';
import { type Desk, reaction, when } from '#read-store';
import { BringContractIntoEffect } from '../commands/bring-contract-into-effect.js';
import { RecordContractFallenThrough } from '../commands/record-contract-fallen-through.js';
import { LengthenTerm } from '../commands/lengthen-term.js';
import { RecordLengtheningFallenThrough } from '../commands/record-lengthening-fallen-through.js';
import { type Contract, contractStream } from '../facts/index.js';

/**
 * Brings a contract into effect when its right is held on the last of its parcels, and lets it fall through
 * when one of them refused; and so the longer term of a supplement. Asked again, the contract refuses, which changes
 * nothing.
 */
export const takingEffect = reaction({
  name: 'taking-effect',
  title: '合同生效',
  on: [
    when(RightHeld, async ({ data: { contractId } }, desk) => {
      const { state: contract } = await desk.load(contractStream, contractId);
      if (!contract || !(await heldOnAll(desk, contract))) return;
      const { standing, signedOn, lengthening } = contract;
      if (standing === 'concluded')
        await desk.send('effect', new BringContractIntoEffect(contractId, signedOn));
      if (lengthening) await desk.send('lengthened', new LengthenTerm(contractId, lengthening.signedOn));
    }),
    when(RightHoldRefused, async ({ subject, data: { contractId, detail }, metadata }, desk) => {
      const { state: contract } = await desk.load(contractStream, contractId);
      const { effectiveOn } = metadata;
      if (contract?.lengthening) {
        const failed = new RecordLengtheningFallenThrough(contractId, detail, subject, effectiveOn);
        await desk.send('not-lengthened', failed);
      } else {
        const fallen = new RecordContractFallenThrough(contractId, detail, subject, effectiveOn);
        await desk.send('fallen-through', fallen);
      }
    }),
  ],
});

/** The right is held on every parcel, up to the last day that is agreed. */
async function heldOnAll(desk: Desk, { contractId, parcels, to, lengthening }: Contract): Promise<boolean> {
  const last = lengthening?.to ?? to;
  for (const { parcelCode } of parcels) {
    const { state: parcel } = await desk.load(parcelStream, parcelCode);
    if (!parcel?.rights.some((right) => right.contractId === contractId && right.to === last)) return false;
  }
  return true;
}
