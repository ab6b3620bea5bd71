import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LeafSource, signCheckpoint, signerOf } from '#transparency-log';
import { type Choose, choices } from '../../../test/choices.js';
import { EVENTS, SIZE, bundleOf, checkpointOf, event, signer } from '../../../test/made-bundle.js';
import { verifyBundle } from './verification.js';

const seed = randomInt(2 ** 31);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diqi-bundle-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function verify(bundle: Buffer, options: { vkey?: string; since?: string } = {}) {
  const path = join(folder, 'log.bundle');
  writeFileSync(path, bundle);
  return verifyBundle(path, options);
}

const GOOD = bundleOf(EVENTS);
const CHECKPOINT = checkpointOf(EVENTS);

describe('a bundle as it was exported', () => {
  test('holds', () => {
    expect(verify(GOOD, { vkey: signer.vkey })).toEqual({
      ok: true,
      origin: 'diqi.example/140722',
      size: SIZE,
      stored: SIZE,
      root: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      events: SIZE,
      key: 'given',
      since: null,
      problem: null,
    });
  });

  test('says when the key came with it', () =>
    expect(verify(GOOD)).toMatchObject({ ok: true, key: 'bundle' }));

  test.each([0, 1, 40, 256, SIZE])('continues the checkpoint of %i events', (size) => {
    const since = checkpointOf(EVENTS.slice(0, size));
    expect(verify(GOOD, { since })).toMatchObject({ ok: true, since: size });
  });

  test('of an empty log holds', () => expect(verify(bundleOf([]))).toMatchObject({ ok: true, size: 0 }));
});

/** What a forger does who cannot sign: the events are others, the checkpoint and the list stay. */
const forged = (events: readonly LeafSource[]): Buffer => bundleOf(events, CHECKPOINT, EVENTS);
const without = (index: number): LeafSource[] => EVENTS.filter((_, at) => at !== index);

describe('the first event that differs is named', () => {
  test.each([0, 7, 255, 299])('changed: event %i', (index) => {
    const changed = EVENTS.map((each, at) => (at === index ? event(index, { name: '别人的地' }) : each));
    const { id, stream, revision, type } = EVENTS[index]!;
    expect(verify(forged(changed)).problem).toMatchObject({
      code: 'changed',
      index,
      event: { id, stream, revision, type },
      detail: expect.stringContaining('被改过'),
    });
  });

  test.each([0, 7, 255, 299])('removed: event %i', (index) => {
    expect(verify(forged(without(index))).problem).toMatchObject({ code: 'removed', index });
  });

  test.each([0, 7, 255, 300])('added at %i', (index) => {
    const added = EVENTS.toSpliced(index, 0, event(1_000));
    expect(verify(forged(added)).problem).toMatchObject({ code: 'added', index });
  });

  test('reordered: two neighbours, and two far apart', () => {
    const swapped = (a: number, b: number) =>
      EVENTS.map((each, at) => (at === a ? EVENTS[b]! : at === b ? EVENTS[a]! : each));
    expect(verify(forged(swapped(10, 11))).problem).toMatchObject({ code: 'reordered', index: 10 });
    expect(verify(forged(swapped(3, 290))).problem).toMatchObject({ code: 'reordered', index: 3 });
  });
});

describe('other forgeries', () => {
  test('another list of hashes over true events', () => {
    const listed = EVENTS.map((each, at) => (at === 9 ? event(9, { name: '别人的地' }) : each));
    expect(verify(bundleOf(EVENTS, CHECKPOINT, listed)).problem).toMatchObject({
      code: 'hash-list',
      index: 9,
    });
  });

  test('another past with a list to match does not fit what was signed', () => {
    const others = EVENTS.map((each, at) => (at === 9 ? event(9, { name: '别人的地' }) : each));
    expect(verify(bundleOf(others, CHECKPOINT)).problem).toMatchObject({ code: 'forged' });
  });

  test('another past signed by the log itself does not continue an older checkpoint', () => {
    const others = EVENTS.map((each, at) => (at === 9 ? event(9, { name: '别人的地' }) : each));
    const since = checkpointOf(EVENTS.slice(0, 100));
    expect(verify(bundleOf(others)).ok).toBe(true);
    expect(verify(bundleOf(others), { since }).problem).toMatchObject({ code: 'fork' });
    expect(verify(bundleOf(others), { since: checkpointOf(EVENTS.slice(0, 9)) })).toMatchObject({ ok: true });
  });

  test('a log that is behind its store lacks events that were acknowledged', () => {
    const behind = bundleOf(EVENTS, checkpointOf(EVENTS), EVENTS, SIZE + 7);
    const report = verify(behind);
    expect(report).toMatchObject({
      ok: false,
      size: SIZE,
      stored: SIZE + 7,
      problem: { code: 'incomplete' },
    });
    expect(report.problem?.detail).toContain('有 7 条已受理而不在文件中');
  });

  test('a bundle of version 1 is read, and says that it does not say; version 2 must', () => {
    const without = GOOD.toString('latin1').replace(/^store \d+\n/m, '');
    const before = Buffer.from(without.replace('diqi-bundle v2', 'diqi-bundle v1'), 'latin1');
    expect(verify(before)).toMatchObject({ ok: true, stored: null });
    expect(verify(Buffer.from(without, 'latin1')).problem).toMatchObject({ code: 'unreadable' });
    const odd = Buffer.from(GOOD.toString('latin1').replace(/^store \d+\n/m, 'store many\n'), 'latin1');
    expect(verify(odd).problem).toMatchObject({ code: 'unreadable' });
  });

  test('an older bundle does not stand for a newer checkpoint', () => {
    expect(verify(bundleOf(EVENTS.slice(0, 9)), { since: CHECKPOINT }).problem).toMatchObject({
      code: 'older',
    });
  });

  test('another key', () => {
    const other = signerOf(signer.name, Buffer.alloc(32, 6));
    expect(verify(GOOD, { vkey: other.vkey }).problem).toMatchObject({ code: 'key' });
    const resigned = bundleOf(EVENTS, checkpointOf(EVENTS, other));
    expect(verify(resigned).problem).toMatchObject({ code: 'signature' });
    expect(verify(GOOD, { since: checkpointOf(EVENTS, other) }).problem).toMatchObject({ code: 'signature' });
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['another file', Buffer.from('PK\u0003\u0004 something else\n'.repeat(100))],
    ['one endless line', Buffer.alloc(5_000_000, 'x')],
    ['the head alone', GOOD.subarray(0, 150)],
  ])('%s is no bundle', (_, bundle) => {
    expect(verify(bundle).problem).toMatchObject({ code: 'unreadable' });
  });

  test('a checkpoint for more events than the file could hold', () => {
    const root = Buffer.alloc(32);
    const huge = signCheckpoint(signer, { size: 9_007_199_254_740_991, root });
    expect(verify(bundleOf(EVENTS, huge)).problem).toMatchObject({ code: 'unreadable' });
  });

  test.each([
    ['a leading zero in a revision', '\t0\tParcel', '\t00\tParcel'],
    ['a leading zero in an index', '\n12\t', '\n012\t'],
    ['another index', '\n12\t', '\n13\t'],
    ['a carriage return', '\n12\t', '\r\n12\t'],
  ])('%s is found', (_, from, to) => {
    expect(verify(Buffer.from(GOOD.toString('latin1').replace(from, to), 'latin1')).ok).toBe(false);
  });

  test('a bundle cut off anywhere is found', () => {
    for (let end = 0; end < GOOD.length; end += 997)
      expect([end, verify(GOOD.subarray(0, end)).ok]).toEqual([end, false]);
    expect(verify(GOOD.subarray(0, GOOD.length - 1)).ok).toBe(false);
  });
});

test(`every one of 100 random edits is found (seed ${seed})`, () => {
  const below = choices(seed);
  const missed: string[] = [];
  for (let edit = 0; edit < 100; edit += 1) {
    const [name, bundle] = edited(GOOD, below);
    if (bundle.equals(GOOD)) {
      edit -= 1;
      continue;
    }
    const { ok, problem } = verify(bundle);
    if (ok || !problem) missed.push(`edit ${edit}: ${name}`);
  }
  expect({ seed, missed }).toEqual({ seed, missed: [] });
});

function edited(bundle: Buffer, below: Choose): [string, Buffer] {
  const at = below(bundle.length);
  const lines = bundle.toString('latin1').split('\n');
  const [a, b] = [below(lines.length - 1), below(lines.length - 1)];
  const joined = (changed: string[]): Buffer => Buffer.from(changed.join('\n'), 'latin1');
  switch (below(6)) {
    case 0: {
      const copy = Buffer.from(bundle);
      copy[at] = copy[at]! ^ (1 << below(8));
      return [`a bit of byte ${at}`, copy];
    }
    case 1:
      return [`byte ${at} removed`, Buffer.concat([bundle.subarray(0, at), bundle.subarray(at + 1)])];
    case 2: {
      const byte = Uint8Array.of(below(256));
      return [`a byte added at ${at}`, Buffer.concat([bundle.subarray(0, at), byte, bundle.subarray(at)])];
    }
    case 3:
      return [`line ${a} removed`, joined(lines.toSpliced(a, 1))];
    case 4:
      return [`line ${a} twice`, joined(lines.toSpliced(a, 0, lines[a]!))];
    default:
      return [`lines ${a} and ${b} swapped`, joined(lines.with(a, lines[b]!).with(b, lines[a]!))];
  }
}

test('a bundle reads with a shell: the hash of a payload stands in the leaf', () => {
  const path = join(folder, 'plain.bundle');
  writeFileSync(path, GOOD);
  const line = readFileSync(path, 'utf8').split('\n').at(-2)!;
  const [index, id, , , , data] = line.split('\t');
  expect([index, id]).toEqual([String(SIZE - 1), EVENTS.at(-1)!.id]);
  expect(JSON.parse(data!)).toEqual({ name: '河滩地299', areaDm2: 29_900 });
});
