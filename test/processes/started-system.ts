import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What `npm start` runs. */
export const START = join(ROOT, 'deploy/scripts/start.mjs');
/** What that builds and starts. */
export const API = join(ROOT, 'dist/apps/api/src/main.js');

/** One start of the system, as a process of its own. */
export class Run {
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

export async function until(holds: () => Promise<boolean>, patience = 20_000): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`not within ${patience} ms`);
    await wait(20);
  }
}
