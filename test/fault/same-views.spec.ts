import { randomInt } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PROJECTIONS } from '#platform';
import { rebuildViews } from '#projector';
import { RowSession, digestOfFold, seen } from '#read-store';
import { MadeHistory } from '../history.js';
import { FollowedLog } from './followed-log.js';

/** Another one every time; a failure prints it, and the same seed gives the same histories. */
const SEED = Number(process.env.DIQI_TEST_SEED ?? randomInt(2 ** 31));

/** The views of a whole log, folded in memory by nothing but the projections. */
async function foldInMemory(log: FollowedLog): Promise<Record<string, string>> {
  const sessions = PROJECTIONS.map((projection) => ({ projection, rows: new RowSession() }));
  for await (const page of log.platform.events.readAll(-1)) {
    for (const recorded of page) {
      const event = seen(recorded, log.platform.catalog.categoryOf(recorded.type));
      for (const { projection, rows } of sessions) {
        await projection.on.find(({ type }) => type.name === event.type)?.handle(event, rows);
        await projection.onEvery?.(event, rows);
      }
    }
  }
  return Object.fromEntries(
    sessions.map(({ projection, rows }) => [projection.name, digestOfFold(projection, rows)]),
  );
}

describe('the views of any history', () => {
  it(`are the same followed, rebuilt and folded in memory (seed ${SEED})`, async () => {
    const choices = fc.array(fc.nat({ max: 9_999 }), { minLength: 50, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(choices, fc.integer({ min: 1, max: 40 }), async (chosen, memory) => {
        let next = 0;
        const history = new MadeHistory((limit) => (chosen[next++ % chosen.length] ?? 0) % limit);
        const log = await FollowedLog.open(history, 2 * chosen.length);
        try {
          for (let step = 0; step < 20; step++) await log.append();
          await log.caughtUp();
          const folded = await foldInMemory(log);
          // So little memory that rows are written, forgotten and looked up again all the time.
          const limits = { flushRows: memory, cacheRows: memory, pageSize: 2 * memory };
          const { views } = await rebuildViews(log.platform, [], limits);
          expect(views.map(({ outcome, message }) => message ?? outcome)).toEqual(
            views.map(() => 'switched'),
          );
          expect(Object.fromEntries(views.map(({ name, digest }) => [name, digest]))).toEqual(folded);
          expect(Object.fromEntries(views.map(({ name, live }) => [name, live?.digest]))).toEqual(folded);
          expect(log.alarms).toEqual([]);
        } finally {
          await log.close();
        }
      }),
      { seed: SEED, numRuns: 6, endOnFailure: true },
    );
  }, 180_000);
});
