import { addDays } from '#kernel';
import {
  ContractRightAssigned,
  SwapCompleted,
  contractOfRight,
  parcelStream,
  rightOf,
} from '#land-rights/facts';
import { reaction, when } from '#read-store';
import { GiveUpAssignedLand } from '../commands/give-up-assigned-land.js';
import { RecordAssignedContract } from '../commands/record-assigned-contract.js';
import { SwapLandOfContract } from '../commands/swap-land-of-contract.js';
import { TakeContractNumber } from '../commands/take-contract-number.js';
import { contractStream } from '../facts/index.js';

/** What a contract of the transferee says of the use when the former contract is not in the register. */
const USE_AS_BEFORE = '按原承包合同约定的用途';

/**
 * Lets contracts follow the land (承包法 33, 34): the contract of the transferee arises, then that of the transferor gives the
 * parcel up, and ends with its last one; by a swap each contract has the other's parcel. A right that stands under no
 * contract of the register refuses, which changes nothing; so does a contract that has followed already.
 */
export const dispositions = reaction({
  name: 'dispositions',
  title: '合同随承包地转让、互换变更',
  on: [
    when(ContractRightAssigned, async ({ subject, data, metadata: { effectiveOn } }, desk) => {
      const { rightId, newRightId, holders, from, to, contractNumber: number, paperSha256 } = data;
      const { state: parcel } = await desk.load(parcelStream, subject);
      if (!parcel?.ownership) return;
      const right = rightOf(parcel, rightId);
      const formerId = right ? contractOfRight(right) : rightId;
      const { state: former } = await desk.load(contractStream, formerId);
      const { divisionCode, areaDm2 } = parcel;
      const collectiveId = former?.collectiveId ?? parcel.ownership.collectiveId;
      const grantor = { kind: 'collective' as const, id: collectiveId };
      const arising = new RecordAssignedContract(
        {
          ...{ contractId: newRightId, divisionCode, number, collectiveId, grantees: holders },
          parcels: [{ parcelCode: subject, grantor, areaDm2 }],
          ...{ signedOn: effectiveOn, from, to, paperSha256 },
          agreedUse: former?.agreedUse ?? USE_AS_BEFORE,
        },
        effectiveOn,
      );
      const identity = { contractId: newRightId, collectiveId, divisionCode, number, signedOn: effectiveOn };
      // Refused where another contract has come to have the number since: then the contract says so.
      await desk.send('number', new TakeContractNumber(identity, effectiveOn));
      await desk.send('arise', arising);
      const lastDay = addDays(from, -1);
      await desk.send('give-up', new GiveUpAssignedLand(formerId, subject, lastDay, newRightId, effectiveOn));
    }),
    when(SwapCompleted, async ({ subject: parcelCode, data, metadata: { effectiveOn } }, desk) => {
      const { swapId, contractId, newRightId: rightId, otherParcelCode: formerParcelCode, from } = data;
      const { state: parcel } = await desk.load(parcelStream, parcelCode);
      if (contractId === undefined || !parcel) return;
      const { areaDm2 } = parcel;
      const swap = { swapId, formerParcelCode, parcelCode, areaDm2, rightId, from };
      await desk.send('swap', new SwapLandOfContract(contractId, swap, effectiveOn));
    }),
  ],
});
