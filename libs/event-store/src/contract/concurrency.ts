import { expect, test } from '@jest/globals';
import type { EventStore, Expected, NewEvent, RecordedEvent } from '../port.js';
import {
  aStream,
  anEvent,
  collect,
  everything,
  idOf,
  positionOf,
  someEvents,
  writeTogether,
} from './fixtures.js';
import type { ContractContext } from './fixtures.js';

export function concurrencyContract({ current, options }: ContractContext): void {
  /** The stores of two processes where there are two, else one store twice. */
  async function withStores(
    use: (stores: readonly [EventStore, EventStore]) => Promise<void>,
  ): Promise<void> {
    const { store, another } = current();
    const other = await another?.();
    await use([store, other ?? store]);
    await other?.close();
  }

  test.each<[Expected]>([['none'], [2]])('of many appends expecting %s one wins', (expected) =>
    withStores(async (stores) => {
      const stream = aStream();
      if (expected !== 'none') await stores[0].append(stream, someEvents(3), 'none');
      const rivals = Array.from({ length: 20 }, () => [anEvent(), anEvent()]);
      const results = await Promise.all(
        rivals.map((events, index) => stores[index % 2 === 0 ? 0 : 1].append(stream, events, expected)),
      );
      const winners = rivals.filter((_, index) => results[index]?.outcome === 'appended');
      expect(winners).toHaveLength(1);
      const revision = expected === 'none' ? 1 : 4;
      const lost = results.filter((result) => result.outcome === 'conflict');
      expect(lost).toEqual(Array(19).fill({ outcome: 'conflict', current: revision }));
      const stored = await collect(stores[0].read(stream, revision - 1));
      expect(stored.map(idOf)).toEqual(winners.flat().map(idOf));
    }),
  );

  test('of writers at once every event is stored once, streams without gaps', () =>
    withStores(async (stores) => {
      const ids = await writeTogether(stores, 8, 25);
      const all = await everything(stores[0]);
      expect(all.map(idOf).sort()).toEqual([...ids].sort());
      const positions = all.map(positionOf);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
      if (options.gapless) expect(positions).toEqual(all.map((_, index) => index));
      for (const events of byStream(all)) {
        expect(events.map((event) => event.revision)).toEqual(events.map((_, index) => index));
      }
    }));

  test('the events of one append stand together, all or none', () =>
    withStores(async (stores) => {
      const stream = aStream();
      const appends = Array.from({ length: 12 }, () => someEvents(5));
      await Promise.all(
        appends.map((events, index) => appendWhole(stores[index % 2 === 0 ? 0 : 1], stream, events)),
      );
      const stored = (await everything(stores[0])).map(idOf);
      expect(stored).toHaveLength(60);
      for (const events of appends) {
        const from = stored.indexOf(events[0]!.id);
        expect(stored.slice(from, from + 5)).toEqual(events.map(idOf));
      }
    }));

  test('who appended may read it at once, in whichever store', () =>
    withStores(async ([store, other]) => {
      for (let round = 0; round < 10; round += 1) {
        const stream = aStream();
        const result = await store.append(stream, [anEvent()], 'none');
        expect(await collect(other.read(stream))).toHaveLength(1);
        expect(result).toMatchObject({ position: await other.head() });
      }
    }));
}

async function appendWhole(store: EventStore, stream: string, events: readonly NewEvent[]): Promise<void> {
  let expected: Expected = 'none';
  for (;;) {
    const result = await store.append(stream, events, expected);
    if (result.outcome !== 'conflict') return;
    expected = result.current;
  }
}

function byStream(events: readonly RecordedEvent[]): RecordedEvent[][] {
  const streams = new Map<string, RecordedEvent[]>();
  for (const event of events) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  return [...streams.values()];
}
