import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startDouble } from '../kurrentdb/double/server.js';
import { freshDatabase } from '../postgres/database.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START = join(ROOT, 'deploy/scripts/start.mjs');
const API = join(ROOT, 'dist/apps/api/src/main.js');
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
    const admin = new Person(first);
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
    const admin = new Person(run);
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
    const admin = new Person(run);
    await admin.login(password);
    await admin.post('login/password', { oldPassword: password, newPassword: PASSWORD });
    await admin.login(PASSWORD);
    const position = await admin.openAccount('shenji');
    expect((await admin.get(`staff/accounts/shenji?after=${position}`)).status).toBe(200);
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
      ['登录名或密码不对', { DATABASE_URL: ofTheRunning.DATABASE_URL.replace(/:[^:@]+@/, ':wrong@') }],
    ];
    const tried = failures.map(async ([sentence, env]) => {
      const failed = start(API, env.PORT === 'abc' ? { ...env, DIQI_DATA_DIR: elsewhere } : env);
      expect([sentence, await failed.ended(25_000)]).toEqual([sentence, 1]);
      expect(failed.errors).toContain('无法启动：');
      expect(failed.errors).toContain(sentence);
      expect(failed.errors).not.toMatch(/\n\s+at |secret/);
    });
    await Promise.all(tried);
    taken.close();
    run.signal('SIGTERM');
    expect(await run.ended(15_000)).toBe(0);
    expect(await left(dataDir)).toEqual([]);
  });

  it('says in a sentence that it does not find its KurrentDB', async () => {
    const database = await freshDatabase();
    standing.push(() => database.drop());
    const failures: readonly [string, string | undefined][] = [
      ['须给出 KURRENTDB_URL', undefined],
      ['KURRENTDB_URL 写法不对', 'esdb://admin:secret@127.0.0.1?tls=perhaps'],
      ['连不上 KurrentDB', 'esdb://admin:secret@127.0.0.1:1?tls=false'],
    ];
    const tried = failures.map(async ([sentence, url]) => {
      const env = { DATABASE_URL: database.url, EVENT_STORE: 'kurrentdb' };
      const failed = start(API, { ...env, ...(url !== undefined && { KURRENTDB_URL: url }) });
      expect([sentence, await failed.ended(25_000)]).toEqual([sentence, 1]);
      expect(failed.errors).toContain('无法启动：');
      expect(failed.errors).toContain(sentence);
      expect(failed.errors).not.toMatch(/\n\s+at |secret/);
    });
    await Promise.all(tried);
  });

  async function accountOf(run: Run): Promise<unknown> {
    const admin = new Person(run);
    await admin.login(PASSWORD);
    return (await admin.get(`staff/accounts/jingban?after=${opened}`)).body;
  }
});

/** One start of the system, as a process of its own. */
class Run {
  output = '';
  errors = '';
  private readonly child: ChildProcess;
  private readonly exit: Promise<number | null>;

  constructor(program: string, env: Record<string, string>) {
    // Jest's own options are not for the system; with a channel, the one to jest.
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    this.child = spawn(process.execPath, [program], {
      cwd: ROOT,
      env: { ...inherited, PORT: '0', LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Log lines may come on either stream.
    this.child.stdout?.on('data', (chunk) => {
      this.output += String(chunk);
      this.errors += String(chunk);
    });
    this.child.stderr?.on('data', (chunk) => (this.errors += String(chunk)));
    this.exit = new Promise((resolve) => this.child.once('exit', (code) => resolve(code)));
  }

  get address(): string {
    return /地址\s+(http:\S+)/.exec(this.output)?.[1] ?? '';
  }

  async ready(patience?: number): Promise<void> {
    await until(() => {
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.errors}`);
      return Promise.resolve(this.output.includes('按 Ctrl-C 停止'));
    }, patience);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Its exit code. */
  async ended(patience = 5_000): Promise<number | null> {
    const late = wait(patience, undefined, { ref: false }).then(() => {
      throw new Error(`still running: ${this.errors}`);
    });
    return Promise.race([this.exit, late]);
  }

  async kill(): Promise<void> {
    this.signal('SIGTERM');
    await this.ended(15_000).catch(() => this.signal('SIGKILL'));
  }
}

class Person {
  private token = '';
  private keys = 0;

  constructor(private readonly run: Run) {}

  async login(password: string): Promise<{ status: number; body: unknown }> {
    const answer = await this.post('login', { accountId: 'admin', password });
    this.token = (answer.body as { accessToken?: string }).accessToken ?? '';
    return answer;
  }

  /** The position at which it is registered. */
  async openAccount(accountId: string): Promise<number> {
    const { status, body } = await this.post('staff/open-account', { accountId, divisionCode: '140722' });
    expect(status).toBe(200);
    return (body as { position: number }).position;
  }

  post(path: string, body: object): Promise<{ status: number; body: unknown }> {
    const headers = {
      'Content-Type': 'application/json',
      'Idempotency-Key': `launch-${process.pid}-${Date.now()}-${this.keys++}`,
    };
    return this.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  get(path: string): Promise<{ status: number; body: unknown }> {
    return this.fetch(path, { headers: {} });
  }

  private async fetch(path: string, init: { method?: string; headers: object; body?: string }) {
    const headers = { ...init.headers, ...(this.token && { Authorization: `Bearer ${this.token}` }) };
    const response = await fetch(`${this.run.address}/api/${path}`, { ...init, headers });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as unknown };
  }
}

async function until(holds: () => Promise<boolean>, patience = 20_000): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`not within ${patience} ms`);
    await wait(20);
  }
}

interface Running {
  readonly pid: number;
  readonly args: string;
}

/** Processes that belong to a data directory: by their arguments or their environment. A zombie is none. */
async function processesOf(dataDir: string): Promise<readonly Running[]> {
  const found: Running[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const [args, env, stat] = await Promise.all(
      ['cmdline', 'environ', 'stat'].map((file) => readFile(`/proc/${name}/${file}`, 'utf8').catch(() => '')),
    );
    const zombie = stat?.slice(stat.lastIndexOf(')') + 2).startsWith('Z') ?? true;
    if (!zombie && args && (args.includes(dataDir) || env?.includes(`DIQI_DATA_DIR=${dataDir}\0`)))
      found.push({ pid: Number(name), args: args.replaceAll('\0', ' ').trim() });
  }
  return found;
}

async function left(dataDir: string): Promise<string[]> {
  return (await processesOf(dataDir)).map(({ args }) => args);
}

async function projectorOf(dataDir: string): Promise<number> {
  const projectors = (await processesOf(dataDir)).filter(({ args }) => args.includes('projector'));
  expect(projectors).toHaveLength(1);
  return projectors[0]?.pid ?? 0;
}

async function databaseUrlOf(dataDir: string): Promise<string> {
  const file = async (name: string) => (await readFile(join(dataDir, 'postgres', name), 'utf8')).trim();
  const [password, port] = [await file('postgres-password'), await file('postgres-port')];
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}
