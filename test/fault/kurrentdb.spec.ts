import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BEGINNING, type Expected, type RecordedEvent } from '#event-store';
import { DoubleProcess } from '../kurrentdb/double/process.js';
import { type OpenStore, openStore } from '../kurrentdb/event-store.js';

const KILLS = 10;
const WRITERS = 8;
const STREAMS = 12;
const PATIENCE_MS = 60_000;

// Real processes that are killed and started, beside whatever else the machine is doing.
jest.setTimeout(120_000);

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`not within ${PATIENCE_MS} ms`);
    await wait(2);
  }
}

interface Answer {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

describe('a KurrentDB that is killed and started again under load', () => {
  let folder: string;
  let server: DoubleProcess;
  let open: OpenStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'diqi-kurrentdb-'));
    server = await DoubleProcess.start(join(folder, 'log.jsonl'));
    open = await openStore(server.url, { log: 'events', resends: 30 });
  });
  afterEach(async () => {
    await open.close();
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  });

  /** Appends one event after another to streams that others append to as well, until told to stop. */
  async function write(random: () => number, answers: Answer[], stopped: () => boolean): Promise<void> {
    const heads = new Map<string, Expected>();
    while (!stopped()) {
      const stream = `count-${Math.floor(random() * STREAMS)}`;
      const data = { text: 'x'.repeat(Math.floor(random() * 2_000)) };
      const event = { id: randomUUID(), type: 'Counted', data, metadata: {} };
      for (;;) {
        const result = await open.store.append(stream, [event], heads.get(stream) ?? 'none');
        heads.set(stream, result.outcome === 'conflict' ? result.current : result.revision);
        if (result.outcome === 'conflict') continue;
        answers.push({ id: event.id, stream, revision: result.revision, position: result.position });
        break;
      }
    }
  }

  async function log(): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const page of open.store.readAll(BEGINNING)) events.push(...page);
    return events;
  }

  it('has every answered append exactly once, and a subscription misses, doubles and reorders nothing', async () => {
    const seed = Number(process.env.DIQI_TEST_SEED ?? randomBytes(4).readUInt32BE());
    process.stderr.write(`seed ${seed} (DIQI_TEST_SEED)\n`);
    const random = randomOf(seed);
    const answers: Answer[] = [];
    const told: RecordedEvent[] = [];
    const ending = new AbortController();
    const following = (async () => {
      for await (const batch of open.store.subscribe(BEGINNING, { signal: ending.signal, batchSize: 7 }))
        told.push(...batch);
    })();
    let stop = false;
    const writing = Promise.all(Array.from({ length: WRITERS }, () => write(random, answers, () => stop)));

    for (let kill = 0; kill < KILLS; kill += 1) {
      const enough = answers.length + 10 + Math.floor(random() * 60);
      await until(() => answers.length >= enough);
      await server.kill();
      await wait(Math.floor(random() * 300));
      await server.restart();
    }
    const enough = answers.length + 50;
    await until(() => answers.length >= enough);
    stop = true;
    await writing;
    const head = await open.store.head();
    await until(() => told.at(-1)?.position === head);
    ending.abort();
    await following;

    const stands = await log();
    expect(told).toEqual(stands);
    const byId = new Map(stands.map((event) => [event.id, event]));
    expect(byId.size).toBe(stands.length);
    for (const { id, ...place } of answers) expect(byId.get(id)).toMatchObject(place);
    // All writers stopped with an answer: nothing stands that was not answered.
    expect(stands).toHaveLength(answers.length);
    const positions = stands.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
    for (let index = 0; index < STREAMS; index += 1) {
      const revisions = stands
        .filter(({ stream }) => stream === `count-${index}`)
        .map(({ revision }) => revision);
      expect(revisions).toEqual(revisions.map((_, at) => at));
    }
  });
});
