import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createApp, openFirstAdministrator, startEmbeddedPostgres } from '#api';
import { openPlatform } from '#platform';
import { Projector } from '#projector';
import { freshDatabase } from '../postgres/database.js';
import { install, openStore } from '../postgres/event-store.js';

/*
 * `npm run bench`: side-by-side ratios in one run on an embedded PostgreSQL with fsync on. Absolute figures belong to the
 * machine; the ratios are what a change may not make worse.
 */
const EVENTS = 4_000;
const CALLERS = [1, 32, 256] as const;
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Runs `count` tasks, `callers` at a time; tasks a second. */
async function rate(
  callers: number,
  count: number,
  task: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const begun = performance.now();
  const caller = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await task(index);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (count / (performance.now() - begun)) * 1_000;
}

const event = () => ({
  id: randomUUID(),
  type: 'Measured',
  data: { code: '1407221002300000001', name: '河滩地', areaDm2: 333_350, category: '10' },
  metadata: { recordedAt: '2026-01-01T00:00:00.000Z', actor: { account: 'bench' } },
});

async function appends(): Promise<void> {
  const database = await freshDatabase();
  await install(database, 'events');
  const opened = openStore(database, 'events');
  const owner = new pg.Pool({ connectionString: database.url, max: 8 });
  await owner.query('CREATE TABLE plain (id uuid PRIMARY KEY, data bytea, metadata bytea)');
  print('appends a second             plain INSERT       append     ratio');
  for (const callers of CALLERS) {
    const count = callers === 1 ? EVENTS / 4 : EVENTS;
    const plain = await rate(callers, count, () => {
      const { id, data, metadata } = event();
      const values = [id, Buffer.from(JSON.stringify(data)), Buffer.from(JSON.stringify(metadata))];
      return owner.query('INSERT INTO plain VALUES ($1, $2, $3)', values);
    });
    const run = randomUUID();
    const ours = await rate(callers, count, (index) =>
      opened.store.append(`bench-${run}-${index}`, [event()], 'none'),
    );
    line(`  ${callers} callers`, plain, ours);
  }
  let read = 0;
  const begun = performance.now();
  for await (const page of opened.store.readAll(-1)) read += page.length;
  print(`events a second, readAll: ${Math.round((read / (performance.now() - begun)) * 1_000)}`);
  await owner.end();
  await opened.close();
  await database.drop();
}

function line(what: string, base: number, ours: number): void {
  const columns = [Math.round(base), Math.round(ours)].map((value) => String(value).padStart(12));
  print(`${what.padEnd(28)} ${columns.join(' ')} ${(ours / base).toFixed(2).padStart(9)}`);
}

async function commands(folder: string): Promise<void> {
  const database = await freshDatabase();
  const onAlarm = (message: string): boolean => print(`ALARM ${message}`);
  const platform = await openPlatform({
    databaseUrl: database.url,
    vaultKeyFile: join(folder, 'vault.key'),
    onAlarm,
  });
  const app = await createApp(platform);
  await app.listen(0, '127.0.0.1');
  const first = await openFirstAdministrator(app, platform, '140722');
  const address = await app.getUrl();
  const post = async (path: string, body: object, token?: string): Promise<Record<string, unknown>> => {
    const headers = {
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      ...(token && { Authorization: `Bearer ${token}` }),
    };
    const response = await fetch(`${address}/api/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text ? (JSON.parse(text) as Record<string, unknown>) : {};
  };
  const login = async (password: string): Promise<string> =>
    (await post('login', { accountId: 'admin', password })).accessToken as string;
  const password = 'a password for a bench';
  const oneTime = first?.oneTimePassword ?? '';
  await post('login/password', { oldPassword: oneTime, newPassword: password }, await login(oneTime));
  const token = await login(password);
  await post('divisions/register-division', { code: '140722', name: '县', kind: 'county' }, token);
  print('commands a second through HTTP (register-division)');
  let sequence = 0;
  for (const callers of [1, 16]) {
    const perSecond = await rate(callers, 400, () => {
      const code = `140722${String(++sequence).padStart(3, '0')}`;
      return post('divisions/register-division', { code, name: '乡', kind: 'township' }, token);
    });
    print(`  ${`${callers} callers`.padEnd(26)} ${String(Math.round(perSecond)).padStart(12)}`);
  }
  const head = await platform.events.head();
  const projector = new Projector(platform, app, onAlarm);
  const begun = performance.now();
  projector.start();
  const behind = (): boolean =>
    projector.status().views.length === 0 || projector.status().views.some(({ position }) => position < head);
  while (behind()) await new Promise((next) => setImmediate(next));
  const views = projector.status().views.length;
  print(
    `events a second into all ${views} views: ${Math.round((head / (performance.now() - begun)) * 1_000)}`,
  );
  await projector.stop();
  await app.close();
  await platform.close();
  await database.drop();
}

const folder = await mkdtemp(join(tmpdir(), 'diqi-bench-'));
// As root, the server runs as another user, who must come through.
await chmod(folder, 0o711);
const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
process.env.DIQI_TEST_POSTGRES_URL = server.url;
try {
  await appends();
  await commands(folder);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
