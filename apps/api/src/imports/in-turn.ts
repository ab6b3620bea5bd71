import { setImmediate, setTimeout } from 'node:timers/promises';
import { isOutage } from '#nest';

/** Things done before whoever else waits for this process gets a turn. */
const STRETCH = 20;
/** Milliseconds before another attempt, while the store is away or busy. */
const PAUSES = [100, 200, 400, 800, 1_600, 3_200] as const;

/** So few are done one after the other: of two that exclude each other the later is then always the one refused. */
const FEW = 200;

/** At a time at most, of so many things. */
export function atATimeOf(count: number, most: number): number {
  return count <= FEW ? 1 : most;
}

/**
 * Does a thing for each, begun in order, so many at a time; ends early when the signal is aborted or a thing fails.
 * @throws what a thing threw, once all that were begun have ended
 */
export async function inTurn<Thing>(
  things: readonly Thing[],
  concurrency: number,
  signal: AbortSignal,
  each: (thing: Thing) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (!failed && !signal.aborted) {
      const index = next++;
      const thing = things[index];
      if (thing === undefined) return;
      try {
        await each(thing);
      } catch (error) {
        failed = true;
        throw error;
      }
      if (index % STRETCH === 0) await setImmediate();
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: concurrency }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Again, a bounded while, what failed because the store was away or busy. @throws what it threw at last */
export async function throughOutages<Result>(
  signal: AbortSignal,
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (const pause of PAUSES) {
    try {
      return await attempt();
    } catch (error) {
      if (!isOutage(error) || signal.aborted) throw error;
    }
    await setTimeout(pause);
  }
  return attempt();
}
