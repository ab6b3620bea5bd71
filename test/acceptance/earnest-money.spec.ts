import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { rent, SHA } from './lawful-village.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

describe('the earnest money of a lease', () => {
  let county: TestCounty;
  let village: TestVillage;
  let contractId: string;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    const reserve = await village.parcel({ category: '22' });
    const resolutionId = (await village.resolve([reserve])).body.id as string;
    const approvalId = (await village.approve(resolutionId)).body.id as string;
    const { id } = await village.clerk.must('contracts/conclude-collective-lease', {
      ...village.terms('集1'),
      ...{ parcels: [reserve], grantees: [village.cooperative], earnestMoneyFen: 50_000 },
      payments: rent({ account: 'collective-account' }),
      ...{ resolutionId, approvalId, capabilityReportSha256: SHA },
    });
    contractId = id;
    await county.settled();
  });
  afterAll(async () => county.close());

  const receive = (more: object = {}) =>
    village.cashier.send('contracts/receive-earnest-money', {
      ...{ contractId, divisionCode: VILLAGE, amountFen: 50_000, account: 'collective-account' },
      ...{ receivedOn: '2026-01-12', receiptNumber: '收1', ...more },
    });
  const settle = (more: object = {}) =>
    village.cashier.send('contracts/settle-earnest-money', {
      ...{
        contractId,
        outcome: 'returned-double',
        settledOn: '2026-02-20',
        method: 'bank',
        receiptNumber: '付1',
      },
      ...more,
    });

  it('is received once by the cashier and given back twice by who broke the contract, and the books follow', async () => {
    expect((await receive({ account: 'personal-account' })).body).toMatchObject({ rule: 'M5' });
    expect((await receive()).status).toBe(200);
    expect((await receive({ receiptNumber: '收2' })).body).toMatchObject({ rule: 'M16b' });
    expect((await settle()).body).toMatchObject({ rule: 'M16e' });
    expect((await settle({ paperSha256: SHA })).status).toBe(200);
    expect((await settle({ outcome: 'returned' })).body).toMatchObject({ rule: 'M16d' });
    await county.settled();
    const { body } = await village.auditor.get(`contracts/earnest-money/${contractId}`);
    expect(body).toMatchObject({
      standing: 'returned-double',
      paidBackFen: 100_000,
      settledOn: '2026-02-20',
    });
    const ledger = await village.accountant.get(
      `books/general-ledger?entity=${COLLECTIVE}&from=2026-01&to=2026-03`,
    );
    const closing = (account: string) =>
      (ledger.body.items as { account: string; closing: object }[]).find((line) => line.account === account)
        ?.closing;
    expect(closing('211')).toEqual({ side: '平', amountFen: 0 });
    expect(closing('102')).toEqual({ side: '贷', amountFen: 50_000 });
    expect(closing('515')).toEqual({ side: '借', amountFen: 50_000 });
  });
});
