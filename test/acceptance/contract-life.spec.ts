import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Desk, PASSWORD, TestCounty } from './county.js';
import { TestVillage } from './village.js';

const SHA = 'b2'.repeat(32);

describe('the life of a contract after it took effect', () => {
  let county: TestCounty;
  let village: TestVillage;
  let household: string;
  let parcel: string;
  let lease: string;
  let stranger: Desk;

  const concludeLease = (number: string, more: object = {}): Promise<Answer> =>
    village.clerk.send('contracts/conclude-lease', {
      ...village.terms(number),
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
      ...more,
    });
  const send = (name: string, body: object): Promise<Answer> =>
    village.clerk.send(`contracts/${name}`, { contractId: lease, ...body });
  const end = (more: object): Promise<Answer> =>
    send('end-contract', { endedOn: '2026-03-01', endedBy: 'grantor', paperSha256: SHA, ...more });

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    household = await village.household();
    parcel = await village.parcel();
    const contract = await village.householdContract('承1', household, [parcel]);
    expect(await village.standing(contract.body.id as string)).toBe('in-effect');
    lease = (await concludeLease('流1')).body.id as string;
    expect(await village.standing(lease)).toBe('in-effect');
    const township = { code: '140722102', name: '麻田镇', kind: 'township' };
    await county.admin.must('divisions/register-division', township);
    stranger = await county.hire('bieren', 'station-clerk', township.code);
  });
  afterAll(async () => county.close());

  it('is watched from the beginning: it reminds of its end three times', async () => {
    const { body } = await village.clerk.get(`tasks?subject=contract-${lease}&limit=200`);
    const reminders = body.items.filter(({ code }: { code: string }) => code.startsWith('CONTRACTS.EXPIRES'));
    expect(reminders.map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual([
      '2030-06-30',
      '2030-09-30',
      '2030-11-30',
    ]);
  });

  it('is suspended and resumed, by clerks of the place alone', async () => {
    const suspension = { suspendedOn: '2026-02-01', cause: '河道治理施工占用' };
    expect((await village.accountant.send('contracts/suspend-contract', { contractId: lease })).status).toBe(
      403,
    );
    expect((await send('suspend-contract', suspension)).status).toBe(200);
    expect(await village.standing(lease)).toBe('suspended');
    expect((await send('suspend-contract', suspension)).body).toMatchObject({ rule: 'CL5' });
    expect((await send('resume-contract', { resumedOn: '2026-02-10' })).status).toBe(200);
    expect(await village.standing(lease)).toBe('in-effect');
  });

  it('is amended by supplements, for the years to come', async () => {
    const steps = [
      { fromYear: 1, amountFen: 100_000 },
      { fromYear: 3, amountFen: 80_000 },
    ];
    const payments = {
      firstDueOn: '2026-02-01',
      lines: [{ payeeHouseholdId: household, account: 'household-account', steps }],
    };
    const paper = { supplementNumber: '补1', signedOn: '2026-02-20', paperSha256: SHA };
    expect((await send('supplement-contract', paper)).body).toMatchObject({ rule: 'CL15' });
    expect((await send('supplement-contract', { ...paper, payments, agreedUse: '种植粮食' })).status).toBe(
      200,
    );
    const { body } = await village.clerk.get(`contracts/rents?contractId=${lease}`);
    expect(body.items.map(({ amountFen }: { amountFen: number }) => amountFen)).toEqual([
      ...[100_000, 100_000],
      ...[80_000, 80_000, 80_000],
    ]);
    expect((await village.clerk.get(`contracts/${lease}`)).body).toMatchObject({ agreedUse: '种植粮食' });
  });

  it('is ended on a lawful ground alone', async () => {
    expect((await end({ ground: 'expensive' })).status).toBe(400);
    expect(await end({ ground: 'voluntary-return', noticedOn: '2025-01-01' })).toMatchObject({
      status: 422,
      body: { rule: 'P18', basis: [{ article: '第四十二条' }, { article: '第六十四条' }, {}] },
    });
    expect((await end({ ground: 'rent-unpaid' })).body).toMatchObject({ rule: 'CL14' });
    await send('record-breach', {
      ...{ kind: 'rent-unpaid', since: '2026-02-02', noticedOn: '2026-02-05' },
      ...{ remedyBy: '2026-02-20', noticeSha256: SHA },
    });
    const { body } = await village.clerk.get(`contracts/${lease}`);
    const [{ breachId }] = body.breaches as [{ breachId: string }];
    const answer = await end({ ground: 'rent-unpaid', breachId });
    expect(answer.status).toBe(200);
    expect((await end({ ground: 'rent-unpaid', breachId })).body).toMatchObject({ rule: 'CL3' });
  });

  it('takes its right with it, and what will not fall due', async () => {
    expect(await village.standing(lease)).toBe('ended');
    const rights = (await village.clerk.get(`land-rights/rights?contractId=${lease}`)).body.items;
    expect(rights).toMatchObject([{ standing: 'ended', endsOn: '2026-03-01' }]);
    const rents = (await village.clerk.get(`contracts/rents?contractId=${lease}`)).body.items;
    expect(rents).toHaveLength(1);
    // What fell due before is owed still.
    const due = { contractId: lease, upTo: '2026-03-02' };
    await village.accountant.must('contracts/record-rent-due', due);
    const open = (await village.clerk.get(`tasks?subject=contract-${lease}&standing=open`)).body.items;
    expect(open.filter(({ code }: { code: string }) => code.startsWith('CONTRACTS.EXPIRES'))).toEqual([]);
  });

  it('is nobody’s in another township', async () => {
    const foreign = { contractId: lease, resumedOn: '2026-03-01' };
    expect((await stranger.send('contracts/resume-contract', foreign)).status).toBe(404);
  });

  it('leaves the land free for the next contract, which may renew it', async () => {
    const early = await concludeLease('流2', { signedOn: '2026-03-01', from: '2026-03-01' });
    expect(early.status).toBe(422);
    const next = await concludeLease('流3', {
      ...{ signedOn: '2026-03-02', from: '2026-03-02', to: '2026-03-31' },
      payments: {
        firstDueOn: '2026-03-02',
        lines: [
          {
            ...{ payeeHouseholdId: household, account: 'household-account' },
            steps: [{ fromYear: 1, amountFen: 100_000 }],
          },
        ],
      },
    });
    expect(next.status).toBe(200);
    expect(await village.standing(next.body.id as string)).toBe('in-effect');
    const renewal = await send('record-renewal', { renewedById: next.body.id });
    expect(renewal).toMatchObject({ status: 200, body: { warnings: [] } });
    expect((await send('record-renewal', { renewedById: next.body.id })).body).toMatchObject({ rule: 'CL7' });

    const expiry = { contractId: next.body.id as string, stillUsed: true };
    expect((await village.clerk.send('contracts/record-contract-expired', expiry)).body.rule).toBe('CL6');
    county.clock.set('2026-04-01T02:00:00.000Z');
    const clerk = await county.login('jingban', PASSWORD);
    const expired = await clerk.must('contracts/record-contract-expired', expiry);
    expect(expired.tasks).toMatchObject([{ rule: 'T11', dueOn: '2026-04-30' }]);
    await county.settled();
    const { body } = await clerk.get(`contracts/${expiry.contractId}`);
    expect(body).toMatchObject({ standing: 'expired', endsOn: '2026-03-31' });
  });
});
