import { randomUUID } from 'node:crypto';
import { type JsonObject, elementAt } from '#kernel';
import { BEGINNING, InvalidAppend } from '../port.js';
import type { EventCheck, EventStore, Expected, NewEvent, Position, RecordedEvent } from '../port.js';

export interface ContractStore {
  readonly store: EventStore;
  /** Another store over the same events, as a second process has it; without it, what needs one is skipped. */
  readonly another?: () => Promise<EventStore>;
  /** Frees what the store stands on, after it was closed. */
  readonly release?: () => Promise<void>;
}

/** Makes an empty store that asks this catalogue. */
export type MakeStore = (check: EventCheck) => Promise<ContractStore>;

export interface ContractOptions {
  /** Whether positions are 0, 1, 2, … without gaps. */
  readonly gapless: boolean;
}

/** What each part of the contract gets: the store of the current test. */
export interface ContractContext {
  readonly current: () => ContractStore;
  readonly options: ContractOptions;
}

/** The type that {@link contractCheck} does not know. */
export const UNKNOWN_TYPE = 'NeverRegistered';

/** The catalogue of the contract: everything but one type. */
export const contractCheck: EventCheck = {
  check(event: NewEvent) {
    if (event.type === UNKNOWN_TYPE) throw new InvalidAppend(`unknown event type ${event.type}`);
  },
};

export function anEvent(data: JsonObject = {}, type = 'ParcelRegistered'): NewEvent {
  return { id: randomUUID(), type, data, metadata: { actor: '王会计' } };
}

export function someEvents(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => anEvent({ index }));
}

/** A stream of its own for each call. */
export function aStream(): string {
  return `parcel-${randomUUID()}`;
}

export async function collect(events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  const collected: RecordedEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

export async function collectPages(pages: AsyncIterable<readonly RecordedEvent[]>): Promise<RecordedEvent[]> {
  const collected: RecordedEvent[] = [];
  for await (const page of pages) collected.push(...page);
  return collected;
}

export function everything(store: EventStore): Promise<RecordedEvent[]> {
  return collectPages(store.readAll(BEGINNING));
}

/** Follows a subscription until it has told so many events, then aborts it. */
export async function follow(
  store: EventStore,
  after: Position,
  count: number,
  batchSize?: number,
): Promise<RecordedEvent[]> {
  const abort = new AbortController();
  const told: RecordedEvent[] = [];
  for await (const batch of store.subscribe(after, { signal: abort.signal, batchSize })) {
    told.push(...batch);
    if (told.length >= count) abort.abort();
  }
  return told;
}

/** Appends as a command does: where the stream has moved on, it tries again from there. */
export async function appendSomewhere(store: EventStore, stream: string, event: NewEvent): Promise<number> {
  let expected: Expected = 'none';
  for (;;) {
    const result = await store.append(stream, [event], expected);
    if (result.outcome !== 'conflict') return result.revision;
    expected = result.current;
  }
}

/** Several writers at once, each with its own events, all into the same few streams. Returns all event ids. */
export async function writeTogether(
  stores: readonly EventStore[],
  writers: number,
  eventsEach: number,
): Promise<string[]> {
  const streams = [aStream(), aStream(), aStream()];
  const written = Array.from({ length: writers }, async (_, writer) => {
    const ids: string[] = [];
    for (const [index, event] of someEvents(eventsEach).entries()) {
      await appendSomewhere(at(stores, writer), at(streams, index), event);
      ids.push(event.id);
    }
    return ids;
  });
  return (await Promise.all(written)).flat();
}

export const idOf = (event: { readonly id: string }): string => event.id;
export const positionOf = (event: RecordedEvent): Position => event.position;

/** The element at an index that goes round. */
function at<T>(list: readonly T[], index: number): T {
  return elementAt(list, index % list.length);
}
