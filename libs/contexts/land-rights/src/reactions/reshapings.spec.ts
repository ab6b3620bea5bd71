import { describe, expect, it } from '@jest/globals';
import { CONTRACT_TERM, PARCEL, SHA, VILLAGE, contractedParcel, li, ownedParcel, zhang } from '#examples';
import { type DomainEvent, isRejection } from '#kernel';
import { MemoryCounty } from '../../../../../test/memory-county.js';
import { MergeParcels, SplitParcel } from '../commands/reshape-parcels.js';
import { SealParcel } from '../commands/seal-parcel.js';
import {
  ContractRightAssigned,
  ContractRightEstablished,
  ParcelSealed,
  RegistrationRecorded,
  RightEncumbered,
  RightHeld,
  SwapCompleted,
  parcelStream,
} from '../facts/index.js';
import { reshapings } from './reshapings.js';

const [EAST, WEST, WHOLE, OTHER] = ['11', '12', '13', '02'].map((last) => `${VILLAGE}00000${last}`) as [
  string,
  string,
  string,
  string,
];
const secured = RightEncumbered.of({
  encumbranceId: 'e1',
  rightId: 'c1',
  kind: 'financing-security',
  creditorId: '91140722MA0CD34E72',
  creditorName: '左权县农村信用合作联社',
  amountFen: 5_000_000,
  contractNumber: '农信担2026-7',
  paperSha256: SHA,
});
const certified = RegistrationRecorded.of({
  subjectId: 'c1',
  authority: '左权县不动产登记中心',
  number: '晋(2021)左权县不动产权第0000123号',
  registeredOn: '2023-02-01',
});
const parts = [
  { code: EAST, name: '河滩地东段', areaDm2: 133_350 },
  { code: WEST, name: '河滩地西段', areaDm2: 200_000 },
];
const splitting = { parcelCode: PARCEL, parts, paperSha256: SHA, effectiveOn: '2026-02-01' };
/** Another parcel of the same contract. */
const neighbour = contractedParcel.map((event) =>
  event.type === 'ParcelRegistered' ? ownedParcel({ code: OTHER, name: '坡地' })[0] : event,
) as DomainEvent[];
const merging = {
  parcelCode: PARCEL,
  others: [OTHER],
  into: { code: WHOLE, name: '大块地', areaDm2: 666_700 },
  paperSha256: SHA,
  effectiveOn: '2026-02-01',
};

describe('a split and a merger carried out', () => {
  const county = async (more: Readonly<Record<string, readonly DomainEvent[]>> = {}) => {
    const made = new MemoryCounty();
    await made.before(`parcel-${PARCEL}`, ...contractedParcel, certified, secured);
    await made.before(`parcel-${OTHER}`, ...neighbour);
    for (const [code, history] of Object.entries(more)) await made.before(`parcel-${code}`, ...history);
    return made;
  };
  const stateOf = async (made: MemoryCounty, code: string) => (await made.load(parcelStream, code)).state;
  const toSplit = () => Object.assign(new SplitParcel(), splitting);

  it('carries every right and burden to every part, and closes the old code, however often it begins again', async () => {
    const made = await county();
    expect(isRejection(await made.submit(toSplit()))).toBe(false);
    // Nothing is lost that comes in between.
    const seal = { parcelCode: PARCEL, authority: '左权县人民法院', documentNumber: '1号' };
    await made.submit(Object.assign(new SealParcel(), seal));
    await made.settle(reshapings);
    const log = await made.log();
    await made.settle(reshapings, { from: -1 });
    expect(await made.log()).toHaveLength(log.length);
    const old = await stateOf(made, PARCEL);
    expect(old?.gone).toMatchObject({ on: '2026-02-01', into: [EAST, WEST] });
    expect(old?.rights).toMatchObject([{ standing: 'ended', to: '2026-01-31' }]);
    for (const code of [EAST, WEST])
      expect(await stateOf(made, code)).toMatchObject({
        origins: [PARCEL],
        kind: 'contracted-arable',
        ownership: old?.ownership,
        rights: [
          {
            contractId: 'c1',
            holders: [{ id: zhang.id }],
            standing: 'established',
            registration: { number: '晋(2021)左权县不动产权第0000123号' },
          },
        ],
        encumbrances: [
          { encumbranceId: 'e1', rightId: 'c1', standing: 'standing' },
          { kind: 'seal', standing: 'standing' },
        ],
      });
  });

  it('carries a right that came by a swap, with its contract', async () => {
    const made = await county();
    const swap = { swapId: 's1', rightId: 'c1', otherParcelCode: OTHER, from: '2026-01-10' };
    const holders = [{ kind: 'household' as const, id: zhang.id }];
    await made.before(
      `parcel-${PARCEL}`,
      SwapCompleted.of({
        ...{ ...swap, newRightId: 'r1', contractId: 'c5', formerContractId: 'c1', holders },
        ...{ formerHolders: holders, to: CONTRACT_TERM.to },
      }),
    );
    await made.submit(toSplit());
    await made.settle(reshapings);
    for (const code of [EAST, WEST])
      expect((await stateOf(made, code))?.rights).toMatchObject([{ contractId: 'r1', underContract: 'c5' }]);
  });

  it('merges parcels of one contract into one', async () => {
    const made = await county();
    await made.submit(Object.assign(new MergeParcels(), merging));
    await made.settle(reshapings);
    expect(await stateOf(made, WHOLE)).toMatchObject({
      areaDm2: 666_700,
      origins: [PARCEL, OTHER],
      rights: [{ contractId: 'c1', standing: 'established' }],
      encumbrances: [{ encumbranceId: 'e1' }],
    });
    for (const code of [PARCEL, OTHER]) expect((await stateOf(made, code))?.gone?.into).toEqual([WHOLE]);
  });

  describe('of parcels of which one came by a swap', () => {
    const li5 = { contractId: 'c5', holders: [{ kind: 'household' as const, id: li.id }], ...CONTRACT_TERM };
    const swapped = [
      ...ownedParcel({ code: OTHER, name: '坡地' }),
      RightHeld.of({ ...li5, right: 'contract-right' }),
      ContractRightEstablished.of(li5),
      SwapCompleted.of({
        ...{ swapId: 's1', rightId: 'c5', newRightId: 'r1', contractId: 'c1', formerContractId: 'c5' },
        ...{ holders: [{ kind: 'household', id: zhang.id }], formerHolders: li5.holders },
        ...{ otherParcelCode: `${VILLAGE}0000003`, from: '2023-01-10', to: CONTRACT_TERM.to },
      }),
    ];

    it('lets the right of the first stand for both, with what burdened the other', async () => {
      const made = new MemoryCounty();
      await made.before(`parcel-${PARCEL}`, ...contractedParcel);
      const burden = RightEncumbered.of({ ...secured.data, encumbranceId: 'e5', rightId: 'r1' });
      await made.before(`parcel-${OTHER}`, ...swapped, burden);
      expect(isRejection(await made.submit(Object.assign(new MergeParcels(), merging)))).toBe(false);
      await made.settle(reshapings);
      const whole = await stateOf(made, WHOLE);
      expect(whole?.rights.map(({ contractId }) => contractId)).toEqual(['c1']);
      expect(whole?.encumbrances).toMatchObject([{ encumbranceId: 'e5', rightId: 'c1' }]);
    });

    it('ends as if there had been none when a right passes on meanwhile', async () => {
      const made = new MemoryCounty();
      await made.before(`parcel-${PARCEL}`, ...contractedParcel);
      await made.before(`parcel-${OTHER}`, ...swapped);
      await made.submit(Object.assign(new MergeParcels(), merging));
      const passed = { rightId: 'r1', newRightId: 'n1', holders: li5.holders, contractNumber: '转1' };
      await made.before(
        `parcel-${OTHER}`,
        ContractRightAssigned.of({
          ...{ ...passed, from: '2026-01-20', to: CONTRACT_TERM.to, paperSha256: SHA },
          ...{ consent: 'given', consentSha256: SHA },
        }),
      );
      await made.settle(reshapings);
      expect((await stateOf(made, WHOLE))?.gone?.cause ?? 'never there').not.toBe('reshaped');
      for (const code of [PARCEL, OTHER]) {
        const parcel = await stateOf(made, code);
        expect([parcel?.gone, parcel?.reshaping]).toEqual([undefined, undefined]);
      }
    });
  });

  it('ends as if there had been none when a code is taken or a parcel is sealed meanwhile', async () => {
    const taken = await county();
    await taken.submit(toSplit());
    await taken.before(`parcel-${WEST}`, ...ownedParcel({ code: WEST }));
    await taken.settle(reshapings);
    expect((await stateOf(taken, EAST))?.gone?.cause).toBe('fell-through');
    expect(await stateOf(taken, PARCEL)).toMatchObject({ rights: [{ standing: 'established' }] });
    expect((await stateOf(taken, PARCEL))?.reshaping).toBeUndefined();

    const sealed = await county();
    await sealed.submit(Object.assign(new MergeParcels(), merging));
    const seal = ParcelSealed.of({ encumbranceId: 'e2', authority: '左权县人民法院', documentNumber: '1号' });
    await sealed.submit(
      Object.assign(new SealParcel(), { parcelCode: OTHER, ...seal.data, encumbranceId: undefined }),
    );
    await sealed.settle(reshapings);
    expect(await stateOf(sealed, WHOLE)).toBeUndefined();
    for (const code of [PARCEL, OTHER]) {
      const parcel = await stateOf(sealed, code);
      expect([parcel?.gone, parcel?.reshaping]).toEqual([undefined, undefined]);
    }
  });
});
