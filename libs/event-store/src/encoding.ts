import { canonicalBytes, parseOwnJson } from '#kernel';
import { APPEND_LIMIT, EVENT_BYTES_LIMIT, InvalidAppend } from './port.js';
import type { EventCheck, Expected, NewEvent, Position, RecordedEvent } from './port.js';

/** Canonical bytes of all events of one append at most: what every store takes in one piece. */
export const APPEND_BYTES_LIMIT = 33_554_432;

/** The revision before the first: what `none` is where revisions are counted. */
export const NO_STREAM = -1;

/** An event turned into the bytes that are hashed and stored, once. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

export interface EncodedAppend {
  readonly stream: string;
  /** Revision of the last event the writer saw; {@link NO_STREAM} for none. */
  readonly expected: number;
  readonly events: readonly EncodedEvent[];
  /** Canonical bytes of all its events. */
  readonly size: number;
}

const STREAM = /^[a-z][a-z-]*-[^\p{C}\p{Z}]+$/u;
const STREAM_LENGTH_LIMIT = 200;
const TYPE = /^[A-Za-z][A-Za-z0-9]{0,99}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const REVISION_LIMIT = 2_147_483_647 - APPEND_LIMIT;

/**
 * Checks an append against every limit of the port and the catalogue, and encodes it. Ids are lower-case
 * UUIDs, for a store may answer only in that form.
 *
 * @throws InvalidAppend
 */
export function encodeAppend(
  stream: string,
  events: readonly NewEvent[],
  expected: Expected,
  check: EventCheck,
): EncodedAppend {
  if (stream.length > STREAM_LENGTH_LIMIT || !STREAM.test(stream)) {
    throw new InvalidAppend(`not a stream name: ${JSON.stringify(stream.slice(0, STREAM_LENGTH_LIMIT))}`);
  }
  if (events.length === 0) throw new InvalidAppend('an append holds at least one event');
  if (events.length > APPEND_LIMIT) {
    throw new InvalidAppend(`an append holds ${APPEND_LIMIT} events at most, not ${events.length}`);
  }
  if (new Set(events.map((event) => event.id)).size !== events.length) {
    throw new InvalidAppend('an event id stands twice in one append');
  }
  const encoded = events.map((event) => encodeEvent(event, check));
  const size = encoded.reduce((sum, event) => sum + event.data.length + event.metadata.length, 0);
  if (size > APPEND_BYTES_LIMIT) {
    throw new InvalidAppend(`an append holds ${APPEND_BYTES_LIMIT} bytes at most, not ${size}`);
  }
  return { stream, expected: revisionOf(expected), events: encoded, size };
}

function encodeEvent(event: NewEvent, check: EventCheck): EncodedEvent {
  if (!UUID.test(event.id)) throw new InvalidAppend(`not a lower-case UUID: ${JSON.stringify(event.id)}`);
  if (!TYPE.test(event.type)) throw new InvalidAppend(`not an event type: ${JSON.stringify(event.type)}`);
  check.check(event);
  return {
    id: event.id,
    type: event.type,
    data: objectBytes(event, 'data'),
    metadata: objectBytes(event, 'metadata'),
  };
}

function objectBytes(event: NewEvent, part: 'data' | 'metadata'): Buffer {
  const value: unknown = event[part];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new InvalidAppend(`${part} of ${event.type} is not an object`);
  }
  let bytes: Buffer;
  try {
    bytes = canonicalBytes(value);
  } catch (error) {
    throw new InvalidAppend(`${part} of ${event.type} has no canonical form`, { cause: error });
  }
  if (bytes.length > EVENT_BYTES_LIMIT) {
    throw new InvalidAppend(`${part} of ${event.type} has ${bytes.length} bytes, over ${EVENT_BYTES_LIMIT}`);
  }
  return bytes;
}

function revisionOf(expected: Expected): number {
  if (expected === 'none') return NO_STREAM;
  if (!Number.isInteger(expected) || expected < 0 || expected > REVISION_LIMIT) {
    throw new InvalidAppend(`not a revision: ${String(expected)}`);
  }
  return expected;
}

export function expectedOf(revision: number): Expected {
  return revision === NO_STREAM ? 'none' : revision;
}

/** The event as readers see it: its payload is what the stored bytes say, never what the writer held. */
export function decodeEvent(
  stored: EncodedEvent & { stream: string; revision: number; position: Position },
): RecordedEvent {
  return {
    id: stored.id,
    type: stored.type,
    data: parseOwnJson(stored.data.toString('utf8')),
    metadata: parseOwnJson(stored.metadata.toString('utf8')),
    stream: stored.stream,
    revision: stored.revision,
    position: stored.position,
    bytes: { data: stored.data, metadata: stored.metadata },
  };
}
