import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codesOf } from '#kernel';
import { POLICY_KEYS } from '#policies/facts';
import { type Answer, TestCounty } from './county.js';
import { TestVillage } from './village.js';

describe('local numbers are dated rows, and duties are tasks with a date', () => {
  let county: TestCounty;
  let village: TestVillage;
  let household: string;
  let parcel: string;
  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    household = await village.household();
    parcel = await village.parcel();
    const contract = await village.householdContract('承1', household, [parcel]);
    expect(await village.standing(contract.body.id as string)).toBe('in-effect');
  });
  afterAll(async () => county.close());

  const set = (key: string, value: unknown, more: object = {}): Promise<Answer> =>
    village.countyReviewer.send('policies/set-policy-row', {
      divisionCode: '140722',
      key,
      value,
      from: '2026-01-01',
      basis: { law: '左权县农村土地经营权流转管理办法', article: '第八条' },
      ...more,
    });
  const lease = (number: string, more: object = {}, dryRun = false): Promise<Answer> =>
    village.clerk.send(`contracts/conclude-lease?dryRun=${dryRun}`, {
      ...village.terms(number),
      grantors: [{ householdId: household, parcels: [parcel] }],
      grantees: [village.cooperative],
      payments: {
        firstDueOn: '2026-02-01',
        lines: [
          {
            payeeHouseholdId: household,
            account: 'household-account',
            steps: [{ fromYear: 1, amountFen: 100_000 }],
          },
        ],
      },
      ...more,
    });

  it('takes a row whose value has its shape, and no other', async () => {
    expect((await set('conveyance.filing-period', { count: 30, unit: 'calendar-day' })).status).toBe(200);
    const wrong: [string, unknown][] = [
      ['conveyance.filing-period', 30],
      ['conveyance.filing-period', { count: 30, unit: 'fortnight' }],
      ['capital-review.kinds', ['martian']],
      ['capital-review.area-from-dm2', -1],
    ];
    for (const [key, value] of wrong)
      expect(await set(key, value)).toMatchObject({
        status: 422,
        body: { code: 'POLICIES.VALUE_DOES_NOT_FIT' },
      });
    expect((await set('nonsense', 1)).status).toBe(400);
    expect((await set('capital-review.area-from-dm2', 1, { to: '2025-01-01' })).status).toBe(422);
    const clerk = await village.clerk.send('policies/set-policy-row', {});
    expect(clerk.status).toBe(403);
  });

  it('shows the rows to everybody of the county, with their basis', async () => {
    const { body } = await village.accountant.get('policies?key=conveyance.filing-period');
    expect(body.items).toMatchObject([
      {
        value: { value: { count: 30, unit: 'calendar-day' } },
        basis: '《左权县农村土地经营权流转管理办法》第八条',
      },
    ]);
    const keys = (await village.accountant.get('policies/keys')).body.items;
    expect(keys.map(({ key }: { key: string }) => key)).toEqual(codesOf(POLICY_KEYS));
  });

  it('lets the county say who must be reviewed, from which day and which area', async () => {
    expect((await lease('流0', {}, true)).status).toBe(200);
    await set('capital-review.kinds', ['company', 'cooperative', 'person']);
    const refused = (await lease('流0', {}, true)).body.trial;
    expect(refused.accepted).toBe(false);
    expect(refused.verdicts).toContainEqual(expect.objectContaining({ rule: 'P11', holds: false }));
    // Signed before the row holds: the statute alone decides.
    expect((await lease('流0', { signedOn: '2025-12-31', from: '2026-01-01' }, true)).status).toBe(200);
    await set('capital-review.area-from-dm2', 3_333_333);
    expect((await lease('流0', {}, true)).status).toBe(200);
  });

  it('gives filing its date, keeps the policy row beside the event, and closes with the filing', async () => {
    const { body } = await lease('流1');
    // Ten days into the new year plus thirty: 2026-02-09 is a Monday.
    expect(body.tasks).toMatchObject([{ rule: 'P4', dueOn: '2026-02-09' }]);
    expect(await village.standing(body.id as string)).toBe('in-effect');
    const [concluded] = (await village.auditor.get(`contracts/${body.id}/timeline`)).body.items;
    expect(concluded.policies).toHaveLength(3);

    const open = (await village.clerk.get('tasks?standing=open')).body.items;
    expect(open).toMatchObject([
      { rule: 'P4', dueOn: '2026-02-09', overdue: true, subject: `contract-${body.id}` },
    ]);
    await village.clerk.must('contracts/file-contract', { contractId: body.id, filedOn: '2026-02-05' });
    await county.settled();
    expect((await village.clerk.get('tasks?standing=open')).body.items).toEqual([]);
    const done = (await village.clerk.get('tasks?standing=completed')).body.items;
    expect(done).toMatchObject([{ completedOn: '2026-02-05', overdue: false }]);
    const again = await village.clerk.send('tasks/complete-task', { taskId: done[0].taskId, note: '已备案' });
    expect(again).toMatchObject({ status: 422, body: { code: 'TASKS.ALREADY_COMPLETED' } });
  });
});
