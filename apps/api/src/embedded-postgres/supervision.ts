import { setTimeout as wait } from 'node:timers/promises';
import type { Home } from './home.js';
import { runs } from './postmaster.js';

export interface Supervision {
  /** Starts the server again, on the port it had. */
  readonly restart: () => Promise<void>;
  readonly onAlarm: (message: string) => void;
  readonly signal: AbortSignal;
}

const LOOK_MS = 1_000;
const PAUSE_MS = 500;
const PAUSE_LIMIT_MS = 30_000;
/** One after the other; a server that then runs for a while has all of them again. */
const TRIES = 8;
const SOUND_MS = 60_000;

/**
 * Watches a server until told to end, and starts one that died again after a growing pause: a killed postmaster
 * leaves processes that hold its memory for a moment. What fails so often in a row needs a person.
 */
export async function supervise(home: Home, { restart, onAlarm, signal }: Supervision): Promise<void> {
  let tries = 0;
  let begun = performance.now();
  let pause = PAUSE_MS;
  while (await slept(LOOK_MS, signal)) {
    if (await runs(home)) continue;
    if (signal.aborted) return;
    if (performance.now() - begun > SOUND_MS) [tries, pause] = [0, PAUSE_MS];
    tries += 1;
    if (tries > TRIES) {
      onAlarm(
        `PostgreSQL did not start ${TRIES} times and is given up: see ${home.dir}/postgres.log, then restart`,
      );
      return;
    }
    onAlarm(`PostgreSQL ended, starts again in ${pause} ms`);
    if (!(await slept(pause, signal))) return;
    pause = Math.min(pause * 2, PAUSE_LIMIT_MS);
    await restart().catch((error: unknown) =>
      onAlarm(`PostgreSQL does not start: ${error instanceof Error ? error.message : String(error)}`),
    );
    begun = performance.now();
  }
}

/** False when the signal ended the wait. */
async function slept(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return wait(milliseconds, true, { signal, ref: false }).catch(() => false);
}
