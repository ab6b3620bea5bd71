import { expect, test } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { BEGINNING } from '../port.js';
import { aStream, everything, follow, idOf, someEvents, writeTogether } from './fixtures.js';
import type { ContractContext } from './fixtures.js';

export function subscribeContract({ current }: ContractContext): void {
  test('a subscription resumes after any position, in batches of any size', async () => {
    const { store } = current();
    await store.append(aStream(), someEvents(4), 'none');
    await store.append(aStream(), someEvents(3), 'none');
    const all = await everything(store);
    const positions = [BEGINNING, ...all.map((event) => event.position)];
    for (const [index, after] of positions.slice(0, -1).entries()) {
      for (const batchSize of [1, 2, 3, all.length, 1_000]) {
        const told = await follow(store, after, all.length - index, batchSize);
        expect(told).toEqual(all.slice(index));
      }
    }
  });

  test('a batch is never empty nor larger than asked', async () => {
    const { store } = current();
    await store.append(aStream(), someEvents(7), 'none');
    const abort = new AbortController();
    const sizes: number[] = [];
    for await (const batch of store.subscribe(BEGINNING, { signal: abort.signal, batchSize: 3 })) {
      sizes.push(batch.length);
      if (sizes.reduce((sum, size) => sum + size, 0) === 7) abort.abort();
    }
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3);
  });

  test('a subscription of an empty store tells the first event', async () => {
    const { store } = current();
    const told = follow(store, BEGINNING, 1);
    const [event] = someEvents(1);
    await store.append(aStream(), [event!], 'none');
    expect((await told).map(idOf)).toEqual([event!.id]);
  });

  test('a subscription tells what is appended after it has caught up', async () => {
    const { store } = current();
    const events = someEvents(20);
    const stream = aStream();
    const abort = new AbortController();
    const told: string[] = [];
    await store.append(stream, events.slice(0, 1), 'none');
    for await (const batch of store.subscribe(BEGINNING, { signal: abort.signal })) {
      told.push(...batch.map(idOf));
      if (told.length === events.length) abort.abort();
      else await store.append(stream, events.slice(told.length, told.length + 1), told.length - 1);
    }
    expect(told).toEqual(events.map(idOf));
  });

  test('subscriptions lose and double nothing while writers write', async () => {
    const { store } = current();
    const followers = [1, 3, 1_000].map((batchSize) => follow(store, BEGINNING, 90, batchSize));
    const ids = await writeTogether([store], 6, 15);
    expect(ids).toHaveLength(90);
    const all = await everything(store);
    for (const told of await Promise.all(followers)) expect(told).toEqual(all);
  });

  test('a subscription tells what another store appended', async () => {
    const { store, another } = current();
    if (!another) return;
    const other = await another();
    const told = follow(store, BEGINNING, 3);
    const events = someEvents(3);
    await other.append(aStream(), events, 'none');
    expect((await told).map(idOf)).toEqual(events.map(idOf));
    await other.close();
  });

  test('an aborted subscription ends and leaves no listener behind', async () => {
    const { store } = current();
    const abort = new AbortController();
    const subscription = store.subscribe(BEGINNING, { signal: abort.signal })[Symbol.asyncIterator]();
    const waiting = subscription.next();
    abort.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(getEventListeners(abort.signal, 'abort')).toEqual([]);
  });

  test('a subscription with a signal that is aborted already ends at once', async () => {
    const { store } = current();
    await store.append(aStream(), someEvents(1), 'none');
    expect(await follow(store, BEGINNING, 0)).toHaveLength(1);
    const subscription = store.subscribe(BEGINNING, { signal: AbortSignal.abort() });
    expect(await subscription[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
  });

  test('a reader that breaks off leaves no listener behind', async () => {
    const { store } = current();
    await store.append(aStream(), someEvents(1), 'none');
    const { signal } = new AbortController();
    for await (const batch of store.subscribe(BEGINNING, { signal })) {
      expect(batch).toHaveLength(1);
      break;
    }
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('subscriptions end when the store is closed', async () => {
    const { store } = current();
    const { signal } = new AbortController();
    const waiting = store.subscribe(BEGINNING, { signal })[Symbol.asyncIterator]().next();
    await store.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });
}
