import type { EncodedAppend } from '../encoding.js';

export interface BatchLimits {
  readonly appends: number;
  readonly events: number;
  /** Canonical bytes of all events. */
  readonly bytes: number;
}

/**
 * Takes the next batch off a queue: in order, at most one append per stream and each event id once, since
 * append.sql judges every append of a batch against the same state. What does not fit stays, in order; the
 * first always fits, whatever its size.
 *
 * @param busy streams that none may be taken of now
 */
export function takeBatch<Item extends { readonly append: EncodedAppend }>(
  queue: readonly Item[],
  limits: BatchLimits,
  busy: ReadonlySet<string>,
): { batch: Item[]; rest: Item[] } {
  const batch: Item[] = [];
  const rest: Item[] = [];
  const streams = new Set(busy);
  const ids = new Set<string>();
  let events = 0;
  let bytes = 0;
  for (const [index, item] of queue.entries()) {
    if (batch.length === limits.appends) return { batch, rest: rest.concat(queue.slice(index)) };
    const { append } = item;
    const fits =
      batch.length === 0 ||
      (events + append.events.length <= limits.events && bytes + append.size <= limits.bytes);
    if (fits && !streams.has(append.stream) && !append.events.some((event) => ids.has(event.id))) {
      batch.push(item);
      events += append.events.length;
      bytes += append.size;
      for (const event of append.events) ids.add(event.id);
    } else {
      rest.push(item);
    }
    // Also when it stays: a later append to the same stream may not overtake it.
    streams.add(append.stream);
  }
  return { batch, rest };
}
