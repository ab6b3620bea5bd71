import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPlatform } from '#platform';
import { rebuildViews } from '#projector';
import { choices } from '../choices.js';
import { MadeHistory } from '../history.js';
import { freshDatabase } from '../postgres/database.js';
import { fillLog } from '../postgres/log.js';
import { must, progress } from './measure.js';
import type { Report } from './report.js';

/* All views built from a log, and a start of the installed system on it. */

const EVENTS = 50_000;
const STARTS = 3;
const MIB = 1_024;

export async function wholeSystem(report: Report): Promise<void> {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'diqi-bench-keys-'));
  const vaultKeyFile = join(folder, 'keys', 'vault.key');
  const platform = await openPlatform({ databaseUrl: database.url, vaultKeyFile, onAlarm: progress });
  progress(`whole system: a log of ${EVENTS} events`);
  const events = await fillLog(database.url, new MadeHistory(choices(20_261_124)), EVENTS);
  progress('whole system: all views');
  const rebuilt = await rebuildViews(platform, [], { onAlarm: progress });
  must(
    rebuilt.views.every(({ outcome }) => outcome === 'switched'),
    'a view was not built',
  );
  report.rate(
    'rebuild_all_views',
    `rebuild, compare and switch all ${rebuilt.views.length} views`,
    { perSecond: events / rebuilt.seconds },
    ' events/s',
  );
  await platform.close();
  const took: number[] = [];
  for (let start = 1; start <= STARTS; start += 1) {
    progress(`whole system: start ${start} of ${STARTS}`);
    took.push(await firstAnswer(report, database.url, folder));
  }
  took.sort((a, b) => a - b);
  const median = took[Math.floor(STARTS / 2)] ?? NaN;
  report.figure(
    'start_to_first_answer_s',
    `start on ${events} events to the first answer`,
    median / 1_000,
    's',
  );
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}

/** Milliseconds from the start of the process to the first answer that comes from the register. */
async function firstAnswer(report: Report, databaseUrl: string, folder: string): Promise<number> {
  const main = fileURLToPath(new URL('../../dist/apps/api/src/main.js', import.meta.url));
  const begun = performance.now();
  const api = fork(main, {
    env: { ...process.env, DATABASE_URL: databaseUrl, DIQI_DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ address }] = (await once(api, 'message')) as [{ address: string }];
  const answer = await fetch(`${address}/health/live`);
  const elapsed = performance.now() - begun;
  must(answer.ok, `the first answer was ${answer.status}`);
  report.figures.api_peak_memory_mib = peakMemory(api);
  const ended = once(api, 'exit');
  api.kill('SIGTERM');
  await ended;
  return elapsed;
}

/** MiB a process has had in memory at most, where the system tells it. */
export function peakMemory({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / MIB);
  } catch {
    return NaN;
  }
}
