import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RuleOutcome, DIQI_NAMESPACE, toJson, uuidV5 } from '#kernel';
import { CollectiveOwnershipRecorded, ParcelRegistered } from '#land-rights/facts';
import { type Desk, TestCounty } from './county.js';
import { COLLECTIVE, TestVillage, VILLAGE } from './village.js';

describe('a duty that a rule leaves beside an event', () => {
  let county: TestCounty;
  let village: TestVillage;
  let sequence = 700;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
  });
  afterAll(async () => county.close());

  const duty = (rule: string, dueOn?: string): RuleOutcome => ({
    rule,
    code: `TEST.${rule}`,
    detail: `应补办 ${rule}。`,
    ...(dueOn && { dueOn }),
  });

  /** Two events of one command, as the gateway records them, with duties that no rule leaves yet; the parcel. */
  async function recorded(tasks: RuleOutcome[]): Promise<string> {
    const code = `${VILLAGE}00${String(++sequence).padStart(5, '0')}`;
    const idempotencyKey = `jingban:duty-${code}`;
    const metadata = toJson({
      schemaVersion: 1,
      actor: { account: 'jingban', role: 'station-clerk', organisation: '140722100' },
      command: 'RegisterParcel',
      idempotencyKey,
      bodyHash: '0'.repeat(64),
      correlationId: 'test',
      recordedAt: county.clock.now(),
      effectiveOn: '2026-03-02',
      rulesHeld: [],
      tasks,
    });
    const parcel = { code, divisionCode: VILLAGE, name: '河滩地', areaDm2: 333_350, category: '10' as const };
    const events = [
      ParcelRegistered.of({ ...parcel, landClass: 'arable', plantedUse: '1' }),
      CollectiveOwnershipRecorded.of({ collectiveId: COLLECTIVE, nature: '32' }),
    ].map(({ type, data }, index) => ({
      id: uuidV5(DIQI_NAMESPACE, `${idempotencyKey}/event/${index}`),
      type,
      data: toJson(data),
      metadata,
    }));
    await county.platform.events.append(`parcel-${code}`, events, 'none');
    await county.settled();
    return code;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const tasksOf = async (parcel: string, desk: Desk = village.clerk): Promise<any[]> => {
    const { body } = await desk.get('tasks?limit=200');
    return body.items.filter(({ subject }: { subject: string }) => subject === `parcel-${parcel}`);
  };
  const recordsOf = async (taskId: string): Promise<string[]> => {
    const types: string[] = [];
    for await (const { type } of county.platform.events.read(`task-${taskId}`)) types.push(type);
    return types;
  };

  it('is one task, however many events the command recorded, in the place of its subject', async () => {
    const parcel = await recorded([duty('Z1', '2026-03-10'), duty('Z2')]);
    const tasks = await tasksOf(parcel);
    expect(tasks).toMatchObject([
      { rule: 'Z1', dueOn: '2026-03-10', divisionCode: VILLAGE, standing: 'open', overdue: false },
      { rule: 'Z2', dueOn: null, standing: 'open', overdue: false },
    ]);
    for (const { taskId } of tasks) expect(await recordsOf(taskId)).toEqual(['TaskOpened']);
    expect(county.alarms).toEqual([]);
  });

  it('comes in the order of its date, is overdue the day after it, and last when it has none', async () => {
    const parcel = await recorded([duty('Z3'), duty('Z1', '2026-03-01'), duty('Z2', '2026-03-02')]);
    const tasks = await tasksOf(parcel);
    expect(tasks.map(({ rule, overdue }) => [rule, overdue])).toEqual([
      ['Z1', true],
      ['Z2', false],
      ['Z3', false],
    ]);
    const early = (await village.clerk.get('tasks?dueOnTo=2026-03-01&standing=open')).body.items;
    expect(early).toMatchObject([{ rule: 'Z1', subject: `parcel-${parcel}` }]);
  });

  it('is completed by whoever may, with a note, once', async () => {
    const [task] = await tasksOf(await recorded([duty('Z1', '2026-03-10')]));
    const done = { taskId: task.taskId, note: '已补办' };
    expect((await village.auditor.send('tasks/complete-task', done)).status).toBe(403);
    await county.admin.must('divisions/register-division', {
      code: '140722102',
      name: '麻田镇',
      kind: 'township',
    });
    const stranger = await county.hire('bieren', 'station-clerk', '140722102');
    expect((await stranger.send('tasks/complete-task', done)).status).toBe(404);
    expect((await stranger.get('tasks')).body.items).toEqual([]);
    await village.clerk.must('tasks/complete-task', done);
    const [completed] = await tasksOf(task.subject.slice('parcel-'.length));
    expect(completed).toMatchObject({ standing: 'completed', completedOn: '2026-03-02', overdue: false });
    expect(await village.clerk.send('tasks/complete-task', done)).toMatchObject({
      status: 422,
      body: { code: 'TASKS.ALREADY_COMPLETED' },
    });
  });

  it('stays one task when the process that keeps tasks begins again at the beginning', async () => {
    const parcel = await recorded([duty('Z1', '2026-03-10')]);
    const [{ taskId }] = (await tasksOf(parcel)) as [{ taskId: string }];
    await village.clerk.must('tasks/complete-task', { taskId, note: '已补办' });
    await county.settled();
    await county.rest();
    const head = await county.platform.events.head();
    await county.platform.pool.query(
      "UPDATE reactions.checkpoint SET position = -1 WHERE reaction = 'task-keeper'",
    );
    county.follow();
    await county.settled();
    expect(await recordsOf(taskId)).toEqual(['TaskOpened', 'TaskCompleted']);
    expect(await county.platform.events.head()).toBe(head);
    expect(county.alarms).toEqual([]);
  });

  it('ends when the contract it speaks of falls through', async () => {
    const household = await village.household();
    const parcel = await village.parcel();
    const contract = await village.householdContract('承1', household, [parcel]);
    expect(await village.standing(contract.body.id as string)).toBe('in-effect');
    const lease = (number: string) =>
      village.clerk.must('contracts/conclude-lease', {
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
      }) as Promise<{ id: string }>;
    await county.rest();
    const [winner, loser] = [await lease('流1'), await lease('流2')];
    county.follow();
    expect(await village.standing(loser.id)).toBe('fallen-through');
    const { body } = await village.clerk.get('tasks?limit=200');
    const standingOf = (id: string): unknown =>
      body.items.find(({ subject }: { subject: string }) => subject === `contract-${id}`)?.standing;
    expect(standingOf(winner.id)).toBe('open');
    expect(standingOf(loser.id)).toBe('completed');
  });
});
