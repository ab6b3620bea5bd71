import { expect, test } from '@jest/globals';
import { canonicalJson } from '#kernel';
import type { JsonObject } from '#kernel';
import { BEGINNING } from '../port.js';
import {
  aStream,
  anEvent,
  collect,
  collectPages,
  everything,
  idOf,
  positionOf,
  someEvents,
} from './fixtures.js';
import type { ContractContext } from './fixtures.js';

const PAYLOADS: Record<string, JsonObject> = {
  'Chinese text': { name: '青石沟村股份经济合作社', rare: '𠮷野家的𡈽地' },
  'surrogate pairs': { emoji: '👩‍🌾🏞️', flag: '🇨🇳' },
  'a NUL in a string': { text: 'a\u0000b', '\u0000': 1 },
  'control characters and separators': { text: '\u0001\u001f\u007f\u2028\u2029\ufeff\\"/' },
  'large and small numbers': { a: 1e21, b: 1e-7, c: 9007199254740991, d: -0, e: 0.1, f: 5e-324 },
  'key order': { b: 1, a: 2, ä: 3, A: 4, '10': 5, '9': 6, '€': 7, '😀': 8 },
  nesting: { list: [[], {}, [{ deep: [null, true, false, ''] }]], empty: {} },
};

export function readContract({ current, options }: ContractContext): void {
  test('an empty store has neither head nor events', async () => {
    const { store } = current();
    expect(await store.head()).toBe(BEGINNING);
    expect(await everything(store)).toEqual([]);
    expect(await collect(store.read(aStream()))).toEqual([]);
  });

  test.each(Object.entries(PAYLOADS))('%s comes back byte for byte', async (_, data) => {
    const { store } = current();
    const stream = aStream();
    const event = { ...anEvent(data), metadata: data };
    const expected = canonicalJson(data);
    await store.append(stream, [event], 'none');
    const [fromStream] = await collect(store.read(stream));
    const [fromAll] = await everything(store);
    expect(fromAll).toEqual(fromStream);
    expect(fromStream).toMatchObject({ id: event.id, type: event.type, stream, revision: 0 });
    for (const part of ['data', 'metadata'] as const) {
      expect(Buffer.from(fromStream!.bytes[part]).toString('utf8')).toBe(expected);
      expect(canonicalJson(fromStream![part])).toBe(expected);
    }
  });

  test('a stored event does not change when the object that was appended does', async () => {
    const { store } = current();
    const data = { shares: [1, 2] };
    const stream = aStream();
    await store.append(stream, [anEvent(data)], 'none');
    data.shares.push(3);
    const [stored] = await collect(store.read(stream));
    expect(stored?.data).toEqual({ shares: [1, 2] });
  });

  test('a stream is read from any revision', async () => {
    const { store } = current();
    const stream = aStream();
    const events = someEvents(5);
    await store.append(stream, events, 'none');
    for (let from = 0; from <= 6; from += 1) {
      const read = await collect(store.read(stream, from));
      expect(read.map(idOf)).toEqual(events.slice(from).map(idOf));
    }
  });

  test('streams whose names begin alike are kept apart', async () => {
    const { store } = current();
    const stream = aStream();
    await store.append(stream, someEvents(1), 'none');
    await store.append(`${stream}-1`, someEvents(2), 'none');
    await store.append(`${stream}_`, someEvents(3), 'none');
    expect(await collect(store.read(stream))).toHaveLength(1);
    expect(await collect(store.read(`${stream}-1`))).toHaveLength(2);
  });

  test('all events come in the order of their appends, whatever the page size', async () => {
    const { store } = current();
    const appends = Array.from({ length: 7 }, (_, index) => someEvents((index % 3) + 1));
    for (const events of appends) await store.append(aStream(), events, 'none');
    const all = await everything(store);
    expect(all.map(idOf)).toEqual(appends.flat().map(idOf));
    const positions = all.map(positionOf);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    if (options.gapless) expect(positions).toEqual(all.map((_, index) => index));
    for (let pageSize = 1; pageSize <= all.length + 1; pageSize += 1) {
      expect(await collectPages(store.readAll(BEGINNING, { pageSize }))).toEqual(all);
    }
  });

  test('all events are read on from after any position', async () => {
    const { store } = current();
    await store.append(aStream(), someEvents(6), 'none');
    const all = await everything(store);
    for (const [index, event] of all.entries()) {
      expect(await collectPages(store.readAll(event.position, { pageSize: 2 }))).toEqual(
        all.slice(index + 1),
      );
    }
  });

  test('reading all events ends at what was committed when it was called', async () => {
    const { store } = current();
    await store.append(aStream(), someEvents(3), 'none');
    const pages = store.readAll(BEGINNING, { pageSize: 2 })[Symbol.asyncIterator]();
    const first = await pages.next();
    await store.append(aStream(), someEvents(3), 'none');
    const second = await pages.next();
    expect([first.value, second.value].flat()).toHaveLength(3);
    expect((await pages.next()).done).toBe(true);
  });

  test('a stream of 5,000 events is read whole and in order', async () => {
    const { store } = current();
    const stream = aStream();
    const events = someEvents(5_000);
    for (let from = 0; from < events.length; from += 1_000) {
      await store.append(stream, events.slice(from, from + 1_000), from === 0 ? 'none' : from - 1);
    }
    const read = await collect(store.read(stream));
    expect(read.map(idOf)).toEqual(events.map(idOf));
    expect(read.map((event) => event.revision)).toEqual(events.map((_, index) => index));
    expect((await collectPages(store.readAll(BEGINNING))).map(idOf)).toEqual(events.map(idOf));
    expect(await collect(store.read(stream, 4_998))).toHaveLength(2);
  });
}
