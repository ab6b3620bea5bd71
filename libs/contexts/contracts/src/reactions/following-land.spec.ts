import { describe, expect, it } from '@jest/globals';
import { COLLECTIVE, SHA, VILLAGE } from '#examples';
import { type Rejection, isRejection, metadataOf } from '#kernel';
import { parcelStream } from '#land-rights/facts';
import { ExtensionVillage } from '../../../../../test/extension-village.js';
import { contractIdOf, contractNumberStream, contractStream } from '../facts/index.js';

const number = '转1';

describe('the number of a contract that follows from an assignment', () => {
  const assign = (village: ExtensionVillage, at: number, to: number) =>
    village.submit('AssignContractRight', {
      ...{ parcelCode: village.parcelCode(at), rightId: `old-${at}`, householdId: village.householdId(to) },
      ...{ contractNumber: number, paperSha256: SHA, consent: 'given', consentSha256: SHA },
      effectiveOn: '2026-01-02',
    });
  const ruleOf = (answer: object | Rejection) => (isRejection(answer) ? answer.rule : 'accepted');

  it('is free for one contract; of two assignments at once both have theirs, and one says so', async () => {
    const village = new ExtensionVillage();
    await village.found(3);
    await village.settle();
    const before = [await assign(village, 0, 2), await assign(village, 1, 2)];
    expect(before.map(ruleOf)).toEqual(['accepted', 'accepted']);
    await village.settle();
    const rightOn = async (at: number) =>
      (await village.county.load(parcelStream, village.parcelCode(at))).state?.rights.at(-1)?.contractId ??
      '';
    const ids = [await rightOn(0), await rightOn(1)];
    for (const id of ids)
      expect((await village.county.load(contractStream, id)).state).toMatchObject({ number });
    const { state: taken } = await village.county.load(
      contractNumberStream,
      contractIdOf({ collectiveId: COLLECTIVE, number }),
    );
    expect(taken?.contractId).toBe(ids[0]);
    const warned = (await village.county.log()).flatMap((event) =>
      event.type === 'AssignedContractRecorded'
        ? [[event.data.contractId, metadataOf(event).warnings?.map(({ rule }) => rule) ?? []]]
        : [],
    );
    expect(warned).toEqual([
      [ids[0], []],
      [ids[1], ['CL23']],
    ]);
    expect(ruleOf(await assign(village, 2, 0))).toBe('K1');
    const concluding = await village.submit('ConcludeHouseholdContract', {
      ...{ collectiveId: COLLECTIVE, divisionCode: VILLAGE, number, householdId: village.householdId(0) },
      ...{ parcels: [village.parcelCode(0)], signedOn: '2026-03-01', from: '2026-03-01', to: '2056-02-28' },
      ...{ form: 'written', paperSha256: SHA, agreedUse: '种植粮食' },
    });
    expect(ruleOf(concluding)).toBe('K1');
  });
});
