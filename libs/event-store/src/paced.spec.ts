import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { paced } from '#event-store';
import { MemoryEventStore } from '#event-store/memory';

const event = () => ({ id: randomUUID(), type: 'ParcelRegistered', data: {}, metadata: {} });

test('what comes during the rest comes as one batch', async () => {
  const store = new MemoryEventStore({ check() {} });
  const abort = new AbortController();
  const { signal } = abort;
  const sizes: number[] = [];
  await store.append('parcel-1', [event()], 'none');
  for await (const batch of paced(store.subscribe(-1, { signal }), { everyMs: 50, full: 100, signal })) {
    sizes.push(batch.length);
    if (sizes.length === 2) abort.abort();
    // After this batch is handled, and before the next is asked for.
    else setImmediate(() => void append(store, 5));
  }
  expect(sizes).toEqual([1, 5]);
});

test('a small batch is followed at once where that is not much to do', async () => {
  const store = new MemoryEventStore({ check() {} });
  const abort = new AbortController();
  const { signal } = abort;
  const sizes: number[] = [];
  await append(store, 2);
  const batches = store.subscribe(-1, { signal });
  for await (const batch of paced(batches, { everyMs: 3_600_000, busy: 4, full: 100, signal })) {
    sizes.push(batch.length);
    if (sizes.length === 3) abort.abort();
    else await append(store, 3);
  }
  expect(sizes).toEqual([2, 3, 3]);
});

test('a full batch is followed at once', async () => {
  const store = new MemoryEventStore({ check() {} });
  const abort = new AbortController();
  const { signal } = abort;
  await append(store, 9);
  const sizes: number[] = [];
  const batches = store.subscribe(-1, { signal, batchSize: 3 });
  for await (const batch of paced(batches, { everyMs: 3_600_000, full: 3, signal })) {
    sizes.push(batch.length);
    if (sizes.length === 3) abort.abort();
  }
  expect(sizes).toEqual([3, 3, 3]);
});

async function append(store: MemoryEventStore, count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) await store.append(`parcel-${randomUUID()}`, [event()], 'none');
}
