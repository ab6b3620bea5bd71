import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '#api';

export type Part = 'api' | 'projector' | 'postgres';

const PATIENCE_MS = 60_000;

/** The installed system as three processes of its own, each of which may be killed and started again. */
export class Machine {
  private readonly children = new Map<'api' | 'projector', ChildProcess>();
  private server: Awaited<ReturnType<typeof startEmbeddedPostgres>> | undefined;
  private ending = false;
  /** What the processes wrote to their error stream. */
  readonly errors: string[] = [];
  firstAdministrator: { accountId: string; oneTimePassword: string } | undefined;

  private constructor(
    private readonly folder: string,
    private readonly ports: { readonly api: number; readonly postgres: number },
  ) {}

  static async start(folder: string): Promise<Machine> {
    const machine = new Machine(folder, { api: await freePort(), postgres: await freePort() });
    await machine.startPostgres();
    await machine.startChild('api');
    await machine.startChild('projector');
    return machine;
  }

  get address(): string {
    return `http://127.0.0.1:${this.ports.api}`;
  }

  /** As the owner of the database. */
  get databaseUrl(): string {
    return this.server?.url ?? '';
  }

  /** Ends a part at once, as a power cut would, and starts it again; resolves when it answers again. */
  async kill(part: Part): Promise<void> {
    if (part === 'postgres') {
      process.kill(await this.postmaster(), 'SIGKILL');
      await this.startPostgres();
      return;
    }
    const child = this.children.get(part);
    if (!child) throw new Error(`${part} does not run`);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    await this.startChild(part);
  }

  async stop(): Promise<void> {
    this.ending = true;
    for (const child of this.children.values()) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await this.server?.stop();
  }

  private async startChild(part: 'api' | 'projector'): Promise<void> {
    const main = fileURLToPath(new URL(`../../dist/apps/${part}/src/main.js`, import.meta.url));
    for (let attempt = 1; ; attempt += 1) {
      const child = fork(main, {
        env: {
          ...process.env,
          DATABASE_URL: this.databaseUrl,
          DIQI_DATA_DIR: this.folder,
          DIQI_PROJECTOR: 'apart',
          PORT: String(this.ports.api),
          LOG_LEVEL: 'error',
        },
        execArgv: [],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      this.children.set(part, child);
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk: Buffer) => this.errors.push(`${part}: ${chunk.toString()}`));
      // The projector tells nobody that it runs; that it follows is seen by what it writes.
      if (part === 'projector') return this.keep(part, child);
      const first = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)]);
      if (first) {
        const [told] = first as [{ firstAdministrator?: Machine['firstAdministrator'] }];
        this.firstAdministrator ??= told.firstAdministrator;
        return this.keep(part, child);
      }
      if (attempt === 20) throw new Error(`${part} does not start: ${this.errors.slice(-3).join('')}`);
      await wait(250);
    }
  }

  /** As the supervisor of an installation does: what ends by itself is started again. */
  private keep(part: 'api' | 'projector', child: ChildProcess): void {
    child.once('exit', (_, signal) => {
      if (this.ending || signal === 'SIGKILL') return;
      void wait(250).then(() => (this.ending ? undefined : this.startChild(part)));
    });
  }

  private async startPostgres(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        const dataDir = join(this.folder, 'postgres');
        this.server = await startEmbeddedPostgres({ dataDir, port: this.ports.postgres });
        return;
      } catch (error) {
        // The backends of the killed server are still on their way out.
        if (performance.now() > deadline) throw error;
        await wait(200);
      }
    }
  }

  private async postmaster(): Promise<number> {
    const file = join(this.folder, 'postgres', 'cluster', 'postmaster.pid');
    return Number((await readFile(file, 'utf8')).split('\n')[0]);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
