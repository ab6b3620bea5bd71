import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#api';
import { PROJECTIONS, type Platform, openPlatform } from '#platform';
import { rebuildViews } from '#projector';
import { ProjectionRunner } from '#read-store';
import { freshDatabase } from '../postgres/database.js';
import { choices } from '../choices.js';
import { MadeHistory } from '../history.js';
import { fillLog } from '../postgres/log.js';

/*
 * What a rebuild does in a second, on an embedded PostgreSQL with fsync on:
 * `node --conditions=source --import ./test/postgres/typescript.mjs test/bench/rebuild.ts [events] [views]`.
 * With names of views only these are rebuilt, for a profile (`--cpu-prof`).
 * Following and rebuilding end with the same digests, or nothing is printed but the difference.
 */
const [, , events = '100000', ...only] = process.argv;
const EVENTS = Number(events);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const rate = (events: number, seconds: number): string =>
  `${Math.round(events / seconds).toLocaleString('en')} events/s (${seconds.toFixed(1)} s)`;

async function follow(platform: Platform, count: number): Promise<void> {
  const runner = new ProjectionRunner({
    store: platform.events,
    views: platform.dataSource,
    projections: PROJECTIONS,
    categoryOf: (type) => platform.catalog.categoryOf(type),
    onAlarm: ({ projection, message }) => print(`${projection}: ${message}`),
  });
  const end = new AbortController();
  const begun = performance.now();
  const done = runner.run(end.signal);
  while (runner.status().length === 0 || runner.status().some(({ position }) => position < count - 1))
    await new Promise((next) => setTimeout(next, 20));
  print(`follow, all views                       ${rate(count, (performance.now() - begun) / 1_000)}`);
  end.abort();
  await done;
}

async function measure(folder: string): Promise<void> {
  const database = await freshDatabase();
  const platform = await openPlatform({
    databaseUrl: database.url,
    vaultKeyFile: join(folder, `${randomUUID()}.key`),
    onAlarm: print,
  });
  const count = await fillLog(database.url, new MadeHistory(choices(20_260_302)), EVENTS);
  print(`${count} events, ${PROJECTIONS.length} views`);
  if (only.length === 0) await follow(platform, count);
  const all = await rebuildViews(platform, only, { onAlarm: print });
  const wrong = all.views.filter(({ outcome }) => outcome !== 'switched');
  for (const { name, message } of wrong) print(`${name}: ${message}`);
  print(`rebuild, compare and switch, all views  ${rate(count, all.seconds)}`);
  for (const { name } of only.length === 0 ? PROJECTIONS : []) {
    const one = await rebuildViews(platform, [name], { onAlarm: print });
    print(`  ${name.padEnd(26)} ${rate(count, one.seconds)}`);
  }
  await platform.close();
  await database.drop();
}

const folder = await mkdtemp(join(tmpdir(), 'diqi-bench-'));
// As root, the server runs as another user, who must come through.
await chmod(folder, 0o711);
const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
process.env.DIQI_TEST_POSTGRES_URL = server.url;
try {
  await measure(folder);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
