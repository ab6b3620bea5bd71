import { setTimeout as wait } from 'node:timers/promises';
import type { RecordedEvent } from './port.js';

/**
 * Hands on batches no more often than asked for, so that under load a few large ones come instead of many small
 * ones. What comes after a rest is handed on at once, and a full batch is followed by the next without delay.
 *
 * @param everyMs milliseconds from one batch to the next, at least, when there is much to do
 * @param busy events of a batch from which on there is much to do; 1 unless told. Whoever waits for the one thing just
 *   recorded shall not wait for the pace.
 * @param full events of a batch behind which more are waiting
 */
export async function* paced(
  batches: AsyncIterable<readonly RecordedEvent[]>,
  { everyMs, busy = 1, full, signal }: { everyMs: number; busy?: number; full: number; signal: AbortSignal },
): AsyncGenerator<readonly RecordedEvent[]> {
  for await (const batch of batches) {
    const begun = performance.now();
    yield batch;
    const rest = everyMs - (performance.now() - begun);
    if (batch.length >= busy && batch.length < full && rest > 0)
      await wait(rest, undefined, { signal }).catch(() => undefined);
  }
}
