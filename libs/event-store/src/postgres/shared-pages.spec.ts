import { expect, it } from '@jest/globals';
import type { RecordedEvent } from '../port.js';
import { SharedPages } from './shared-pages.js';

/** Looks that end when the test says so. */
class Looks {
  readonly begun: { after: number; limit: number; end: (found: readonly RecordedEvent[] | Error) => void }[] =
    [];
  readonly pages = new SharedPages(
    (after, limit) =>
      new Promise((resolve, reject) => {
        const end = (found: readonly RecordedEvent[] | Error): void =>
          found instanceof Error ? reject(found) : resolve(found);
        this.begun.push({ after, limit, end });
      }),
  );
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('lets followers that stand at the same place share one look', async () => {
  const { pages, begun } = new Looks();
  const asked = [pages.next(7, 100), pages.next(7, 100), pages.next(8, 100), pages.next(7, 10)];
  await turn();
  expect(begun).toMatchObject([
    { after: 7, limit: 100 },
    { after: 8, limit: 100 },
    { after: 7, limit: 10 },
  ]);
  for (const { end } of begun) end([]);
  expect(await Promise.all(asked)).toEqual([[], [], [], []]);
});

it('begins anew for whoever asks while a look is under way, which may not see what they know of', async () => {
  const { pages, begun } = new Looks();
  const first = pages.next(7, 100);
  await turn();
  const second = pages.next(7, 100);
  await turn();
  expect(begun).toHaveLength(2);
  begun[1]?.end([]);
  expect(await second).toEqual([]);
  begun[0]?.end([]);
  expect(await first).toEqual([]);
});

it('tells every one of them of a failure, and looks again afterwards', async () => {
  const { pages, begun } = new Looks();
  const asked = [pages.next(1, 10), pages.next(1, 10)];
  await turn();
  begun[0]?.end(new Error('gone'));
  for (const each of await Promise.allSettled(asked)) expect(each).toMatchObject({ status: 'rejected' });
  const again = pages.next(1, 10);
  await turn();
  begun[1]?.end([]);
  expect(await again).toEqual([]);
});
