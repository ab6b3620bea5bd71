import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { eventType, streamType } from '#kernel';
import type { NewEvent } from '#event-store';
import { MemoryEventStore } from '#event-store/memory';
import { RememberedStreams, foldStream } from './stream-fold.js';

const WaterDrawn = eventType('WaterDrawn', { title: '已取水', data: { litres: z.int() } });
const wells = streamType({
  category: 'well',
  title: '水井',
  events: [WaterDrawn],
  initial: { litres: [] },
  evolve: {
    WaterDrawn: (state: { litres: readonly number[] }, { litres }: { litres: number }) => ({
      litres: [...state.litres, litres],
    }),
  },
});
const ID = '7';
const STREAM = 'well-7';
/** More than what is too short to be remembered. */
const MANY = 120;

function drawn(litres: number, idempotencyKey: string): NewEvent {
  const metadata = { schemaVersion: 1, idempotencyKey, effectiveOn: '2026-03-01' };
  return { id: randomUUID(), type: 'WaterDrawn', data: { litres }, metadata };
}

/** A store that counts the events it gives out. */
class CountedStore extends MemoryEventStore {
  given = 0;
  private next = 0;

  constructor() {
    super({ check: () => undefined });
  }

  override async *read(stream: string, from = 0) {
    for await (const event of super.read(stream, from)) {
      this.given++;
      yield event;
    }
  }

  async draw(count: number, key = randomUUID().toString()): Promise<void> {
    const events = Array.from({ length: count }, (_, at) => drawn(this.next + at, key));
    await this.append(STREAM, events, this.next === 0 ? 'none' : this.next - 1);
    this.next += count;
  }
}

describe('a stream that is remembered', () => {
  it('is read on from where it was, whoever has appended since', async () => {
    const store = new CountedStore();
    const streams = new RememberedStreams(store);
    await store.draw(MANY);
    await streams.load(wells, ID);
    await store.draw(3);
    store.given = 0;
    const loaded = await streams.load(wells, ID);
    expect(loaded).toMatchObject({ id: ID, revision: MANY + 2 });
    expect(loaded.state.litres).toHaveLength(MANY + 3);
    expect(store.given).toBe(3);
  });

  it('from its first event, where its events are few and long', async () => {
    const store = new CountedStore();
    const streams = new RememberedStreams(store);
    const bulky = streamType({ ...wells, bulky: true });
    await store.draw(2);
    await streams.load(bulky, ID);
    await streams.load(wells, ID);
    store.given = 0;
    await streams.load(bulky, ID);
    expect(store.given).toBe(0);
    await streams.load(wells, ID);
    expect(store.given).toBe(2);
  });

  it('still tells what a submission of long ago recorded, and reads no more than that', async () => {
    const store = new CountedStore();
    const streams = new RememberedStreams(store);
    await store.draw(20);
    await store.draw(2, 'clerk:17');
    await store.draw(MANY);
    await streams.load(wells, ID);
    store.given = 0;
    const { own } = await streams.loadFor(wells, ID, 'clerk:17');
    expect(own.map(({ revision }) => revision)).toEqual([20, 21]);
    expect(store.given).toBeLessThanOrEqual(3);
    expect((await streams.loadFor(wells, ID, 'clerk:18')).own).toEqual([]);
  });

  it('is what the whole stream would give, however loads and appends come', async () => {
    const step = fc.oneof(
      fc.record({ append: fc.integer({ min: 1, max: 90 }), key: fc.constantFrom('a', 'b', 'c', 'd') }),
      fc.record({ loads: fc.integer({ min: 1, max: 3 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const store = new CountedStore();
        const streams = new RememberedStreams(store);
        const keys = new Set<string>();
        for (const each of steps) {
          if ('loads' in each) {
            const whole = await foldStream(store, wells, ID);
            const loads = Array.from({ length: each.loads }, () => streams.load(wells, ID));
            for (const loaded of await Promise.all(loads)) expect(loaded).toEqual(whole);
          } else if (!keys.has(each.key)) {
            keys.add(each.key);
            await store.draw(each.append, each.key);
          }
        }
        for (const key of 'abcd') {
          const { own } = await streams.loadFor(wells, ID, key);
          expect(own.length > 0).toBe(keys.has(key));
          expect(new Set(own.map(({ metadata }) => metadata.idempotencyKey)).size).toBe(
            own.length > 0 ? 1 : 0,
          );
        }
      }),
    );
  });
});
