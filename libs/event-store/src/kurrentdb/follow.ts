import type { Position, RecordedEvent } from '../port.js';
import type { Waker } from '../waker.js';
import type { KurrentDbConnection } from './connection.js';
import type { EventFlow } from './event-flow.js';
import { NoAnswer } from './failures.js';
import type { LogName } from './recorded.js';

export interface FollowOptions {
  readonly after: Position;
  readonly batchSize: number;
  /** Either ends it. */
  readonly signals: readonly [AbortSignal, AbortSignal];
  /** Told a position up to which everything was handed out. */
  readonly onSeen?: (position: Position) => void;
  /** Told once when it could not be resumed for some time, with the reason. */
  readonly onTrouble: (error: unknown) => void;
}

const CONFIRM_MS = 10_000;
const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 2_000;
/** Attempts in a row without an event or a confirmation that make a trouble. */
const TROUBLE = 8;

/**
 * The events of a log after a position, then every new one. A subscription of the client ends for good with its
 * connection; this one begins anew after the last event it handed out. The server excludes the event at the
 * position a subscription begins after, and we skip what does not come after our last, so nothing is told twice.
 */
export async function* follow(
  connection: KurrentDbConnection,
  log: LogName,
  options: FollowOptions,
): AsyncGenerator<RecordedEvent[]> {
  const [given, closing] = options.signals;
  const over = (): boolean => given.aborted || closing.aborted;
  let last = options.after;
  for (let failures = 0; !over();) {
    const flow = connection.subscribe(log.prefix, last);
    given.addEventListener('abort', flow.waker.wake);
    try {
      for (;;) {
        flow.waker.reset();
        const batch = taken(flow, log, last, options.batchSize);
        if (over()) return;
        const end = batch.at(-1);
        if (flow.confirmed) failures = 0;
        if (end) {
          last = end.position;
          yield batch;
        } else {
          if (flow.checkpoint) options.onSeen?.(Number(flow.checkpoint.commit));
          if (flow.over) break;
          await waitFor(flow, flow.waker, closing);
        }
      }
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    } finally {
      given.removeEventListener('abort', flow.waker.wake);
      flow.close();
    }
    failures += 1;
    if (failures === TROUBLE) options.onTrouble(flow.over?.error);
    await pause(flow.waker, [given, closing], Math.min(FIRST_DELAY_MS * 2 ** failures, LONGEST_DELAY_MS));
  }
}

/** What is here already, as far as it is of this log and new. */
function taken(flow: EventFlow, log: LogName, last: Position, limit: number): RecordedEvent[] {
  const batch: RecordedEvent[] = [];
  while (batch.length < limit) {
    const received = flow.take();
    if (!received) break;
    const event = log.eventOf(received);
    if (event && event.position > (batch.at(-1)?.position ?? last)) batch.push(event);
  }
  return batch;
}

/** @throws NoAnswer when the server does not take the subscription on in time */
async function waitFor(flow: EventFlow, waker: Waker, closing: AbortSignal): Promise<void> {
  const begun = performance.now();
  await waker.pause(closing, flow.confirmed ? undefined : CONFIRM_MS);
  if (!flow.confirmed && performance.now() - begun >= CONFIRM_MS) {
    throw new NoAnswer(`the subscription was not confirmed within ${CONFIRM_MS} ms`);
  }
}

async function pause(
  waker: Waker,
  [given, closing]: FollowOptions['signals'],
  milliseconds: number,
): Promise<void> {
  waker.reset();
  given.addEventListener('abort', waker.wake);
  try {
    if (!given.aborted) await waker.pause(closing, milliseconds);
  } finally {
    given.removeEventListener('abort', waker.wake);
  }
}
