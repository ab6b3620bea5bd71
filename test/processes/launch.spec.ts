import { once } from 'node:events';
import { access, chmod, mkdtemp, rename, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startDouble } from '../kurrentdb/double/server.js';
import { freshDatabase } from '../postgres/database.js';
import { databaseUrlOf, left, postmasterOf, projectorOf } from './data-directory.js';
import { Administrator } from './administrator.js';
import { API, Run, START, until } from './started-system.js';

const PASSWORD = 'launch-spec-2026';

// Real processes, beside whatever else the machine is doing.
jest.setTimeout(90_000);

describe('the installed system', () => {
  const running = new Set<Run>();
  /** Servers and databases of one test. */
  const standing: (() => Promise<void>)[] = [];
  let dataDir: string;
  /** Position at which an account was opened in the first run. */
  let opened: number;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'diqi-launch-'));
    // When this runs as root, PostgreSQL runs as another user.
    await chmod(dataDir, 0o711);
  });
  afterEach(async () => {
    await Promise.all([...running].map((run) => run.kill()));
    running.clear();
    for (const close of standing.splice(0)) await close();
  });
  afterAll(async () => {
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = (program = API, env: Record<string, string> = {}): Run => {
    const run = new Run(program, { DIQI_DATA_DIR: dataDir, ...env });
    running.add(run);
    return run;
  };

  it('is built and started by one command, and tells the first password once', async () => {
    const first = start(START);
    await first.ready(60_000);
    const [, password = ''] = /一次性密码\s+(\S+)/.exec(first.output) ?? [];
    const admin = new Administrator(first);
    expect(await admin.login(password)).toMatchObject({ status: 200, body: { mustChangePassword: true } });
    const changed = await admin.post('login/password', { oldPassword: password, newPassword: PASSWORD });
    expect(changed.status).toBe(204);
    await admin.login(PASSWORD);
    opened = await admin.openAccount('jingban');

    // npm passes a Ctrl-C on, so that the script hears it twice.
    first.signal('SIGINT');
    first.signal('SIGINT');
    expect(await first.ended(15_000)).toBe(0);
    expect(await left(dataDir)).toEqual([]);
  });

  it('keeps everything over a restart and a crash', async () => {
    const second = start();
    await second.ready();
    expect(second.output).not.toContain('一次性密码');
    expect(await accountOf(second)).toMatchObject({ accountId: 'jingban' });

    second.signal('SIGKILL');
    await second.ended();
    // The projector follows its parent; the server waits for the next start, which stops it first.
    await until(async () => (await left(dataDir)).every((args) => !args.includes('projector')));
    const third = start();
    await third.ready();
    expect(await accountOf(third)).toMatchObject({ accountId: 'jingban' });
    third.signal('SIGTERM');
    expect(await third.ended(15_000)).toBe(0);
    expect(await left(dataDir)).toEqual([]);
  });

  it('starts a projector again that was killed, and the views go on', async () => {
    const run = start();
    await run.ready();
    const admin = new Administrator(run);
    await admin.login(PASSWORD);
    const killed = await projectorOf(dataDir);
    process.kill(killed, 'SIGKILL');
    await admin.openAccount('shenhe');
    await until(async () => (await admin.get('staff/accounts/shenhe')).status === 200);
    expect(await projectorOf(dataDir)).not.toBe(killed);
    expect(run.errors).toContain('projector ended (SIGKILL)');
    run.signal('SIGTERM');
    expect(await run.ended(15_000)).toBe(0);
  });

  it('starts the database again that was killed, and clerks go on', async () => {
    const run = start();
    await run.ready();
    const admin = new Administrator(run);
    await admin.login(PASSWORD);
    process.kill(await postmasterOf(dataDir), 'SIGKILL');
    await until(async () => run.errors.includes('PostgreSQL ended, starts again'));
    await until(async () => (await fetch(`${run.address}/health/ready`)).status === 200, 60_000);
    expect((await admin.login(PASSWORD)).status).toBe(200);
    await admin.openAccount('kuaiji');
    run.signal('SIGTERM');
    expect(await run.ended(15_000)).toBe(0);
    expect(await left(dataDir)).toEqual([]);
  });

  it('does not start without a key that its data needs, and makes none', async () => {
    for (const [name, sentence] of [
      ['vault.key', '找不到密钥文件'],
      ['log.key', '找不到密钥文件'],
    ] as const) {
      const [key, away] = [join(dataDir, 'keys', name), join(dataDir, `${name}.away`)];
      await rename(key, away);
      const failed = start();
      expect(await failed.ended(60_000)).toBe(1);
      expect(failed.errors).toContain(sentence);
      expect(failed.errors).toContain(name);
      await expect(access(key)).rejects.toThrow('ENOENT');
      await rename(away, key);
    }
    expect(await left(dataDir)).toEqual([]);
  });

  it('keeps its events in KurrentDB when it is told to, its projector too', async () => {
    const [database, kurrentDb] = [await freshDatabase(), await startDouble()];
    standing.push(
      () => kurrentDb.close(),
      () => database.drop(),
    );
    const settings = {
      DATABASE_URL: database.url,
      EVENT_STORE: 'kurrentdb',
      KURRENTDB_URL: `kurrentdb://127.0.0.1:${kurrentDb.port}?tls=false`,
    };
    const run = start(API, settings);
    await run.ready();
    const [, password = ''] = /一次性密码\s+(\S+)/.exec(run.output) ?? [];
    const admin = new Administrator(run);
    await admin.login(password);
    await admin.post('login/password', { oldPassword: password, newPassword: PASSWORD });
    await admin.login(PASSWORD);
    const position = await admin.openAccount('shenji');
    expect((await admin.whenFollowed(`staff/accounts/shenji?after=${position}`)).status).toBe(200);
    expect(kurrentDb.log.records.find((record) => record.position === position)).toMatchObject({
      type: 'AccountOpened',
    });
    expect((await fetch(`${run.address}/health/ready`)).status).toBe(200);
    run.signal('SIGTERM');
    expect(await run.ended(15_000)).toBe(0);
    expect(kurrentDb.log.records.some(({ stream }) => stream.startsWith('trail.access-'))).toBe(true);

    // The views of that database follow KurrentDB.
    const other = start(API, { DATABASE_URL: database.url });
    expect(await other.ended(25_000)).toBe(1);
    expect(other.errors).toContain('EVENT_STORE 设为 kurrentdb');
  });

  it('leaves nothing behind when it is ended while it starts', async () => {
    const run = start();
    await until(async () => (await left(dataDir)).some((args) => args.includes('postgres')));
    run.signal('SIGTERM');
    expect(await run.ended(15_000)).toBe(0);
    expect(await left(dataDir)).toEqual([]);
  });

  it('says in a sentence why it does not start', async () => {
    const run = start();
    await run.ready();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String((taken.address() as AddressInfo).port);
    const elsewhere = join(dataDir, 'elsewhere');
    const ofTheRunning = { DATABASE_URL: await databaseUrlOf(dataDir), DIQI_PROJECTOR: 'apart' };
    const failures: readonly [string, Record<string, string>][] = [
      ['PORT', { PORT: 'abc' }],
      ['数据目录正被另一个进程使用', {}],
      ['连不上数据库（ECONNREFUSED）', { DATABASE_URL: 'postgresql://nobody:secret@127.0.0.1:1/none' }],
      ['主密钥不对', { ...ofTheRunning, DIQI_VAULT_KEY: Buffer.alloc(32, 7).toString('base64') }],
      ['密钥格式不对', { ...ofTheRunning, DIQI_VAULT_KEY: 'short' }],
      [`端口 ${port} 已被占用`, { ...ofTheRunning, PORT: port }],
      ['HOST', { ...ofTheRunning, HOST: '192.0.2.1' }],
      ['HOST 应为本机的地址', { ...ofTheRunning, HOST: 'no-such-host.invalid' }],
      ['不是目录，也建不成目录', { DIQI_DATA_DIR: '/proc/diqi' }],
      ['不是目录，也建不成目录', { DIQI_DATA_DIR: '/etc/passwd' }],
      ['这些数据是 140722 县的', { ...ofTheRunning, DIQI_COUNTY: '140723' }],
      ['登录名或密码不对', { DATABASE_URL: ofTheRunning.DATABASE_URL.replace(/:[^:@]+@/, ':wrong@') }],
    ];
    // One after the other: how long a start takes is not asked of a machine that starts twelve at once.
    for (const [sentence, env] of failures) {
      const failed = start(API, env.PORT === 'abc' ? { ...env, DIQI_DATA_DIR: elsewhere } : env);
      expect([sentence, await failed.ended(25_000)]).toEqual([sentence, 1]);
      expect(failed.errors).toContain('无法启动：');
      expect(failed.errors).toContain(sentence);
      expect(failed.errors).not.toMatch(/\n\s+at |secret/);
    }
    taken.close();
    run.signal('SIGTERM');
    expect(await run.ended(15_000)).toBe(0);
    expect(await left(dataDir)).toEqual([]);
    // Twelve starts, each within a bound of its own.
  }, 300_000);

  it('says in a sentence that it does not find its KurrentDB', async () => {
    const database = await freshDatabase();
    standing.push(() => database.drop());
    const failures: readonly [string, string | undefined][] = [
      ['须给出 KURRENTDB_URL', undefined],
      ['KURRENTDB_URL 写法不对', 'esdb://admin:secret@127.0.0.1?tls=perhaps'],
      ['连不上 KurrentDB', 'esdb://admin:secret@127.0.0.1:1?tls=false'],
    ];
    for (const [sentence, url] of failures) {
      const env = { DATABASE_URL: database.url, EVENT_STORE: 'kurrentdb' };
      const failed = start(API, { ...env, ...(url !== undefined && { KURRENTDB_URL: url }) });
      expect([sentence, await failed.ended(25_000)]).toEqual([sentence, 1]);
      expect(failed.errors).toContain('无法启动：');
      expect(failed.errors).toContain(sentence);
      expect(failed.errors).not.toMatch(/\n\s+at |secret/);
    }
  });

  async function accountOf(run: Run): Promise<unknown> {
    const admin = new Administrator(run);
    await admin.login(PASSWORD);
    return (await admin.whenFollowed(`staff/accounts/jingban?after=${opened}`)).body;
  }
});
