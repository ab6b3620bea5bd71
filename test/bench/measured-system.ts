import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Role } from '#staff/facts';
import { type FreshDatabase, freshDatabase } from '../postgres/database.js';

export const VILLAGE = '140722100230';
const PASSWORD = 'a password for a bench';

interface Api {
  readonly address: string;
  readonly accountId: string;
  readonly oneTimePassword: string;
}

/** The api and the projector as processes on a database of their own, with a village to register things in. */
export class MeasuredSystem {
  private admin = '';

  private constructor(
    readonly database: FreshDatabase,
    readonly address: string,
    private readonly folder: string,
    private readonly processes: readonly ChildProcess[],
  ) {}

  static async start(): Promise<MeasuredSystem> {
    const database = await freshDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'diqi-bench-keys-'));
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      DIQI_VAULT_KEY_FILE: join(folder, 'keys', 'vault.key'),
      DIQI_DATA_DIR: folder,
      LOG_LEVEL: 'info',
    };
    const start = (path: string): ChildProcess =>
      fork(fileURLToPath(new URL(path, import.meta.url)), {
        env,
        execArgv: [
          ...process.execArgv,
          ...(process.env.BENCH_PROF ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROF}`] : []),
        ],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
    const api = start('./api.ts');
    const [told] = (await once(api, 'message')) as [Api];
    const projector = start('../../dist/apps/projector/src/main.js');
    const system = new MeasuredSystem(database, told.address, folder, [api, projector]);
    await system.found(told);
    return system;
  }

  async stop(): Promise<void> {
    for (const child of this.processes) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async post(path: string, body: object, token?: string): Promise<Record<string, string>> {
    const response = await fetch(`${this.address}/api/${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${text}`);
    return text ? (JSON.parse(text) as Record<string, string>) : {};
  }

  /** Opens an account with one role over the county; its token. */
  async hire(accountId: string, role: Role): Promise<string> {
    await this.post('staff/open-account', { accountId, divisionCode: '140722' }, this.admin);
    const assignment = { accountId, role, organisation: '140722', from: '2020-01-01' };
    await this.post('staff/assign-role', assignment, this.admin);
    const issued = await this.post('login/one-time-password', { accountId }, this.admin);
    return this.begin(accountId, issued.oneTimePassword ?? '');
  }

  private async found({ accountId, oneTimePassword }: Api): Promise<void> {
    this.admin = await this.begin(accountId, oneTimePassword);
    for (const [code, name, kind] of [
      ['140722', '左权县', 'county'],
      ['140722100', '辽阳镇', 'township'],
      [VILLAGE, '黄家会村', 'village'],
    ])
      await this.post('divisions/register-division', { code, name, kind }, this.admin);
  }

  private async begin(accountId: string, oneTimePassword: string): Promise<string> {
    const first = await this.login(accountId, oneTimePassword);
    await this.post('login/password', { oldPassword: oneTimePassword, newPassword: PASSWORD }, first);
    return this.login(accountId, PASSWORD);
  }

  private async login(accountId: string, password: string): Promise<string> {
    return (await this.post('login', { accountId, password })).accessToken ?? '';
  }
}
