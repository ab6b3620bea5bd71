import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, TestCounty } from './county.js';
import { TestVillage } from './village.js';

const SHA = 'a1'.repeat(32);

describe('a supplement that lengthens the term of a lease', () => {
  let county: TestCounty;
  let village: TestVillage;
  let parcel: string;
  let lease: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    const household = await village.household();
    parcel = await village.parcel();
    const contract = await village.householdContract('承1', household, [parcel]);
    expect(await village.standing(contract.body.id as string)).toBe('in-effect');
    const { id } = await village.clerk.must('contracts/conclude-lease', {
      ...village.terms('流1'),
      grantors: [{ householdId: household, parcels: [parcel] }],
      grantees: [village.cooperative],
      payments: {
        firstDueOn: '2026-02-01',
        lines: [
          {
            ...{ payeeHouseholdId: household, account: 'household-account' },
            steps: [{ fromYear: 1, amountFen: 100_000 }],
          },
        ],
      },
    });
    lease = id as string;
    expect(await village.standing(lease)).toBe('in-effect');
  });
  afterAll(async () => county.close());

  const lengthen = (supplementNumber: string, to: string): Promise<Answer> =>
    village.clerk.send('contracts/supplement-contract', {
      ...{ contractId: lease, supplementNumber, signedOn: '2026-02-20', paperSha256: SHA, to },
    });

  it('is refused beyond the contract of the household', async () => {
    expect((await lengthen('补1', '2055-01-01')).body).toMatchObject({ rule: 'T2' });
    expect((await lengthen('补1', '2029-12-31')).body).toMatchObject({ rule: 'CL18' });
  });

  it('lengthens the right on the parcel, and then the contract and its rents', async () => {
    expect((await lengthen('补1', '2035-12-31')).status).toBe(200);
    await county.settled();
    const { body } = await village.auditor.get(`contracts/${lease}`);
    expect(body).toMatchObject({ endsOn: '2035-12-31', lengtheningTo: null });
    const rights = (await village.auditor.get(`land-rights/rights?contractId=${lease}`)).body.items;
    expect(rights).toMatchObject([{ startsOn: '2026-01-10', endsOn: '2035-12-31', standing: 'established' }]);
    const { state } = (await village.auditor.get(`land-rights/parcels/${parcel}/state`)).body;
    expect(
      state.rights.filter(({ contractId }: { contractId: string }) => contractId === lease),
    ).toHaveLength(1);
    const { items } = (await village.auditor.get(`contracts/rents?contractId=${lease}&limit=200`)).body;
    expect(items).toHaveLength(10);
    const { items: open } = (await village.auditor.get('tasks?rule=CL10&standing=open')).body;
    expect(open.map(({ dueOn }: { dueOn: string }) => dueOn)).toContain('2035-11-30');
    expect(open.map(({ dueOn }: { dueOn: string }) => dueOn)).not.toContain('2030-11-30');
  });

  it('can be lengthened again, and ended', async () => {
    expect((await lengthen('补2', '2040-12-31')).status).toBe(200);
    await county.settled();
    expect((await village.auditor.get(`contracts/${lease}`)).body.endsOn).toBe('2040-12-31');
    await village.clerk.must('contracts/end-contract', {
      ...{ contractId: lease, endedOn: '2026-03-01', ground: 'mutual-agreement', endedBy: 'both' },
      paperSha256: SHA,
    });
    await county.settled();
    const rights = (await village.auditor.get(`land-rights/rights?contractId=${lease}`)).body.items;
    expect(rights).toMatchObject([{ endsOn: '2026-03-01', standing: 'ended' }]);
    const { items } = (await village.auditor.get('tasks?rule=CL10&standing=open')).body;
    expect(items.map(({ dueOn }: { dueOn: string }) => dueOn)).not.toContain('2040-11-30');
  });
});
