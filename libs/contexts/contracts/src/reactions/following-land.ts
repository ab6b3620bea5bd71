import { type DataOf, type LegalDate, addDays } from '#kernel';
import {
  ContractRightAssigned,
  type Parcel,
  ParcelSuperseded,
  SwapCompleted,
  contractOfRight,
  parcelStream,
  rightOf,
} from '#land-rights/facts';
import { type Desk, reaction, when } from '#read-store';
import { GiveUpAssignedLand } from '../commands/give-up-assigned-land.js';
import { RecordAssignedContract } from '../commands/record-assigned-contract.js';
import { SwapLandOfContract } from '../commands/swap-land-of-contract.js';
import { TakeContractNumber } from '../commands/take-contract-number.js';
import { contractStream } from '../facts/index.js';
import { followLessors } from './lessors.js';
import { takePartsOf } from './reshaped-land.js';

/** What a contract of the transferee says of the use when the former contract is not in the register. */
const USE_AS_BEFORE = '按原承包合同约定的用途';

/**
 * Lets contracts follow the land. Of a parcel that is split or merged the parts stand in its place in every contract. By an
 * assignment the contract of the transferee arises, then that of the transferor gives the parcel up, and ends with its last
 * one; by a swap each contract has the other's parcel (承包法 33, 34). A right that stands under no contract of the register
 * refuses, which changes nothing; so does a contract that has followed already. Leases go on with whoever has the land now.
 */
export const followingLand = reaction({
  name: 'following-land',
  title: '合同随承包地转让、互换、分割、合并变更',
  on: [
    // Before the parts are opened, so before anything becomes of them.
    when(ParcelSuperseded, ({ subject }, desk) => takePartsOf(desk, subject)),
    when(ContractRightAssigned, async ({ subject, data, metadata: { effectiveOn } }, desk) => {
      const { state: parcel } = await desk.load(parcelStream, subject);
      if (parcel) await passLandOn(desk, parcel, data, effectiveOn);
    }),
    when(SwapCompleted, async ({ subject: parcelCode, data, metadata: { effectiveOn } }, desk) => {
      const { swapId, contractId, newRightId: rightId, otherParcelCode: formerParcelCode, from } = data;
      const { state: parcel } = await desk.load(parcelStream, parcelCode);
      const { state: former } = await desk.load(parcelStream, formerParcelCode);
      if (contractId === undefined || !parcel || !former) return;
      const swap = { swapId, formerParcelCode, parcelCode, areaDm2: parcel.areaDm2, rightId, from };
      const rightIds = upTo(former, rightSwapped(former, swapId, contractId));
      await desk.send('swap', new SwapLandOfContract(contractId, swap, rightIds, effectiveOn));
      await followLessors(desk, parcel, data);
    }),
  ],
});

async function passLandOn(
  desk: Desk,
  parcel: Parcel,
  assigned: DataOf<typeof ContractRightAssigned>,
  on: LegalDate,
): Promise<void> {
  const {
    rightId,
    newRightId: contractId,
    holders,
    from,
    to,
    contractNumber: number,
    paperSha256,
  } = assigned;
  const { code: parcelCode, ownership, divisionCode, areaDm2 } = parcel;
  if (!ownership) return;
  const right = rightOf(parcel, rightId);
  const formerId = right ? contractOfRight(right) : rightId;
  const { state: former } = await desk.load(contractStream, formerId);
  const collectiveId = former?.collectiveId ?? ownership.collectiveId;
  const grantor = { kind: 'collective' as const, id: collectiveId };
  const identity = { contractId, collectiveId, divisionCode, number, signedOn: on };
  const arising = new RecordAssignedContract(
    {
      ...{ ...identity, grantees: holders, from, to, paperSha256 },
      parcels: [{ parcelCode, grantor, areaDm2 }],
      agreedUse: former?.agreedUse ?? USE_AS_BEFORE,
    },
    on,
  );
  // Refused where another contract has come to have the number since: then the contract says so.
  await desk.send('number', new TakeContractNumber(identity, on));
  await desk.send('arise', arising);
  const leaving = [parcelCode, addDays(from, -1), contractId, upTo(parcel, rightId)] as const;
  await desk.send('give-up', new GiveUpAssignedLand(formerId, ...leaving, on));
  await followLessors(desk, parcel, { ...assigned, formerHolders: right?.holders ?? [] });
}

/** Ids of the rights on a parcel, the earliest first, up to one of them. */
function upTo({ rights }: Parcel, id: string): readonly string[] {
  const ids = rights.map(({ contractId }) => contractId);
  return ids.slice(0, ids.indexOf(id) + 1);
}

/** The right by which a contract has a parcel until a swap takes it; while that waits, the last one of the contract. */
function rightSwapped(parcel: Parcel, swapId: string, contractId: string): string {
  const own = parcel.rights.filter((right) => contractOfRight(right) === contractId);
  const moved = (parcel.swaps ?? []).filter((swap) => swap.swapId === swapId).map(({ rightId }) => rightId);
  const found = own.find((right) => moved.includes(right.contractId)) ?? own.at(-1);
  return found?.contractId ?? contractId;
}
