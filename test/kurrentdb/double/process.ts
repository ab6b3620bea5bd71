import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The double as a process of its own, which can be killed and started again on its port with its events. */
export class DoubleProcess {
  private constructor(
    private child: ChildProcess,
    readonly port: number,
    private readonly file: string,
  ) {}

  /** @param file where it keeps its events */
  static async start(file: string): Promise<DoubleProcess> {
    const { child, port } = await spawned(file, 0);
    return new DoubleProcess(child, port, file);
  }

  get url(): string {
    return `kurrentdb://127.0.0.1:${this.port}?tls=false`;
  }

  async kill(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  async restart(): Promise<void> {
    ({ child: this.child } = await spawned(this.file, this.port));
  }
}

async function spawned(file: string, port: number): Promise<{ child: ChildProcess; port: number }> {
  const args = ['--conditions=source', '--import', './test/postgres/typescript.mjs'];
  const child = spawn(process.execPath, [...args, 'test/kurrentdb/double/main.ts', file, String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, 'line')) as [string];
  return { child, port: Number(line) };
}
