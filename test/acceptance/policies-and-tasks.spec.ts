import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, TestCounty } from './county.js';
import { TestVillage } from './village.js';

describe('local numbers are dated rows, and duties are tasks with a date', () => {
  let county: TestCounty;
  let village: TestVillage;
  let household: string;
  let parcel: string;
  let another: string;
  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    household = await village.household();
    parcel = await village.parcel();
    another = await village.parcel();
    const contract = await village.householdContract('承1', household, [parcel, another]);
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
    expect((await village.accountant.get('policies/keys')).body.items).toContainEqual(
      expect.objectContaining({ key: 'conveyance.filing-period', rules: ['P4'], guess: null }),
    );
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

  describe('the duty to file another lease', () => {
    const paper = { documents: [{ title: '同意延期的批件', sha256: 'b2'.repeat(32) }] };
    const ground = '山洪冲断道路，无法到现场核查';
    let contractId: string;
    let taskId: string;
    const task = async () => (await village.clerk.get(`tasks?subject=contract-${contractId}`)).body.items[0];
    const policiesOfContract = async () =>
      (await village.auditor.get(`contracts/${contractId}/timeline`)).body.items[0].policies as string[];
    beforeAll(async () => {
      const grantors = [{ householdId: household, parcels: [another] }];
      const { body } = await lease('流2', { grantors });
      contractId = body.id as string;
      expect(await village.standing(contractId)).toBe('in-effect');
      ({ taskId } = await task());
    });

    it('says whose it is, by what law, until when, and what follows when it lapses', async () => {
      expect(await task()).toMatchObject({
        rule: 'P4',
        ownerRole: 'station-clerk',
        ownerDivision: '140722100',
        basis: expect.arrayContaining(['《农村土地承包法》第三十六条']),
        dueOn: '2026-02-09',
        period: { from: '2026-01-10', count: 30, unit: 'calendar-day' },
        consequence: expect.stringMatching(/逾期.*。$/),
        overdue: true,
      });
    });

    it('keeps the row and the date by which it was decided when the county corrects the row', async () => {
      const [before, { rowId }] = [
        await policiesOfContract(),
        (await village.accountant.get('policies?key=conveyance.filing-period')).body.items[0],
      ];
      expect(before).toContain(rowId);
      const corrected = await set(
        'conveyance.filing-period',
        { count: 60, unit: 'calendar-day' },
        { replaces: rowId },
      );
      expect(corrected.status).toBe(200);
      await county.settled();
      expect(await policiesOfContract()).toEqual(before);
      expect(await task()).toMatchObject({ dueOn: '2026-02-09', period: { count: 30 } });
      const { verdicts } = (await lease('流3', {}, true)).body.trial;
      expect(verdicts).toContainEqual(expect.objectContaining({ rule: 'P4', dueOn: '2026-03-11' }));
    });

    it('is put off on a paper, as far as the county allows, which must have said how far', async () => {
      const extension = { taskId, dueOn: '2026-03-20', ground, ...paper };
      const extend = (more: object = {}) =>
        village.reviewer.send('tasks/extend-task', { ...extension, ...more });
      expect((await village.clerk.send('tasks/extend-task', extension)).status).toBe(403);
      expect(await extend()).toMatchObject({
        status: 422,
        body: {
          code: 'POLICIES.NOT_CONFIGURED',
          detail: expect.stringContaining('未配置'),
          wayForward: expect.stringContaining('tasks.longest-extension'),
        },
      });
      await set('tasks.longest-extension', { count: 1, unit: 'month' });
      expect(await extend()).toMatchObject({ status: 422, body: { code: 'TASKS.EXTENSION_TOO_LONG' } });
      expect(await extend({ dueOn: '2026-03-09' })).toMatchObject({
        status: 200,
        body: { warnings: expect.arrayContaining([expect.objectContaining({ rule: 'TA6' })]) },
      });
      expect(await task()).toMatchObject({ dueOn: '2026-03-09', firstDueOn: '2026-02-09', overdue: false });
    });

    it('is given to another post of the place, which alone completes it, or whoever supervises', async () => {
      const give = (more: object = {}) =>
        village.reviewer.send('tasks/reassign-task', {
          taskId,
          role: 'accountant',
          divisionCode: '140722100230',
          ground: '由村里补办',
          ...more,
        });
      expect(await give({ divisionCode: '140722102' })).toMatchObject({
        status: 422,
        body: { code: 'TASKS.OWNER_ELSEWHERE' },
      });
      expect((await give()).status).toBe(200);
      const note = '已备案';
      expect(await village.clerk.send('tasks/complete-task', { taskId, note })).toMatchObject({
        status: 422,
        body: { code: 'TASKS.NOT_THE_OWNER' },
      });
      expect(await task()).toMatchObject({ ownerRole: 'accountant', standing: 'open' });
      await village.accountant.must('tasks/complete-task', { taskId, note });
      expect(await task()).toMatchObject({ standing: 'completed', note });
      expect(await village.reviewer.send('tasks/cancel-task', { taskId, ground })).toMatchObject({
        status: 422,
        body: { code: 'TASKS.ALREADY_COMPLETED' },
      });
    });

    it('counts in its division', async () => {
      const { items } = (await village.countyReviewer.get('tasks/counts?divisionCode=140722')).body;
      expect(items).toEqual([
        { divisionCode: '140722100230', open: 0, overdue: 0, completed: 2, cancelled: 0 },
      ]);
    });
  });
});
