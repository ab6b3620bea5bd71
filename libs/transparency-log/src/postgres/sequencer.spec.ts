import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import {
  leafBytes,
  leafHash,
  openCheckpoint,
  parseProofFile,
  signerOf,
  verifierOf,
  verifyConsistency,
  verifyInclusion,
} from '#transparency-log';
import { CheckpointFile, LogStore, Sequencer, installLog } from '#transparency-log/postgres';
import { APP_ROLE, type FreshDatabase, freshDatabase } from '../../../../test/postgres/database.js';
import { type OpenStore, install, openStore } from '../../../../test/postgres/event-store.js';

/* The writer of the log over a real store, and everything that may happen to either behind its back. */

const signer = signerOf('diqi.example/140722', Buffer.alloc(32, 3));
const keys = [verifierOf(signer.vkey)];

let database: FreshDatabase;
let opened: OpenStore;
let owner: pg.Client;
let log: LogStore;
let folder: string;
let alarms: string[];

beforeEach(async () => {
  database = await freshDatabase();
  await install(database, 'events');
  opened = openStore(database, 'events');
  owner = new pg.Client(database.url);
  await owner.connect();
  await installLog(owner, { schema: 'log', appRole: APP_ROLE });
  log = new LogStore(opened.pool, 'log');
  folder = await mkdtemp(join(tmpdir(), 'diqi-log-'));
  alarms = [];
});

afterEach(async () => {
  await opened.close();
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function append(count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    type: 'ParcelRegistered',
    data: { index, name: '河滩地' },
    metadata: { recordedAt: '2026-03-02T02:00:00.000Z' },
  }));
  await opened.store.append(`parcel-${randomUUID()}`, events, 'none');
}

function sequencer(seed = signer): Sequencer {
  const file = new CheckpointFile(join(folder, 'register.checkpoint'));
  const onAlarm = (message: string): void => void alarms.push(message);
  return new Sequencer({ store: opened.store, log, signer: seed, file, onAlarm, intervalMs: 1 });
}

/** Runs a sequencer until it holds or has stopped. */
async function run(until: () => Promise<boolean>, running = sequencer()): Promise<Sequencer> {
  const abort = new AbortController();
  const ended = running.run(abort.signal);
  const deadline = performance.now() + 20_000;
  while (!(await until()) && running.status().fault === null) {
    if (performance.now() > deadline) throw new Error('the log did not get there in time');
    await new Promise((next) => setImmediate(next));
  }
  abort.abort();
  await ended;
  return running;
}

const signedFor = (size: number) => async (): Promise<boolean> =>
  (await log.latestCheckpoint())?.size === size;

async function checkpoints() {
  const { rows } = await owner.query<{ note: string }>('SELECT note FROM log.checkpoint ORDER BY size');
  return rows.map(({ note }) => openCheckpoint(note, signer.name, keys));
}

/** What the writer says when it stops; whatever it had signed stays the last it signed. */
async function refusal(running = sequencer()): Promise<string> {
  const before = await log.latestCheckpoint();
  const ended = await run(async () => false, running);
  expect(await log.latestCheckpoint()).toEqual(before);
  const { fault } = ended.status();
  expect(alarms.at(-1)).toContain(fault);
  expect(await log.fault()).toBe(fault);
  return fault ?? '';
}

test('an empty store is signed for as the empty tree', async () => {
  await run(signedFor(0));
  expect(await checkpoints()).toMatchObject([{ size: 0 }]);
});

test('every event becomes a leaf, in order, and is proved under the checkpoint', async () => {
  await append(1_000);
  await append(300);
  await run(signedFor(1_300));
  const issued = (await log.latestCheckpoint())!;
  const { root, size } = openCheckpoint(issued.note, signer.name, keys);
  let index = 0;
  for await (const page of opened.store.readAll(-1)) {
    for (const event of page) {
      const leaf = leafHash(leafBytes(event));
      expect(await log.leafOf(event.id)).toEqual({
        index,
        hash: leaf,
        eventId: event.id,
        position: event.position,
      });
      if (index % 97 === 0 || index > 1_290) {
        const { proof } = parseProofFile(await log.proofFile(index, issued));
        expect(verifyInclusion({ index, size, leaf, proof, root })).toBe(true);
      }
      index += 1;
    }
  }
  expect(index).toBe(size);
});

test('every checkpoint continues the one before, over restarts', async () => {
  for (const [count, size] of [
    [1, 1],
    [255, 256],
    [1, 257],
    [500, 757],
  ] as const) {
    await append(count);
    await run(signedFor(size));
  }
  const issued = await checkpoints();
  expect(issued.at(-1)?.size).toBe(757);
  for (const [index, { size: to, root: toRoot }] of issued.entries()) {
    const older = issued[index - 1];
    if (!older) continue;
    const proof = await log.consistencyProof(older.size, to);
    expect(verifyConsistency({ from: older.size, to, fromRoot: older.root, toRoot, proof })).toBe(true);
  }
});

test('two writers at once make one log', async () => {
  await append(700);
  const [first, second] = [sequencer(), sequencer()];
  const abort = new AbortController();
  const ended = [first, second].map((each) => each.run(abort.signal));
  for (const [count, size] of [
    [300, 1_000],
    [40, 1_040],
  ] as const) {
    await append(count);
    while (!(await signedFor(size)())) await new Promise((next) => setImmediate(next));
  }
  abort.abort();
  await Promise.all(ended);
  expect(await log.fault()).toBeUndefined();
  expect((await log.tree()).root()).toEqual((await checkpoints()).at(-1)?.root);
});

test('an event changed in the store stops the log', async () => {
  await append(5);
  await run(signedFor(5));
  await owner.query(`UPDATE events.event SET data = '{"name":"别的地"}' WHERE position = 4`);
  await append(1);
  expect(await refusal()).toMatch(/leaf 4.* is not in the store as it was/);
});

test('a store that lost events stops the log', async () => {
  await append(5);
  await run(signedFor(5));
  await owner.query('DELETE FROM events.event WHERE position >= 3');
  expect(await refusal()).toContain('shorter than its log');
});

test('a leaf changed in the log stops it', async () => {
  await append(5);
  await run(signedFor(5));
  await owner.query(`UPDATE log.leaf SET hash = sha256('anything') WHERE leaf_index = 2`);
  expect(await refusal()).toContain('not those that were signed for');
});

test('another key would be another log', async () => {
  await append(2);
  await run(signedFor(2));
  const other = sequencer(signerOf(signer.name, Buffer.alloc(32, 4)));
  expect(await refusal(other)).toContain('another key');
});

/** Brings the database of the log back to where it was at a size, as a backup would. */
async function restoreLog(size: number): Promise<void> {
  await owner.query(`DELETE FROM log.leaf WHERE leaf_index >= ${size}`);
  await owner.query(`DELETE FROM log.checkpoint WHERE size > ${size}`);
}

test('a log restored from a backup grows to what it had signed, and goes on', async () => {
  await append(5);
  await run(signedFor(5));
  await append(4);
  await run(signedFor(9));
  const [, signed] = await checkpoints();
  await restoreLog(5);
  await append(1);
  await run(signedFor(10));
  expect(await log.rootAt(9)).toEqual(signed?.root);
});

test('a store and a log restored from a backup sign no other past', async () => {
  await append(5);
  await run(signedFor(5));
  await append(4);
  await run(signedFor(9));
  await restoreLog(5);
  await owner.query('DELETE FROM events.event WHERE position >= 5');
  expect(await refusal()).toContain('the store is shorter than its log: 5 events, but 9 were signed for');
  await append(6);
  expect(await refusal()).toContain('the first 9 leaves are not those that were signed for');
});

test('once the cause is mended, the log goes on and the fault is cleared', async () => {
  await append(5);
  await run(signedFor(5));
  await owner.query(`UPDATE log.leaf SET leaf_index = 99 WHERE leaf_index = 4`);
  await refusal();
  await owner.query(`UPDATE log.leaf SET leaf_index = 4 WHERE leaf_index = 99`);
  await append(1);
  await run(signedFor(6));
  expect(await log.fault()).toBeUndefined();
});

test('the role of the application can add to the log, and change nothing', async () => {
  await append(2);
  await run(signedFor(2));
  for (const statement of [
    `UPDATE log.leaf SET hash = sha256('x')`,
    'DELETE FROM log.leaf',
    'TRUNCATE log.checkpoint',
    `UPDATE log.checkpoint SET note = 'x'`,
    `UPDATE log.identity SET origin = 'x'`,
    'DROP TABLE log.leaf',
  ]) {
    await expect(opened.pool.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  }
});
