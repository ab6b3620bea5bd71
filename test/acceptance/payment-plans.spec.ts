import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, TestCounty } from './county.js';
import { TestVillage } from './village.js';

describe('rent that is adjusted, reckoned in kind, or a share of the yield', () => {
  let county: TestCounty;
  let village: TestVillage;
  let household: string;
  let lease: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    household = await village.household();
    const parcel = await village.parcel();
    const contract = await village.householdContract('承1', household, [parcel]);
    expect(await village.standing(contract.body.id as string)).toBe('in-effect');
    const line = { payeeHouseholdId: household, account: 'household-account' };
    const { id } = (await village.clerk.must('contracts/conclude-lease', {
      ...village.terms('流1'),
      grantors: [{ householdId: household, parcels: [parcel] }],
      grantees: [village.cooperative],
      payments: {
        firstDueOn: '2026-02-01',
        lines: [
          {
            ...line,
            steps: [{ fromYear: 1, amountFen: 100_000 }],
            adjustment: { everyYears: 3, basisPoints: 500 },
          },
          {
            ...line,
            steps: [{ fromYear: 1, amountFen: 460_000 }],
            inKind: { product: '玉米', quantityKg: 2_000, priceFen: 230 },
          },
          {
            ...line,
            steps: [{ fromYear: 1, amountFen: 0 }],
            yieldShare: { numerator: 3, denominator: 10 },
          },
        ],
      },
    })) as { id: string };
    lease = id;
    expect(await village.standing(lease)).toBe('in-effect');
  });
  afterAll(async () => county.close());

  const arrears = async (on: string, desk = village.clerk): Promise<unknown[]> => {
    const { status, body } = await desk.get(`contracts/arrears?on=${on}&contractId=${lease}`);
    expect(status).toBe(200);
    return body.items.map(
      (each: { year: number; line: number; outstandingFen: number; daysOverdue: number }) => [
        each.year,
        each.line,
        each.outstandingFen,
        each.daysOverdue,
      ],
    );
  };
  const state = (more: object = {}): Promise<Answer> =>
    village.accountant.send('contracts/state-yield', {
      ...{ contractId: lease, line: 3, year: 1, yieldFen: 1_000_000, statedOn: '2026-02-20' },
      ...more,
    });
  const pay = (amountFen: number, receiptNumber: string): Promise<Answer> =>
    village.cashier.send('contracts/record-rent-payment', {
      ...{ contractId: lease, payeeHouseholdId: household, amountFen, receiptNumber },
      ...{ receivedOn: '2026-03-01', account: 'household-account' },
    });

  it('is planned for every year of the term', async () => {
    const { body } = await village.clerk.get(`contracts/rents?contractId=${lease}&limit=200`);
    const amounts = (line: number): number[] =>
      body.items
        .filter((rent: { line: number }) => rent.line === line)
        .map(({ amountFen }: { amountFen: number }) => amountFen);
    expect(amounts(1)).toEqual([100_000, 100_000, 100_000, 105_000, 105_000]);
    expect(amounts(2)).toEqual([460_000, 460_000, 460_000, 460_000, 460_000]);
    const waiting = await village.clerk.get(`contracts/rents?contractId=${lease}&standing=awaiting-yield`);
    expect(waiting.body.items).toHaveLength(5);
  });

  it('is in arrears by the plan, even while nobody has recorded it as due', async () => {
    expect(await arrears('2026-01-31')).toEqual([]);
    expect(await arrears('2026-03-02')).toEqual([
      [1, 1, 100_000, 29],
      [1, 2, 460_000, 29],
    ]);
  });

  it('is settled by a statement of the yield, once, by those who keep the books', async () => {
    expect((await village.clerk.send('contracts/state-yield', {})).status).toBe(403);
    expect((await state({ line: 1 })).body).toMatchObject({ rule: 'CL2' });
    expect((await state()).status).toBe(200);
    expect(await state()).toMatchObject({ status: 422, body: { rule: 'CL2' } });
    expect(await arrears('2026-03-02')).toContainEqual([1, 3, 300_000, 10]);
  });

  it('is paid in the order in which it fell due, on one day in proportion', async () => {
    await village.accountant.must('contracts/record-rent-due', { contractId: lease, upTo: '2026-03-02' });
    expect((await pay(280_000, '收1')).status).toBe(200);
    expect(await arrears('2026-03-02')).toEqual([
      [1, 1, 50_000, 29],
      [1, 2, 230_000, 29],
      [1, 3, 300_000, 10],
    ]);
    expect(await pay(1, '收1')).toMatchObject({ status: 422, body: { rule: 'K12' } });
    expect(await pay(580_001, '收2')).toMatchObject({ status: 422, body: { rule: 'K8' } });
    expect((await pay(580_000, '收2')).status).toBe(200);
    expect(await arrears('2026-03-02')).toEqual([]);
    // The household's money: no voucher of the collective.
    const { body } = await village.accountant.get('books/journal?entity=N2140722MF00000057');
    expect(body.items ?? []).toEqual([]);
  });

  it('is nothing that another township may see or state', async () => {
    await county.admin.must('divisions/register-division', {
      ...{ code: '140722102', name: '麻田镇', kind: 'township' },
    });
    const stranger = await county.hire('bieren', 'accountant', '140722102');
    expect(await arrears('2026-12-31', stranger)).toEqual([]);
    const foreign = await stranger.send('contracts/state-yield', {
      ...{ contractId: lease, line: 3, year: 2, yieldFen: 1, statedOn: '2026-03-01' },
    });
    expect(foreign.status).toBe(404);
  });
});
