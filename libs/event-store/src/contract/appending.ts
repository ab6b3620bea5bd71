import { expect, test } from '@jest/globals';
import { BEGINNING, EventIdReused } from '../port.js';
import { aStream, anEvent, collect, everything, idOf, someEvents } from './fixtures.js';
import type { ContractContext } from './fixtures.js';

export function appendContract({ current }: ContractContext): void {
  test('a stream is created once', async () => {
    const { store } = current();
    const stream = aStream();
    expect(await store.append(stream, [anEvent()], 'none')).toMatchObject({
      outcome: 'appended',
      revision: 0,
    });
    expect(await store.append(stream, [anEvent()], 'none')).toEqual({ outcome: 'conflict', current: 0 });
    expect(await collect(store.read(stream))).toHaveLength(1);
  });

  test('an append at the last revision continues the stream', async () => {
    const { store } = current();
    const stream = aStream();
    await store.append(stream, someEvents(3), 'none');
    expect(await store.append(stream, someEvents(2), 2)).toMatchObject({ outcome: 'appended', revision: 4 });
    const revisions = (await collect(store.read(stream))).map((event) => event.revision);
    expect(revisions).toEqual([0, 1, 2, 3, 4]);
  });

  test('an append to a stream that does not exist, expecting a revision, is a conflict with none', async () => {
    const { store } = current();
    expect(await store.append(aStream(), [anEvent()], 0)).toEqual({ outcome: 'conflict', current: 'none' });
    expect(await store.head()).toBe(BEGINNING);
  });

  test.each([0, 2, 7])(
    'a conflict at expected revision %i tells that the stream is at 1',
    async (expected) => {
      const { store } = current();
      const stream = aStream();
      await store.append(stream, someEvents(2), 'none');
      expect(await store.append(stream, someEvents(2), expected)).toEqual({
        outcome: 'conflict',
        current: 1,
      });
      expect(await everything(store)).toHaveLength(2);
    },
  );

  test('the answer is the revision and position of the last event', async () => {
    const { store } = current();
    const stream = aStream();
    const result = await store.append(stream, someEvents(3), 'none');
    const last = (await collect(store.read(stream))).at(-1);
    expect(result).toEqual({ outcome: 'appended', revision: 2, position: last?.position });
    expect(await store.head()).toBe(last?.position);
  });

  test('a repeated append has effect and answer once', async () => {
    const { store } = current();
    const stream = aStream();
    const events = someEvents(3);
    const first = await store.append(stream, events, 'none');
    expect(await store.append(stream, events, 'none')).toEqual({ ...first, outcome: 'repeated' });
    expect(await everything(store)).toHaveLength(3);
  });

  test('an append is known as repeated after others went on in the stream', async () => {
    const { store } = current();
    const stream = aStream();
    await store.append(stream, someEvents(2), 'none');
    const events = someEvents(2);
    const first = await store.append(stream, events, 1);
    await store.append(stream, someEvents(2), 3);
    await store.append(aStream(), someEvents(1), 'none');
    expect(await store.append(stream, events, 1)).toEqual({ ...first, outcome: 'repeated' });
    expect(await everything(store)).toHaveLength(7);
  });

  test('the same append sent twice at once has effect once', async () => {
    const { store } = current();
    const stream = aStream();
    const events = someEvents(2);
    const results = await Promise.all([1, 2, 3].map(() => store.append(stream, events, 'none')));
    expect(results.map((result) => result.outcome).sort()).toEqual(['appended', 'repeated', 'repeated']);
    expect(await everything(store)).toHaveLength(2);
  });

  test('an append after a conflict, with the same ids at the right revision, is stored', async () => {
    const { store } = current();
    const stream = aStream();
    await store.append(stream, [anEvent()], 'none');
    const events = someEvents(2);
    expect(await store.append(stream, events, 'none')).toEqual({ outcome: 'conflict', current: 0 });
    expect(await store.append(stream, events, 0)).toMatchObject({ outcome: 'appended', revision: 2 });
  });

  const reuses = {
    'in another stream': () => ({ stream: aStream(), expected: 'none' as const }),
    'with the expectation where the stream is now': (stream: string) => ({ stream, expected: 1 }),
    'with an expectation that never was': (stream: string) => ({ stream, expected: 7 }),
  };
  test.each(Object.entries(reuses))('ids used again %s are refused', async (_, reuse) => {
    const { store } = current();
    const stream = aStream();
    const events = someEvents(2);
    await store.append(stream, events, 'none');
    const again = reuse(stream);
    await expect(store.append(again.stream, events, again.expected)).rejects.toThrow(EventIdReused);
    expect(await everything(store)).toHaveLength(2);
  });

  test('a known id among new ones is refused, and nothing of that append is stored', async () => {
    const { store } = current();
    const stream = aStream();
    const [known, ...fresh] = someEvents(3);
    await store.append(stream, [known!], 'none');
    await expect(store.append(stream, [...fresh, known!], 0)).rejects.toThrow(EventIdReused);
    await expect(store.append(stream, [known!, ...fresh], 'none')).rejects.toThrow(EventIdReused);
    expect(await everything(store)).toHaveLength(1);
  });

  test('the same ids in another order are refused', async () => {
    const { store } = current();
    const stream = aStream();
    const events = someEvents(2);
    await store.append(stream, events, 'none');
    await expect(store.append(stream, [...events].reverse(), 'none')).rejects.toThrow(EventIdReused);
  });

  test('appends to different streams at once are each judged alone', async () => {
    const { store } = current();
    const existing = aStream();
    const repeated = someEvents(1);
    await store.append(existing, repeated, 'none');
    const accepted = someEvents(2);
    const [created, again, conflict, reused] = await Promise.allSettled([
      store.append(aStream(), accepted, 'none'),
      store.append(existing, repeated, 'none'),
      store.append(aStream(), someEvents(1), 3),
      store.append(aStream(), repeated, 'none'),
    ]);
    expect(created).toMatchObject({ value: { outcome: 'appended', revision: 1 } });
    expect(again).toMatchObject({ value: { outcome: 'repeated', revision: 0 } });
    expect(conflict).toMatchObject({ value: { outcome: 'conflict', current: 'none' } });
    expect(reused).toMatchObject({ reason: expect.any(EventIdReused) });
    expect((await everything(store)).map(idOf)).toEqual([...repeated, ...accepted].map(idOf));
  });
}
