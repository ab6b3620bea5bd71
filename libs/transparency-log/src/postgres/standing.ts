import { BEGINNING, type EventStore, type Position } from '#event-store';
import { type Checkpoint, eventLeafHash } from '../index.js';
import type { LogStore } from './log-store.js';

/** The store and the log contradict each other: nothing may be signed until a person has found out why. */
export class LogContradicted extends Error {
  override readonly name = 'LogContradicted';
}

/** The leaves must be those that a checkpoint signed for. @throws LogContradicted */
export async function holdAgainstCheckpoint(log: LogStore, { size, root }: Checkpoint): Promise<void> {
  if ((await log.rootAt(size)).equals(root)) return;
  throw new LogContradicted(`the first ${size} leaves are not those that were signed for`);
}

/**
 * The last leaf must be the event that stands there in the store.
 *
 * @returns its position
 * @throws LogContradicted
 */
export async function holdAgainstStore(log: LogStore, store: EventStore, size: number): Promise<Position> {
  const last = size > 0 ? await log.leafAt(size - 1) : undefined;
  if (!last) return BEGINNING;
  const before = size > 1 ? ((await log.leafAt(size - 2))?.position ?? BEGINNING) : BEGINNING;
  for await (const [event] of store.readAll(before, { pageSize: 1 })) {
    if (event?.position === last.position && eventLeafHash(event).equals(last.hash)) return last.position;
    throw new LogContradicted(`event ${last.eventId} (leaf ${last.index}) is not in the store as it was`);
  }
  throw new LogContradicted(`the store is shorter than its log: nothing after position ${before}`);
}
