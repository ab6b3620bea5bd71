import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { canonicalBytes } from '#kernel';
import { type EventStore, type NewEvent } from '#event-store';
import { freshDatabase } from '../postgres/database.js';
import { install, openStore } from '../postgres/event-store.js';
import { catalog, parcelRegistered } from './facts.js';
import { type Contender, type Sample, alternate, load, must } from './measure.js';
import type { Report } from './report.js';

/* One event to a new stream, as a command appends it: beside the plain way, and beside Emmett. */

const POOL = 10;
const CALLERS = [1, 32, 256] as const;
/** Events a round: a few seconds each. */
const COUNTS = {
  1: { raw: 1_500, emmett: 1_000, diqi: 1_500 },
  32: { raw: 8_000, emmett: 3_000, diqi: 20_000 },
  256: { raw: 8_000, emmett: 3_000, diqi: 40_000 },
} as const;

const RAW_TABLE = `CREATE TABLE event (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE, stream text NOT NULL, revision integer NOT NULL, type text NOT NULL,
  data bytea NOT NULL, metadata bytea NOT NULL, UNIQUE (stream, revision))`;

function poolOf(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: POOL });
  // A connection may still be closing when its database is dropped.
  pool.on('error', () => undefined);
  return pool;
}

/** One INSERT in a transaction of its own, of the same row. */
async function raw(callers: number, count: number): Promise<Sample> {
  const database = await freshDatabase();
  const pool = poolOf(database.url);
  await pool.query(RAW_TABLE);
  const insert = {
    name: 'insert',
    text: 'INSERT INTO event (id, stream, revision, type, data, metadata) VALUES ($1, $2, $3, $4, $5, $6)',
  };
  const ids = new Set<string>();
  const sample = await load(callers, count, () => {
    const { id, type, data, metadata } = parcelRegistered();
    ids.add(id);
    const values = [id, `parcel-${id}`, 0, type, canonicalBytes(data), canonicalBytes(metadata)];
    return pool.query({ ...insert, values });
  });
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM event');
  must(rows.length === count && rows.every(({ id }) => ids.has(id)), 'raw lost or doubled events');
  await pool.end();
  await database.drop();
  return sample;
}

/** Emmett's store as its documentation uses it. */
async function emmett(callers: number, count: number): Promise<Sample> {
  const database = await freshDatabase();
  const pool = poolOf(database.url);
  const store = getPostgreSQLEventStore(database.url, { connectionOptions: { pool } });
  await store.schema.migrate();
  const ids = new Set<string>();
  const sample = await load(callers, count, () => {
    const { id, type, data, metadata } = parcelRegistered();
    ids.add(id);
    return store.appendToStream(`parcel-${id}`, [{ type, data, metadata }]);
  });
  const { rows } = await pool.query<{ stream: string; position: string }>(
    'SELECT stream_id AS stream, stream_position AS position FROM emt_messages',
  );
  const known = rows.filter(({ stream }) => ids.has(stream.slice('parcel-'.length)));
  must(rows.length === count && known.length === count, 'Emmett lost or doubled events');
  await store.close();
  await pool.end();
  await database.drop();
  return sample;
}

/** The port: schema check and canonical bytes included. */
async function diqi(callers: number, count: number): Promise<Sample> {
  const database = await freshDatabase();
  await install(database, 'events');
  const opened = openStore(database, 'events', catalog);
  const ids = new Set<string>();
  const sample = await load(callers, count, () => appended(opened.store, ids));
  await everyOnce(opened.store, ids);
  await opened.close();
  await database.drop();
  return sample;
}

function appended(store: EventStore, ids: Set<string>): Promise<unknown> {
  const event: NewEvent = parcelRegistered();
  ids.add(event.id);
  return store.append(`parcel-${event.id}`, [event], 'none');
}

async function everyOnce(store: EventStore, ids: ReadonlySet<string>): Promise<void> {
  let position = 0;
  for await (const page of store.readAll(-1)) {
    for (const event of page) {
      must(event.position === position, `position ${event.position} where ${position} should be`);
      must(ids.has(event.id) && event.revision === 0, `event ${event.id} is not what was appended`);
      position += 1;
    }
  }
  must(position === ids.size, `${position} events of ${ids.size}`);
}

const WORKER_EVENTS = 20_000;
const WORKER_CALLERS = 32;

/** So many processes on one store, 32 callers each: all events a second, from the first to the last. */
async function processes(workers: number): Promise<Sample> {
  const database = await freshDatabase();
  await install(database, 'events');
  const children = Array.from({ length: workers }, () =>
    fork(fileURLToPath(import.meta.url), ['worker', database.appUrl], { execArgv: process.execArgv }),
  );
  await Promise.all(children.map((child) => once(child, 'message')));
  const begun = performance.now();
  const done = children.map((child) => once(child, 'message') as Promise<[string[]]>);
  for (const child of children) child.send('go');
  const ids = (await Promise.all(done)).flatMap(([each]) => each);
  const elapsed = performance.now() - begun;
  const opened = openStore(database, 'events', catalog);
  await everyOnce(opened.store, new Set(ids));
  await opened.close();
  await database.drop();
  return { perSecond: (ids.length / elapsed) * 1_000 };
}

async function worker(appUrl: string): Promise<void> {
  const opened = openStore({ appUrl }, 'events', catalog);
  await opened.store.head();
  const ids = new Set<string>();
  const go = once(process, 'message');
  process.send?.('ready');
  await go;
  await load(WORKER_CALLERS, WORKER_EVENTS, () => appended(opened.store, ids));
  process.send?.([...ids], () => process.disconnect());
  await opened.close();
}

const RUNS: Readonly<Record<'raw' | 'emmett' | 'diqi', (callers: number, count: number) => Promise<Sample>>> =
  {
    raw,
    emmett,
    diqi,
  };

export async function appends(report: Report): Promise<void> {
  report.conditions.appendEvent = 'ParcelRegistered, one to a new stream, 280 bytes of data, 470 of metadata';
  report.conditions.connections = `${POOL} (raw and Emmett), 5 (Diqi)`;
  for (const callers of CALLERS) {
    const contenders = Object.entries(RUNS).map(([name, run]): Contender => {
      const count = COUNTS[callers][name as keyof typeof RUNS];
      return { name, run: () => run(callers, count) };
    });
    const medians = await alternate(`append, ${callers} callers`, contenders);
    const of = (name: string): number => medians.get(name)?.perSecond ?? NaN;
    for (const [name, sample] of medians)
      report.rate(`append${callers}_${name}`, `append, ${callers} callers: ${name}`, sample);
    if (callers === 32) {
      report.ratio('append32_vs_emmett', 'beside Emmett', of('diqi') / of('emmett'), 8);
      report.ratio('append32_vs_raw', 'beside raw inserts', of('diqi') / of('raw'), 2.5);
    }
    if (callers === 256) report.ratio('append256_vs_emmett', 'beside Emmett', of('diqi') / of('emmett'), 10);
  }
  const medians = await alternate('append, processes', [
    { name: 'one', run: () => processes(1) },
    { name: 'two', run: () => processes(2) },
  ]);
  for (const [name, sample] of medians)
    report.rate(`append_${name}_process`, `append, ${name} × 32 callers in processes`, sample);
  const of = (name: string): number => medians.get(name)?.perSecond ?? NaN;
  report.ratio('append_two_processes', 'two processes beside one', of('two') / of('one'), 0.9);
}

if (process.argv[2] === 'worker') await worker(process.argv[3] ?? '');
