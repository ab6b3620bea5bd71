import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  leafBytes,
  leafHash,
  openCheckpoint,
  parseProofFile,
  signerOf,
  verifyConsistency,
  verifyInclusion,
} from '#transparency-log';
import { SequencedLog, keys, signer } from '../../../../test/postgres/sequenced-log.js';

/* The writer of the log over a real store, and everything that may happen to either behind its back. */

let kept: SequencedLog;
beforeEach(async () => {
  kept = await SequencedLog.open();
});
afterEach(async () => kept.close());

/** What the writer says when it stops; whatever it had signed stays the last it signed. */
async function refusal(running = kept.sequencer()): Promise<string> {
  const before = await kept.log.latestCheckpoint();
  const ended = await kept.run(async () => false, running);
  expect(await kept.log.latestCheckpoint()).toEqual(before);
  const { fault } = ended.status();
  expect(kept.alarms.at(-1)).toContain(fault);
  expect(await kept.log.fault()).toBe(fault);
  return fault ?? '';
}

test('an empty store is signed for as the empty tree', async () => {
  await kept.run(kept.signedFor(0));
  expect(await kept.checkpoints()).toMatchObject([{ size: 0 }]);
});

test('every event becomes a leaf, in order, and is proved under the checkpoint', async () => {
  await kept.append(1_000);
  await kept.append(300);
  await kept.run(kept.signedFor(1_300));
  const issued = (await kept.log.latestCheckpoint())!;
  const { root, size } = openCheckpoint(issued.note, signer.name, keys);
  let index = 0;
  for await (const page of kept.opened.store.readAll(-1)) {
    for (const event of page) {
      const leaf = leafHash(leafBytes(event));
      expect(await kept.log.leafOf(event.id)).toEqual({
        index,
        hash: leaf,
        eventId: event.id,
        position: event.position,
      });
      if (index % 97 === 0 || index > 1_290) {
        const { proof } = parseProofFile(await kept.log.proofFile(index, issued));
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
    await kept.append(count);
    await kept.run(kept.signedFor(size));
  }
  const issued = await kept.checkpoints();
  expect(issued.at(-1)?.size).toBe(757);
  for (const [index, { size: to, root: toRoot }] of issued.entries()) {
    const older = issued[index - 1];
    if (!older) continue;
    const proof = await kept.log.consistencyProof(older.size, to);
    expect(verifyConsistency({ from: older.size, to, fromRoot: older.root, toRoot, proof })).toBe(true);
  }
});

test('two writers at once make one log', async () => {
  await kept.append(700);
  const [first, second] = [kept.sequencer(), kept.sequencer()];
  const abort = new AbortController();
  const ended = [first, second].map((each) => each.run(abort.signal));
  for (const [count, size] of [
    [300, 1_000],
    [40, 1_040],
  ] as const) {
    await kept.append(count);
    while (!(await kept.signedFor(size)())) await new Promise((next) => setImmediate(next));
  }
  abort.abort();
  await Promise.all(ended);
  expect(await kept.log.fault()).toBeUndefined();
  expect((await kept.log.tree()).root()).toEqual((await kept.checkpoints()).at(-1)?.root);
});

test('an event changed in the store stops the log', async () => {
  await kept.append(5);
  await kept.run(kept.signedFor(5));
  await kept.owner.query(`UPDATE events.event SET data = '{"name":"别的地"}' WHERE position = 4`);
  await kept.append(1);
  expect(await refusal()).toMatch(/leaf 4.* is not in the store as it was/);
});

test('a store that lost events stops the log', async () => {
  await kept.append(5);
  await kept.run(kept.signedFor(5));
  await kept.owner.query('DELETE FROM events.event WHERE position >= 3');
  expect(await refusal()).toContain('shorter than its log');
});

test('a leaf changed in the log stops it', async () => {
  await kept.append(5);
  await kept.run(kept.signedFor(5));
  await kept.owner.query(`UPDATE log.leaf SET hash = sha256('anything') WHERE leaf_index = 2`);
  expect(await refusal()).toContain('not those that were signed for');
});

test('another key would be another log', async () => {
  await kept.append(2);
  await kept.run(kept.signedFor(2));
  const other = kept.sequencer(signerOf(signer.name, Buffer.alloc(32, 4)));
  expect(await refusal(other)).toContain('another key');
});

/** Brings the database of the log back to where it was at a size, as a backup would. */
async function restoreLog(size: number): Promise<void> {
  await kept.owner.query(`DELETE FROM log.leaf WHERE leaf_index >= ${size}`);
  await kept.owner.query(`DELETE FROM log.checkpoint WHERE size > ${size}`);
}

test('a log restored from a backup grows to what it had signed, and goes on', async () => {
  await kept.append(5);
  await kept.run(kept.signedFor(5));
  await kept.append(4);
  await kept.run(kept.signedFor(9));
  const [, signed] = await kept.checkpoints();
  await restoreLog(5);
  await kept.append(1);
  await kept.run(kept.signedFor(10));
  expect(await kept.log.rootAt(9)).toEqual(signed?.root);
});

test('a store and a log restored from a backup sign no other past', async () => {
  await kept.append(5);
  await kept.run(kept.signedFor(5));
  await kept.append(4);
  await kept.run(kept.signedFor(9));
  await restoreLog(5);
  await kept.owner.query('DELETE FROM events.event WHERE position >= 5');
  expect(await refusal()).toContain('the store is shorter than its log: 5 events, but 9 were signed for');
  await kept.append(6);
  expect(await refusal()).toContain('the first 9 leaves are not those that were signed for');
});

test('once the cause is mended, the log goes on and the fault is cleared', async () => {
  await kept.append(5);
  await kept.run(kept.signedFor(5));
  await kept.owner.query(`UPDATE log.leaf SET leaf_index = 99 WHERE leaf_index = 4`);
  await refusal();
  await kept.owner.query(`UPDATE log.leaf SET leaf_index = 4 WHERE leaf_index = 99`);
  await kept.append(1);
  await kept.run(kept.signedFor(6));
  expect(await kept.log.fault()).toBeUndefined();
});

test('a running log goes on by itself once the cause is mended, and tells of it once', async () => {
  await kept.append(5);
  await kept.run(kept.signedFor(5));
  const hash = (await kept.log.leafAt(2))?.hash;
  await kept.owner.query(`UPDATE log.leaf SET hash = sha256('x') WHERE leaf_index = 2`);
  const [abort, running] = [new AbortController(), kept.sequencer()];
  const ended = running.run(abort.signal);
  try {
    while ((await kept.log.fault()) === undefined) await wait(5);
    await wait(200);
    expect(kept.alarms).toHaveLength(1);
    expect((await kept.owner.query('SELECT FROM log.fault')).rows).toHaveLength(1);
    await kept.owner.query('UPDATE log.leaf SET hash = $1 WHERE leaf_index = 2', [hash]);
    await kept.append(1);
    while (!(await kept.signedFor(6)())) await wait(5);
    expect([running.status().fault, await kept.log.fault()]).toEqual([null, undefined]);
  } finally {
    abort.abort();
    await ended;
  }
});

test('the role of the application can add to the log, and change nothing', async () => {
  await kept.append(2);
  await kept.run(kept.signedFor(2));
  for (const statement of [
    `UPDATE log.leaf SET hash = sha256('x')`,
    'DELETE FROM log.leaf',
    'TRUNCATE log.checkpoint',
    `UPDATE log.checkpoint SET note = 'x'`,
    `UPDATE log.identity SET origin = 'x'`,
    'DROP TABLE log.leaf',
  ]) {
    await expect(kept.opened.pool.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  }
});
