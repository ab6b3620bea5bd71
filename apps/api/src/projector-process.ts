import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PAUSE_MS = 500;
const PAUSE_LIMIT_MS = 30_000;
const END_MS = 10_000;

/** Keeps a projector running as a child process; one that dies is started again after a growing pause. */
export class ProjectorProcess {
  private child: ChildProcess | undefined;
  private ending = false;
  private pause = PAUSE_MS;
  private restart: NodeJS.Timeout | undefined;

  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly onAlarm: (message: string) => void,
  ) {}

  start(): void {
    const main = new URL('../../projector/src/main.js', import.meta.url);
    const begun = performance.now();
    const child = fork(fileURLToPath(main), {
      env: this.env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child = child;
    child.once('exit', (code, signal) => {
      if (this.ending) return;
      if (performance.now() - begun > PAUSE_LIMIT_MS) this.pause = PAUSE_MS;
      this.onAlarm(`projector ended (${signal ?? code}), starts again in ${this.pause} ms`);
      this.restart = setTimeout(() => this.start(), this.pause);
      this.pause = Math.min(this.pause * 2, PAUSE_LIMIT_MS);
    });
  }

  /** Asks the child to end after the event at hand; ends it when it does not. */
  async stop(): Promise<void> {
    this.ending = true;
    clearTimeout(this.restart);
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), END_MS);
    await ended;
    clearTimeout(force);
  }
}
