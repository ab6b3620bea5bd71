import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { TestVillage } from './village.js';

const SHA = 'a1'.repeat(32);

describe('household contracts whose land is assigned or swapped', () => {
  let county: TestCounty;
  let village: TestVillage;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    await county.settled();
  });
  afterAll(() => county.close());

  let numbers = 0;
  const contractOver = async (householdId: string, parcels: string[]): Promise<string> => {
    const { status, body } = await village.householdContract(`承${++numbers}`, householdId, parcels);
    expect(status).toBe(200);
    expect(await village.standing(body.id)).toBe('in-effect');
    return body.id;
  };
  const contract = async (id: string) => {
    await county.settled();
    return (await village.clerk.get(`contracts/${id}`)).body;
  };
  const codesOf = ({ parcels }: { parcels: { parcelCode: string }[] }) =>
    parcels.map(({ parcelCode }) => parcelCode);
  const rightsOn = async (code: string) => {
    await county.settled();
    const { body } = await village.clerk.get(`land-rights/parcels/${code}/state`);
    return body.state.rights as { contractId: string; standing: string; to: string }[];
  };

  it('leaves the transferor what was not assigned, and gives the transferee a contract', async () => {
    const [from, to] = [await village.household(), await village.household()];
    const [first, second] = [await village.parcel(), await village.parcel()];
    const contractId = await contractOver(from, [first, second]);
    const assign = (parcelCode: string, contractNumber: string) =>
      village.clerk.must('land-rights/assign-contract-right', {
        ...{ parcelCode, rightId: contractId, householdId: to, contractNumber, paperSha256: SHA },
        ...{ consent: 'given', consentSha256: SHA, effectiveOn: '2026-02-01' },
      });
    await assign(first, '转1');
    expect(await contract(contractId)).toMatchObject({ standing: 'in-effect', areaDm2: 666_667 });
    expect(codesOf(await contract(contractId))).toEqual([second]);
    const { body } = await village.clerk.get('contracts?number=转1');
    expect(body.items).toMatchObject([
      { kind: 'household-contract', standing: 'in-effect', startsOn: '2026-02-01', endsOn: '2054-12-31' },
    ]);
    expect(body.items[0].grantees).toMatchObject([{ kind: 'household', id: to }]);
    await assign(second, '转2');
    expect(await contract(contractId)).toMatchObject({ standing: 'ended', endedOn: '2026-01-31' });
    await village.clerk.must('contracts/end-contract', {
      ...{ contractId: body.items[0].contractId, endedOn: '2026-03-01', ground: 'decided' },
      ...{ endedBy: 'authority', paperSha256: SHA },
    });
    expect((await rightsOn(first)).map(({ standing }) => standing)).toEqual(['ended', 'ended']);
  });

  it('gives each of two contracts the other’s parcel, whose right ends with it', async () => {
    const [one, other] = [await village.household(), await village.household()];
    const [mine, theirs] = [await village.parcel(), await village.parcel({ areaDm2: 333_333 })];
    const [first, second] = [await contractOver(one, [mine]), await contractOver(other, [theirs])];
    await village.clerk.must('land-rights/swap-contract-land', {
      ...{ parcelCode: mine, rightId: first, otherParcelCode: theirs, otherRightId: second },
      ...{ contractNumber: '换1', paperSha256: SHA, effectiveOn: '2026-02-01' },
    });
    const tasks = async () => (await village.clerk.get(`tasks?subject=parcel-${mine}`)).body.items;
    await county.settled();
    expect(await tasks()).toMatchObject([{ rule: 'P3a', standing: 'open' }]);
    const [, swapped] = await rightsOn(mine);
    await village.clerk.must('land-rights/record-land-filing', {
      ...{ parcelCode: mine, filing: 'swap', subjectId: swapped?.contractId, filedOn: '2026-03-01' },
    });
    await county.settled();
    expect(await tasks()).toMatchObject([{ rule: 'P3a', standing: 'completed' }]);
    expect(codesOf(await contract(first))).toEqual([theirs]);
    expect(await contract(first)).toMatchObject({ standing: 'in-effect', areaDm2: 333_333 });
    expect(codesOf(await contract(second))).toEqual([mine]);
    await village.clerk.must('contracts/end-contract', {
      ...{
        contractId: first,
        endedOn: '2026-03-01',
        ground: 'decided',
        endedBy: 'authority',
        paperSha256: SHA,
      },
    });
    expect((await rightsOn(theirs)).map(({ standing, to }) => [standing, to])).toEqual([
      ['ended', '2026-01-31'],
      ['ended', '2026-03-01'],
    ]);
    expect((await rightsOn(mine)).map(({ standing }) => standing)).toEqual(['ended', 'established']);
  });

  it('has the parts of a parcel in its place, and gives up the one that is assigned', async () => {
    const [household, taker] = [await village.household(), await village.household()];
    const parcelCode = await village.parcel();
    const contractId = await contractOver(household, [parcelCode]);
    const parts = [1, 2].map((at) => `${parcelCode.slice(0, 14)}9000${at}`);
    await village.clerk.must('land-rights/split-parcel', {
      ...{ parcelCode, paperSha256: SHA, effectiveOn: '2026-02-01' },
      parts: [333_333, 333_334].map((areaDm2, at) => ({ code: parts[at], name: '分地', areaDm2 })),
    });
    expect(codesOf(await contract(contractId))).toEqual(parts);
    expect(await contract(contractId)).toMatchObject({ standing: 'in-effect', areaDm2: 666_667 });
    await village.clerk.must('land-rights/assign-contract-right', {
      ...{ parcelCode: parts[0], rightId: contractId, householdId: taker, contractNumber: '转分1' },
      ...{ consent: 'given', consentSha256: SHA, paperSha256: SHA, effectiveOn: '2026-02-10' },
    });
    expect(codesOf(await contract(contractId))).toEqual([parts[1]]);
    const landOn = async (day: string) =>
      codesOf((await village.clerk.get(`contracts/${contractId}/state?on=${day}`)).body.state);
    expect(await landOn('2026-01-31')).toEqual([parcelCode]);
    expect(await landOn('2026-02-01')).toEqual(parts);
  });

  it('goes on with the lease of land that is assigned, and owes the rent to whoever has it', async () => {
    const [household, taker] = [await village.household(), await village.household()];
    const parcelCode = await village.parcel();
    const contractId = await contractOver(household, [parcelCode]);
    const { id: leaseId } = (await village.clerk.must('contracts/conclude-lease', {
      ...village.terms('流1'),
      ...{ grantors: [{ householdId: household, parcels: [parcelCode] }], grantees: [village.cooperative] },
      payments: {
        firstDueOn: '2026-01-20',
        lines: [
          {
            ...{ payeeHouseholdId: household, account: 'household-account' },
            steps: [{ fromYear: 1, amountFen: 100_000 }],
          },
        ],
      },
    })) as { id: string };
    await county.settled();
    await village.clerk.must('land-rights/assign-contract-right', {
      ...{ parcelCode, rightId: contractId, householdId: taker, contractNumber: '转租1' },
      ...{ consent: 'given', consentSha256: SHA, paperSha256: SHA, effectiveOn: '2026-02-10' },
    });
    const { parcels, standing } = await contract(leaseId);
    expect([standing, parcels[0].grantor.id]).toEqual(['in-effect', taker]);
    const { body } = await village.clerk.get(`contracts/rents?contractId=${leaseId}`);
    expect(body.items.map(({ payee }: { payee: { id: string } }) => payee.id)).toEqual([
      household,
      ...[taker, taker, taker, taker],
    ]);
  });

  it('takes land out of a contract that is given back or expropriated, and ends it with the last', async () => {
    const household = await village.household();
    const [first, second] = [await village.parcel(), await village.parcel()];
    const contractId = await contractOver(household, [first, second]);
    await village.clerk.must('land-rights/surrender-contract-land', {
      ...{ parcelCode: first, rightId: contractId, compensationFen: 100_000, paperSha256: SHA },
      effectiveOn: '2026-01-31',
    });
    expect(await contract(contractId)).toMatchObject({ standing: 'in-effect', areaDm2: 666_667 });
    expect(codesOf(await contract(contractId))).toEqual([second]);
    const taken = { parcelCode: second, approvalNumber: '晋政地字〔2026〕12号', authority: '山西省人民政府' };
    const { body: ahead } = await village.clerk.send('land-rights/expropriate-parcel', {
      ...taken,
      expropriatedOn: '2090-01-01',
    });
    expect(ahead).toMatchObject({ code: 'COMMAND.EFFECTIVE_IN_FUTURE' });
    await village.clerk.must('land-rights/expropriate-parcel', { ...taken, expropriatedOn: '2026-02-01' });
    expect(await contract(contractId)).toMatchObject({
      ...{ standing: 'ended', endedOn: '2026-02-01', endGround: 'expropriated', areaDm2: 0, parcels: [] },
    });
    const { body } = await village.clerk.get(`tasks?subject=contract-${contractId}`);
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.items.filter(({ standing }: { standing: string }) => standing === 'open')).toEqual([]);
  });
});
