import { type Contract, ContractEnded, contractStream } from '#contracts/facts';
import { ContractLandReturned, parcelStream, rightOf } from '#land-rights/facts';
import { reaction, when } from '#read-store';
import { NoteLandReturned } from '../commands/note-land-returned.js';

/** Whoever gives contracted land back, one parcel or all of a contract, asks for none within its term (承包法 30). */
export const returnedLand = reaction({
  name: 'returned-land',
  title: '交回承包地的农户',
  on: [
    when(ContractLandReturned, async ({ subject, data: { rightId, endedOn } }, desk) => {
      const { state: parcel } = await desk.load(parcelStream, subject);
      const right = parcel && rightOf(parcel, rightId);
      for (const { id } of right?.holders.filter(({ kind }) => kind === 'household') ?? []) {
        const until = right?.agreedTo ?? endedOn;
        await desk.send(`note/${id}`, new NoteLandReturned(id, subject, until, endedOn));
      }
    }),
    when(ContractEnded, async ({ data: { contractId, ground, endedOn } }, desk) => {
      if (ground !== 'voluntary-return') return;
      const { state } = await desk.load(contractStream, contractId);
      for (const { householdId, parcelCode, until } of returnedWith(state))
        await desk.send(
          `note/${householdId}/${parcelCode}`,
          new NoteLandReturned(householdId, parcelCode, until, endedOn),
        );
    }),
  ],
});

function returnedWith(contract: Contract | undefined) {
  if (!contract) return [];
  const { grantees, parcels, to: until } = contract;
  return grantees
    .filter(({ kind }) => kind === 'household')
    .flatMap(({ id: householdId }) => parcels.map(({ parcelCode }) => ({ householdId, parcelCode, until })));
}
