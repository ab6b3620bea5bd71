import { setMaxListeners } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Chance } from './chance.js';
import { checksOf } from './checks.js';
import { Load } from './load.js';
import { Machine, type Part } from './machine.js';
import { Office } from './office.js';

/*
 * `npm run test:fault`: the installed system under load, its processes and its database killed at random moments.
 * DIQI_FAULT_SEED repeats the choices of a run; the moments at which they meet the load are the machine's own.
 */
const KILLS: Readonly<Record<Part, number>> = { api: 20, projector: 20, postgres: 14 };
const WORKERS = 6;
const PAUSE_MS = 700;

process.setMaxListeners(100);
const chance = Chance.fromEnvironment();
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
say(`seed ${chance.seed}`);

const folder = await mkdtemp(join(tmpdir(), 'diqi-under-fire-'));
// As root, the database runs as another user, who must come through.
await chmod(folder, 0o711);
const machine = await Machine.start(folder);
let failed = 0;
let passed = 0;
try {
  const office = new Office(machine);
  const { accountId = '', oneTimePassword = '' } = machine.firstAdministrator ?? {};
  await office.begin(accountId, oneTimePassword);
  const load = new Load(office, chance);
  await load.prepare();
  const checkpoints = new Set<string>();
  const end = new AbortController();
  setMaxListeners(100, end.signal);
  const work = load.work(WORKERS, end.signal);
  const witness = watch(office, checkpoints, end.signal);
  await fire();
  end.abort();
  await Promise.all([work, witness]);
  say(
    `${office.acknowledged.length} answers, ${load.leases.length} leases, ${checkpoints.size} checkpoints seen`,
  );
  const { checks, close } = await checksOf({ machine, office, load, checkpoints, folder });
  for (const { title, run } of checks) {
    try {
      await run();
      passed += 1;
      say(`✓ ${title}`);
    } catch (error) {
      failed += 1;
      say(`✕ ${title}\n  ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await close();
} catch (error) {
  failed += 1;
  say(`✕ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
} finally {
  await machine.stop();
  if (failed === 0) await rm(folder, { recursive: true, force: true });
  else say(`seed ${chance.seed}; what is left of the run: ${folder}`);
}
say(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed > 0 ? 1 : 0);

async function fire(): Promise<void> {
  const order = chance.shuffled(
    (Object.entries(KILLS) as [Part, number][]).flatMap(([part, times]) => Array<Part>(times).fill(part)),
  );
  for (const [index, part] of order.entries()) {
    await wait(chance.below(PAUSE_MS));
    const begun = performance.now();
    await machine.kill(part);
    say(
      `kill ${index + 1} of ${order.length}: ${part}, back after ${Math.round(performance.now() - begun)} ms`,
    );
  }
}

/** Keeps every checkpoint that was ever shown. */
async function watch(office: Office, checkpoints: Set<string>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { status, text } = await office.get('', 'log/checkpoint');
    if (status === 200) checkpoints.add(text);
    await wait(50);
  }
}
