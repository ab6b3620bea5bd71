import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { startEmbeddedPostgres } from '#api';
import { canonicalBytes } from '#kernel';
import { PROJECTIONS, openPlatform } from '#platform';
import { rebuildViews } from '#projector';
import { ProjectionRunner } from '#read-store';
import { freshDatabase } from '../postgres/database.js';
import { MadeHistory } from '../history.js';

/*
 * What a rebuild does in a second, on an embedded PostgreSQL with fsync on:
 * `node --conditions=source --import ./test/postgres/typescript.mjs test/bench/rebuild.ts [events]`.
 * Following and rebuilding end with the same digests, or nothing is printed but the difference.
 */
const EVENTS = Number(process.argv[2] ?? 100_000);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const rate = (events: number, seconds: number): string =>
  `${Math.round(events / seconds).toLocaleString('en')} events/s (${seconds.toFixed(1)} s)`;

/** Small and fast, and the same on every machine (mulberry32). */
function choices(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Fills the empty log straight by COPY: appending is measured elsewhere. */
async function fill(url: string, count: number): Promise<number> {
  const history = new MadeHistory(choices(20_260_302));
  let position = 0;
  function* lines(): Generator<string> {
    while (position < count) {
      let text = '';
      for (const { stream, revision, event } of history.step()) {
        const [data, metadata] = [event.data, event.metadata].map((part) =>
          canonicalBytes(part).toString('hex'),
        );
        text += `${position++}\t${event.id}\t${stream}\t${revision}\t${event.type}\t\\\\x${data}\t\\\\x${metadata}\n`;
      }
      yield text;
    }
  }
  const owner = new pg.Client(url);
  await owner.connect();
  const columns = '"position", id, stream, revision, type, data, metadata';
  await pipeline(Readable.from(lines()), owner.query(copyFrom(`COPY events.event (${columns}) FROM STDIN`)));
  await owner.query('ANALYZE events.event');
  await owner.end();
  return position;
}

async function measure(folder: string): Promise<void> {
  const database = await freshDatabase();
  const platform = await openPlatform({
    databaseUrl: database.url,
    vaultKeyFile: join(folder, `${randomUUID()}.key`),
    onAlarm: print,
  });
  const count = await fill(database.url, EVENTS);
  print(`${count} events, ${PROJECTIONS.length} views`);
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
  const all = await rebuildViews(platform, [], { onAlarm: print });
  const wrong = all.views.filter(({ outcome }) => outcome !== 'switched');
  for (const { name, message } of wrong) print(`${name}: ${message}`);
  print(`rebuild, compare and switch, all views  ${rate(count, all.seconds)}`);
  for (const { name } of PROJECTIONS) {
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
