import type { JsonObject } from '#kernel';

/**
 * Place of an event in the one global order. Opaque to callers: only its order means anything. A safe
 * integer on every store (PostgreSQL: the gapless index of the event, from 0; KurrentDB: the commit position).
 */
export type Position = number;

/** Before the first event. */
export const BEGINNING: Position = -1;

/** What the writer saw when it loaded the stream: nothing, or this last revision (from 0). */
export type Expected = 'none' | number;

export interface NewEvent {
  /** UUID, unique in the whole store. */
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  /** Place in the stream, from 0 without gaps. */
  readonly revision: number;
  readonly position: Position;
  /** The canonical bytes (RFC 8785) that were hashed and stored. */
  readonly bytes: { readonly data: Uint8Array; readonly metadata: Uint8Array };
}

/**
 * - `appended`: the events stand in the store now; revision and position are those of the last one.
 * - `repeated`: the same ids were appended before; revision and position are the first answer's.
 * - `conflict`: the stream is not where the writer saw it; `current` tells where it is. Nothing was stored.
 */
export type AppendResult =
  | { readonly outcome: 'appended' | 'repeated'; readonly revision: number; readonly position: Position }
  | { readonly outcome: 'conflict'; readonly current: Expected };

export interface SubscribeOptions {
  readonly signal: AbortSignal;
  /** Events a batch at most; 1,000 unless told. */
  readonly batchSize?: number;
}

/**
 * The event store, as all of Diqi sees it.
 *
 * About ids it promises one thing: an append repeated with the same ids and the same expectation has effect
 * and answer once. Reusing ids in any other way throws {@link EventIdReused}. When an append throws anything
 * else the outcome is unknown: send it again with the same ids and the same expectation.
 */
export interface EventStore {
  /**
   * Appends 1 to {@link APPEND_LIMIT} events to one stream, all or none.
   *
   * @throws EventIdReused an id stands in the store with another stream or expectation (a programming error).
   * @throws InvalidAppend an event is malformed, unknown to the catalogue or too large; nothing was stored.
   */
  append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendResult>;

  /** The events of a stream from a revision on, in order; nothing when there is no such stream. */
  read(stream: string, from?: number): AsyncIterable<RecordedEvent>;

  /** Every event after a position, up to what was committed when the call was made, in order, in pages. */
  readAll(after: Position, options?: { pageSize?: number }): AsyncIterable<readonly RecordedEvent[]>;

  /**
   * Every event after a position, then every new one, in order and without gaps, in batches that are never
   * empty. Goes on over lost connections; ends when the signal is aborted.
   */
  subscribe(after: Position, options: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]>;

  /** Position of the last event; {@link BEGINNING} when the store is empty. */
  head(): Promise<Position>;

  close(): Promise<void>;
}

/** What it takes to judge and record a command. */
export type Streams = Pick<EventStore, 'append' | 'read'>;

/** Events in one append at most. */
export const APPEND_LIMIT = 1_000;
/** Canonical bytes of one event's data or metadata at most. */
export const EVENT_BYTES_LIMIT = 1_048_576;

/** Knows every event type; refuses data that does not fit its schema. */
export interface EventCheck {
  /** @throws InvalidAppend */
  check(event: NewEvent): void;
}

export class EventIdReused extends Error {
  override readonly name = 'EventIdReused';
  constructor(readonly stream: string) {
    super(`an event id was used again with another stream or expectation (stream ${stream})`);
  }
}

export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}

/** Too many appends wait already: nothing was stored. Callers should answer "try again later". */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}
