import { beforeEach, describe, expect, it } from '@jest/globals';
import { SHA } from '#examples';
import { type Parcel, type Right, contractOfRight, parcelStream } from '#land-rights/facts';
import { ExtensionVillage } from '../../../../../test/extension-village.js';
import { contractStream } from '../facts/index.js';

const NEXT = { from: '2027-01-01', to: '2056-12-31' };

describe('the contracts of land that is extended already', () => {
  let village: ExtensionVillage;
  beforeEach(async () => {
    village = new ExtensionVillage();
    await village.found(3);
    await village.settle();
    await village.open();
    await village.settle();
    for (const at of [0, 1, 2]) {
      await village.survey(at, at === 2 ? { kept: [], givenUp: [givenUp(village.parcelCode(2))] } : {});
      await village.confirm(at);
    }
    await village.decide();
    await village.issue();
    await village.settle();
  });

  const givenUp = (parcelCode: string) => ({ parcelCode, ground: 'surrendered', paperSha256: SHA });
  const parcel = async (at: number): Promise<Parcel> => {
    const { state } = await village.county.load(parcelStream, village.parcelCode(at));
    if (!state) throw new Error('no parcel');
    return state;
  };
  /** The rights that stand on a parcel, in the order of their terms, each with its contract. */
  const standing = async (at: number) => {
    const { rights } = await parcel(at);
    const found = rights.filter((each: Right) => each.standing === 'established');
    return Promise.all(
      found
        .sort((one, other) => one.from.localeCompare(other.from))
        .map(async (right) => ({
          right,
          contract: (await village.county.load(contractStream, contractOfRight(right))).state,
        })),
    );
  };
  const assignment = (more: object = {}) => ({
    ...{ parcelCode: village.parcelCode(0), rightId: 'old-0', householdId: village.householdId(2) },
    ...{ contractNumber: '转1', laterContractNumber: '转1续', paperSha256: SHA },
    ...{ consent: 'given', consentSha256: SHA, effectiveOn: '2026-03-01', ...more },
  });

  it('pass with an assignment, those of the next term too', async () => {
    const [, before] = await standing(0);
    expect(before?.right).toMatchObject({ holders: [{ id: village.householdId(0) }], ...NEXT });
    await village.must('AssignContractRight', assignment());
    await village.settle();
    const head = await village.county.store.head();
    await village.settle({ from: -1 });
    expect(await village.county.store.head()).toBe(head);
    const after = await standing(0);
    for (const { right, contract } of after) {
      expect(right.holders).toMatchObject([{ id: village.householdId(2) }]);
      expect(contract).toMatchObject({
        ...{ standing: 'in-effect', from: right.from, to: right.to, grantees: right.holders },
        parcels: [{ parcelCode: village.parcelCode(0) }],
      });
    }
    expect(after.map(({ contract }) => contract?.number)).toEqual(['转1', '转1续']);
    const extension = before?.contract?.contractId ?? '';
    expect((await village.county.load(contractStream, extension)).state).toMatchObject({
      ...{ standing: 'ended', endedOn: '2026-12-31', parcels: [] },
    });
  });

  it('pass with a swap, those of the next term too', async () => {
    const [ofFirst, ofSecond] = [await standing(0), await standing(1)];
    const ids = (found: typeof ofFirst) => found.map(({ contract }) => contract?.contractId);
    await village.must('SwapContractLand', {
      ...{ parcelCode: village.parcelCode(0), rightId: 'old-0', otherParcelCode: village.parcelCode(1) },
      ...{ otherRightId: 'old-1', contractNumber: '换1', paperSha256: SHA, effectiveOn: '2026-03-01' },
    });
    await village.settle();
    const head = await village.county.store.head();
    await village.settle({ from: -1 });
    expect(await village.county.store.head()).toBe(head);
    for (const [at, before] of [ofSecond, ofFirst].entries()) {
      const after = await standing(at);
      expect(ids(after)).toEqual(ids(before));
      for (const { right, contract } of after) {
        expect(right.holders).toMatchObject([{ id: village.householdId(1 - at) }]);
        expect(right.contractNumber).toBe(contract?.number);
        expect(contract?.parcels).toMatchObject([
          { parcelCode: village.parcelCode(at), rightId: right.contractId },
        ]);
      }
    }
  });

  it('do not pass by a swap for land that is not extended, and not at all without a number', async () => {
    const swap = {
      ...{ parcelCode: village.parcelCode(0), rightId: 'old-0', otherParcelCode: village.parcelCode(2) },
      ...{ otherRightId: 'old-2', contractNumber: '换1', paperSha256: SHA, effectiveOn: '2026-03-01' },
    };
    expect(await village.submit('SwapContractLand', swap)).toMatchObject({ rule: 'L50' });
    const unnumbered = assignment({ laterContractNumber: undefined });
    expect(await village.submit('AssignContractRight', unnumbered)).toMatchObject({ rule: 'L49' });
  });

  it('end for both terms when the land is given back', async () => {
    await village.must('ReturnContractLand', {
      ...{ parcelCode: village.parcelCode(0), rightId: 'old-0', paperSha256: SHA },
      ...{ noticedOn: '2025-01-05', effectiveOn: '2026-02-28' },
    });
    const contracts = (await standing(1)).length;
    await village.settle();
    expect(await standing(0)).toEqual([]);
    expect((await standing(1)).length).toBe(contracts);
    const left = (await village.county.log()).filter(({ type }) => type === 'ContractLandLeft');
    expect(left.map(({ data }) => data)).toMatchObject([
      { contractId: 'old-0', lastDay: '2026-02-28', remaining: 0 },
      { lastDay: '2026-02-28', remaining: 0 },
    ]);
  });
});
