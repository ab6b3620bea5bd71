import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { RecordedEvent } from '#event-store';
import { type FreshDatabase, freshDatabase } from '../postgres/database.js';
import { type OpenStore, install, openStore } from '../postgres/event-store.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Answer {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

/** A process of its own that appends to the store. */
class Writer {
  readonly answers: Answer[] = [];
  private constructor(readonly child: ChildProcess) {}

  static async start(
    database: FreshDatabase,
    schema: string,
    atOnce: number,
    count: number,
  ): Promise<Writer> {
    const args = ['--conditions=source', '--import', './test/postgres/typescript.mjs'];
    const child = spawn(
      process.execPath,
      [...args, 'test/fault/store-writer.ts', database.appUrl, schema, String(atOnce), String(count)],
      {
        cwd: root,
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
      },
    );
    const writer = new Writer(child);
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    await once(lines, 'line');
    lines.on('line', (line) => writer.answers.push(JSON.parse(line) as Answer));
    return writer;
  }

  begin(): void {
    this.child.stdin?.write('begin\n');
  }

  async answered(count: number): Promise<void> {
    while (this.answers.length < count) await new Promise((next) => setImmediate(next));
  }

  async end(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }
}

describe('several processes on one store', () => {
  let database: FreshDatabase;
  let open: OpenStore;
  const SCHEMA = 'events';

  beforeAll(async () => {
    database = await freshDatabase();
    await install(database, SCHEMA);
    open = openStore(database, SCHEMA);
  });
  afterAll(async () => {
    await open.close();
    await database.drop();
  });

  async function log(): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const page of open.store.readAll(-1)) events.push(...page);
    return events;
  }

  function expectGapless(events: readonly RecordedEvent[]): void {
    expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index));
    const revisions = new Map<string, number[]>();
    for (const { stream, revision } of events)
      revisions.set(stream, [...(revisions.get(stream) ?? []), revision]);
    for (const list of revisions.values()) expect(list).toEqual(list.map((_, index) => index));
  }

  it('share positions without a gap, and every answer stands exactly where it said', async () => {
    const writers = await Promise.all([
      Writer.start(database, SCHEMA, 8, 150),
      Writer.start(database, SCHEMA, 8, 150),
    ]);
    for (const writer of writers) writer.begin();
    await Promise.all(writers.map((writer) => writer.end()));
    const events = await log();
    expect(events).toHaveLength(300);
    expectGapless(events);
    const stands = new Map(events.map((event) => [event.id, event]));
    for (const { id, stream, revision, position } of writers.flatMap(({ answers }) => answers))
      expect(stands.get(id)).toMatchObject({ stream, revision, position });
  });

  it('lose nothing that was answered when one is killed, and leave no gap', async () => {
    const before = (await log()).length;
    const [victim, survivor] = await Promise.all([
      Writer.start(database, SCHEMA, 8, 100_000),
      Writer.start(database, SCHEMA, 4, 100),
    ]);
    victim.begin();
    survivor.begin();
    await victim.answered(60);
    victim.child.kill('SIGKILL');
    await Promise.all([victim.end(), survivor.end()]);
    const events = await log();
    expectGapless(events);
    expect(events.length).toBeGreaterThanOrEqual(before + 160);
    const ids = new Set(events.map(({ id }) => id));
    for (const { id } of [...victim.answers, ...survivor.answers]) expect(ids.has(id)).toBe(true);
  });

  it('give the first answer to an append that another process repeats', async () => {
    const [first] = (await log()).filter(({ revision }) => revision === 0);
    if (!first) throw new Error('the log is empty');
    const { id, type, data, metadata, stream, position } = first;
    const again = await open.store.append(stream, [{ id, type, data, metadata }], 'none');
    expect(again).toEqual({ outcome: 'repeated', revision: 0, position });
  });

  it.each([
    `INSERT INTO events.event SELECT * FROM events.event LIMIT 1`,
    `UPDATE events.event SET type = 'Forged'`,
    `DELETE FROM events.event`,
    `TRUNCATE events.event`,
    `DROP TABLE events.event`,
    `ALTER TABLE events.event DISABLE TRIGGER ALL`,
    `CREATE OR REPLACE FUNCTION events.append() RETURNS void LANGUAGE sql AS 'SELECT 1'`,
  ])('cannot, as the application: %s', async (sql) => {
    await expect(open.pool.query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('go on when the server ends their connections', async () => {
    const seen: number[] = [];
    const end = new AbortController();
    const head = await open.store.head();
    const following = (async () => {
      for await (const batch of open.store.subscribe(head, { signal: end.signal }))
        seen.push(...batch.map(({ position }) => position));
    })();
    const owner = new pg.Client(database.url);
    await owner.connect();
    for (let index = 0; index < 40; index++) {
      if (index % 10 === 5)
        await owner.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        );
      const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
      const result = await open.store.append(
        `cut-${index}`,
        [{ id, type: 'Counted', data: {}, metadata: {} }],
        'none',
      );
      expect(['appended', 'repeated']).toContain(result.outcome);
    }
    await owner.end();
    while (seen.length < 40) await new Promise((next) => setImmediate(next));
    end.abort();
    await following;
    expect(seen).toEqual(Array.from({ length: 40 }, (_, index) => head + 1 + index));
    expectGapless(await log());
  });
});
