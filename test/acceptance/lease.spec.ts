import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { COLLECTIVE, COOPERATIVE, TestVillage } from './village.js';

const SHA = 'b2'.repeat(32);

describe('one lease decided, contracted, booked and read', () => {
  let county: TestCounty;
  let village: TestVillage;
  let zhang: string;
  let li: string;
  const parcels: Record<string, string> = {};

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    [zhang, li] = [await village.household(), await village.household()];
    for (const name of ['zhang1', 'zhang2', 'li1']) parcels[name] = await village.parcel();
    parcels.reserve = await village.parcel({ category: '22' });
  });
  afterAll(async () => county.close());

  const of = (name: string): string => parcels[name] as string;

  it('gives a household its thirty years on several parcels', async () => {
    const answer = await village.householdContract('承2025-1', zhang, [of('zhang1'), of('zhang2')]);
    expect(answer.status).toBe(200);
    expect(await village.standing(answer.body.id)).toBe('in-effect');
    await county.settled();
    const { body } = await village.clerk.get(`land-rights/rights?holderId=${zhang}`);
    expect(body.items).toMatchObject([
      { kind: 'contract-right', standing: 'established', startsOn: '2025-01-01', endsOn: '2054-12-31' },
      { kind: 'contract-right', standing: 'established' },
    ]);
    const other = await village.householdContract('承2025-2', li, [of('li1')]);
    expect(await village.standing(other.body.id)).toBe('in-effect');
  });

  it('leases the parcels of several households to a cooperative, with a stepped rent to each', async () => {
    for (const name of ['zhang1', 'zhang2', 'li1']) await village.nobodyClaims(of(name));
    const lease = {
      ...village.terms('流2026-1', { to: '2031-01-09' }),
      grantors: [
        { householdId: zhang, parcels: [of('zhang1'), of('zhang2')] },
        { householdId: li, parcels: [of('li1')] },
      ],
      grantees: [village.cooperative],
      payments: {
        firstDueOn: '2026-02-01',
        lines: [
          {
            payeeHouseholdId: zhang,
            account: 'household-account',
            steps: [
              { fromYear: 1, amountFen: 1_000_000 },
              { fromYear: 4, amountFen: 1_200_000 },
            ],
          },
          {
            payeeHouseholdId: li,
            account: 'household-account',
            steps: [{ fromYear: 1, amountFen: 500_000 }],
          },
        ],
      },
    };
    const answer = await village.clerk.must('contracts/conclude-lease', lease);
    expect(answer.tasks).toMatchObject([{ rule: 'P4' }]);
    expect(answer.warnings).toMatchObject([{ rule: 'T9', code: 'LAND_RIGHTS.REGISTRATION_ADVISED' }]);
    expect(await village.standing(answer.id)).toBe('in-effect');

    await county.settled();
    const { body } = await village.clerk.get(`contracts/rents?contractId=${answer.id}`);
    expect(body.items).toHaveLength(10);
    expect(body.items.map((rent: { amountFen: number }) => rent.amountFen)).toEqual([
      1_000_000, 500_000, 1_000_000, 500_000, 1_000_000, 500_000, 1_200_000, 500_000, 1_200_000, 500_000,
    ]);
    const due = await village.accountant.must('contracts/record-rent-due', {
      contractId: answer.id,
      upTo: '2026-03-01',
    });
    expect(due.revision).toBe(3);
  });

  it('lets several hold a right together, each paying their own part', async () => {
    const wang = await village.household();
    const parcel = await village.parcel();
    const contract = await village.householdContract('承2025-3', wang, [parcel]);
    expect(await village.standing(contract.body.id as string)).toBe('in-effect');
    const part = (payer: number, amountFen: number) => ({
      payeeHouseholdId: wang,
      payer,
      account: 'household-account',
      steps: [{ fromYear: 1, amountFen }],
    });
    const lease = await village.clerk.must('contracts/conclude-lease', {
      ...village.terms('流2026-2', { to: '2026-12-31' }),
      grantors: [{ householdId: wang, parcels: [parcel] }],
      grantees: [village.cooperative, { kind: 'household', householdId: li }],
      payments: { firstDueOn: '2026-02-01', lines: [part(1, 300_000), part(2, 100_000)] },
    });
    expect(await village.standing(lease.id as string)).toBe('in-effect');
    const rights = (await village.clerk.get(`land-rights/rights?contractId=${lease.id}`)).body.items;
    expect(rights).toMatchObject([
      { holderKind: 'cooperative', holderId: COOPERATIVE, standing: 'established' },
      { holderKind: 'household', holderId: li, standing: 'established' },
    ]);
    const rents = (await village.clerk.get(`contracts/rents?contractId=${lease.id}`)).body.items;
    expect(
      rents.map(({ payer, amountFen }: { payer: { id: string }; amountFen: number }) => [
        payer.id,
        amountFen,
      ]),
    ).toEqual([
      [COOPERATIVE, 300_000],
      [li, 100_000],
    ]);
  });

  it('leases reserve land of the collective after resolution and approval, and books its rent', async () => {
    const resolution = await village.resolve([of('reserve')]);
    expect(resolution.status).toBe(200);
    const approval = await village.approve(resolution.body.id);
    expect(approval.status).toBe(200);
    const lease = await village.clerk.must('contracts/conclude-collective-lease', {
      ...village.terms('集2026-1'),
      parcels: [of('reserve')],
      grantees: [village.cooperative],
      payments: {
        firstDueOn: '2026-02-01',
        lines: [{ account: 'collective-account', steps: [{ fromYear: 1, amountFen: 1_200_000 }] }],
      },
      resolutionId: resolution.body.id,
      approvalId: approval.body.id,
      capabilityReportSha256: SHA,
    });
    expect(await village.standing(lease.id)).toBe('in-effect');
    await village.accountant.must('contracts/record-rent-due', { contractId: lease.id, upTo: '2026-03-01' });
    const receipt = {
      contractId: lease.id,
      line: 1,
      year: 1,
      amountFen: 700_000,
      receivedOn: '2026-03-01',
      account: 'collective-account',
      receiptNumber: '0000001',
    };
    const owed = { contractId: receipt.contractId, upTo: '2026-03-01' };
    expect((await village.cashier.send('contracts/record-rent-due', owed)).status).toBe(403);
    expect((await village.accountant.send('contracts/record-rent-receipt', receipt)).status).toBe(403);
    await village.cashier.must('contracts/record-rent-receipt', receipt);
    const twice = await village.cashier.send('contracts/record-rent-receipt', { ...receipt, amountFen: 1 });
    expect(twice).toMatchObject({ status: 422, body: { rule: 'K12' } });
    const tooMuch = await village.cashier.send('contracts/record-rent-receipt', {
      ...receipt,
      receiptNumber: '0000002',
    });
    expect(tooMuch).toMatchObject({
      status: 422,
      body: { code: 'CONTRACTS.RECEIPT_WITHOUT_DUE', facts: { outstandingFen: 500_000 } },
    });
    const personal = await village.cashier.send('contracts/record-rent-receipt', {
      ...receipt,
      receiptNumber: '0000003',
      amountFen: 500_000,
      account: 'personal-account',
    });
    expect(personal).toMatchObject({
      status: 422,
      body: { rule: 'M5', basis: [{ law: '农村集体经济组织法', article: '第四十四条' }] },
    });
  });

  it('tells the auditor who did what, when, on which paper and under which rules', async () => {
    await county.settled();
    const { body } = await village.auditor.get(`contracts?collectiveId=${COLLECTIVE}&kind=collective-lease`);
    const [lease] = body.items;
    expect(lease.grantees).toEqual([
      { kind: 'cooperative', id: COOPERATIVE, name: village.cooperative.name },
    ]);
    const timeline = (await village.auditor.get(`contracts/${lease.contractId}/timeline`)).body.items;
    expect(
      timeline.map(({ title, account }: { title: string; account: string }) => [title, account]),
    ).toEqual([
      ['合同已订立', 'jingban'],
      ['合同已生效', 'taking-effect'],
      ['租金已到期应收', 'kuaiji'],
      ['租金已收取', 'baozhang'],
    ]);
    expect(timeline[0].rulesHeld).toEqual(expect.arrayContaining(['P8', 'T5', 'M5']));
    // Not of enterprises, nor of contracted land: these rules have nothing to say of it.
    for (const silent of ['P11', 'T1', 'T2', 'L10']) expect(timeline[0].rulesHeld).not.toContain(silent);
    // What follows from a contract is true when the contract was, however late it is recorded.
    expect(timeline[1].effectiveOn).toBe(lease.signedOn);
    // Late to the books, but due on its day.
    expect(timeline[2].effectiveOn).toBe('2026-02-01');
    const before = await village.auditor.get(
      `contracts/${lease.contractId}/state?knownAtPosition=${timeline[0].position}`,
    );
    expect(before.body.state.standing).toBe('concluded');
    const early = await village.auditor.get(`land-rights/parcels/${of('reserve')}/state?on=2026-01-09`);
    expect(early.body.exists).toBe(false);
  });
});
