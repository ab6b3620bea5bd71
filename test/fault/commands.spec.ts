import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createApp } from '#api';
import { metadataOf } from '#kernel';
import { openPlatform } from '#platform';
import { TestCounty } from '../acceptance/county.js';
import { COLLECTIVE, TestVillage, VILLAGE, identityNumber } from '../acceptance/village.js';

describe('a command that comes twice, late, or at the same time as another', () => {
  let county: TestCounty;
  let village: TestVillage;
  let sequence = 500;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
  });
  /** Closed at the end: passport has one strategy in a process, so the newest application looks up who asks, for both. */
  const standing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of standing) await close();
    await county.close();
  });

  const parcel = (more: object = {}) => ({
    code: `${VILLAGE}00${String(++sequence).padStart(5, '0')}`,
    name: '河滩地',
    areaDm2: 333_350,
    category: '10',
    landClass: 'arable',
    plantedUse: '1',
    ...more,
  });
  const register = (body: object, key: string, headers: Record<string, string> = {}) =>
    village.clerk.send('land-rights/register-parcel', body, { key, headers });

  it('has effect and answer once for one key and body', async () => {
    const body = parcel();
    const first = await register(body, 'once-0001');
    const again = await register(body, 'once-0001');
    expect(again.body).toEqual({ ...first.body, repeated: true });
  });

  it('is refused when the key was used for another body', async () => {
    const body = parcel();
    await register(body, 'once-0002');
    const other = await register({ ...body, name: '坡地' }, 'once-0002');
    expect(other).toMatchObject({ status: 422, body: { code: 'COMMAND.KEY_REUSED' } });
  });

  it('may use a key that somebody else used', async () => {
    await register(parcel(), 'once-0003');
    const other = await county.hire('lingyi', 'station-clerk', VILLAGE);
    const answer = await other.send('land-rights/register-parcel', parcel(), { key: 'once-0003' });
    expect(answer).toMatchObject({ status: 200, body: { repeated: false } });
  });

  it('is refused when the key was used for another subject', async () => {
    await register(parcel(), 'once-0010');
    const other = await register(parcel(), 'once-0010');
    expect(other).toMatchObject({ status: 422, body: { code: 'COMMAND.KEY_REUSED' } });
  });

  it('records nothing when its query is misspelt', async () => {
    const answer = await village.clerk.send('land-rights/register-parcel?dryrun=true', parcel());
    expect(answer).toMatchObject({ status: 400, body: { code: 'REQUEST.QUERY' } });
  });

  it('keeps nobody in the vault when it lost its race', async () => {
    const household = (code: number, person: number) => ({
      collectiveId: COLLECTIVE,
      contractorCode: `${VILLAGE}00${String(code).padStart(4, '0')}`,
      members: [
        { name: '争户', identityNumber: identityNumber(person), relation: 'head', collectiveMember: true },
      ],
    });
    const send = (code: number, person: number) =>
      village.clerk.send('collectives/register-household', household(code, person));
    const racers = await Promise.all(Array.from({ length: 8 }, (_, index) => send(7_000, 800 + index)));
    expect(racers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const [index, { status }] of racers.entries()) {
      if (status === 200) continue;
      expect((await send(7_001 + index, 800 + index)).status).toBe(200);
    }
  });

  it('is decided anew after a refusal', async () => {
    const body = parcel({ plantedUse: '5' });
    expect((await register(body, 'once-0004')).status).toBe(422);
    expect((await register({ ...body, plantedUse: '1' }, 'once-0004')).status).toBe(200);
  });

  it('stores nothing on a dry run', async () => {
    const body = parcel();
    const dry = await village.clerk.send('land-rights/register-parcel?dryRun=true', body, {
      key: 'once-0005',
    });
    expect(dry.body).toMatchObject({ dryRun: true, position: -1, revision: -1 });
    expect((await register(body, 'once-0005')).body).toMatchObject({ revision: 0, repeated: false });
  });

  it('is one registration when it comes twenty times at once', async () => {
    const body = parcel();
    const answers = await Promise.all(Array.from({ length: 20 }, () => register(body, 'at-once-1')));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map((answer) => answer.body.position)).size).toBe(1);
    expect(answers.filter((answer) => !answer.body.repeated)).toHaveLength(1);
  });

  it('lets one of twenty different submissions for one subject through, and refuses the others by rule', async () => {
    const code = await (async () => (await register(parcel(), 'owned-001')).body.id as string)();
    const own = (index: number) =>
      village.clerk.send(
        'land-rights/record-collective-ownership',
        { parcelCode: code, collectiveId: COLLECTIVE, nature: '32' },
        { key: `owner-${String(index).padStart(4, '0')}` },
      );
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => own(index)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(19);
  });

  it('is refused by 412 when it saw an older revision, and by 422 only when it saw the last', async () => {
    const code = (await register(parcel(), 'stale-0001')).body.id as string;
    const own = (revision: string) =>
      village.clerk.send(
        'land-rights/record-collective-ownership',
        { parcelCode: code, collectiveId: COLLECTIVE, nature: '32' },
        { headers: { 'If-Match': revision } },
      );
    expect((await own('"0"')).status).toBe(200);
    expect(await own('"0"')).toMatchObject({ status: 412, body: { code: 'COMMAND.STALE_REVISION' } });
    expect((await own('"1"')).status).toBe(422);
    expect((await own('latest')).status).toBe(400);
  });

  it('may reach any of two processes on one store', async () => {
    const platform = await openPlatform({
      databaseUrl: county.database.url,
      vaultKeyFile: county.vaultKeyFile,
      clock: county.clock,
      onAlarm: (message) => county.alarms.push(message),
    });
    const second = await createApp(platform);
    await second.listen(0, '127.0.0.1');
    standing.push(
      () => second.close(),
      () => platform.close(),
    );
    const bodies = Array.from({ length: 30 }, () => parcel());
    const send = (server: unknown, body: object, key: string) =>
      request(server as Parameters<typeof request>[0])
        .post('/api/land-rights/register-parcel')
        .set({ Authorization: `Bearer ${village.clerk.token}`, 'Idempotency-Key': key })
        .send(body);
    const answers = await Promise.all(
      bodies.flatMap((body, index) => [
        send(county.server, body, `both-${String(index).padStart(4, '0')}`),
        send(second.getHttpServer(), body, `both-${String(index).padStart(4, '0')}`),
      ]),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(60).fill(200));
    expect(answers.filter(({ body }) => !(body as { repeated: boolean }).repeated)).toHaveLength(30);
  });

  it('keeps the order of the log when the clock goes back', async () => {
    county.clock.set('2026-03-02T05:00:00.000Z');
    const late = await register(parcel(), 'clock-0001');
    county.clock.set('2026-03-02T03:00:00.000Z');
    const code = late.body.id as string;
    await village.clerk.must('land-rights/record-collective-ownership', {
      parcelCode: code,
      collectiveId: COLLECTIVE,
      nature: '32',
    });
    const recorded: string[] = [];
    for await (const event of county.platform.events.read(`parcel-${code}`))
      recorded.push(metadataOf(event).recordedAt);
    expect(recorded).toEqual(['2026-03-02T05:00:00.000Z', '2026-03-02T03:00:00.000Z']);
    await county.settled();

    const at = async (instant: string) =>
      (await village.clerk.get(`land-rights/parcels/${code}/state?knownAt=${instant}`)).body
        .revision as number;
    // Recorded at three by a clock that had gone back, but not known before five.
    expect(await at('2026-03-02T04:00:00.000Z')).toBe(-1);
    expect(await at('2026-03-02T05:00:00.000Z')).toBe(1);
  });
});
