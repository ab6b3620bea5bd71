import { NO_STREAM, decodeEvent, encodeAppend, expectedOf } from '../encoding.js';
import type { EncodedAppend, EncodedEvent } from '../encoding.js';
import { BEGINNING, EventIdReused } from '../port.js';
import type {
  AppendResult,
  EventCheck,
  EventStore,
  Expected,
  NewEvent,
  Position,
  RecordedEvent,
  SubscribeOptions,
} from '../port.js';
import { Waker } from '../waker.js';

type StoredEvent = EncodedEvent & { stream: string; revision: number; position: Position };

/** The event store for specs: the verdicts of the durable stores, and nothing outlives the process. */
export class MemoryEventStore implements EventStore {
  readonly #log: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #byId = new Map<string, StoredEvent>();
  readonly #subscribers = new Set<Waker>();
  readonly #closing = new AbortController();

  constructor(private readonly check: EventCheck) {}

  async append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendResult> {
    const append = encodeAppend(stream, events, expected, this.check);
    const known = append.events.filter((event) => this.#byId.has(event.id));
    if (known.length > 0) return this.#repeatOf(append);
    const head = (this.#streams.get(stream)?.length ?? 0) - 1;
    if (head !== append.expected) return { outcome: 'conflict', current: expectedOf(head) };
    return this.#store(append);
  }

  async *read(stream: string, from = 0): AsyncGenerator<RecordedEvent> {
    for (const event of this.#streams.get(stream)?.slice(from) ?? []) yield decodeEvent(event);
  }

  readAll(after: Position, options: { pageSize?: number } = {}): AsyncGenerator<RecordedEvent[]> {
    return this.#pages(after, this.#head(), options.pageSize ?? 1_000);
  }

  async *subscribe(after: Position, options: SubscribeOptions): AsyncGenerator<RecordedEvent[]> {
    const signal = this.#closing.signal;
    const waker = new Waker();
    this.#subscribers.add(waker);
    options.signal.addEventListener('abort', waker.wake);
    try {
      let last = after;
      while (!options.signal.aborted && !signal.aborted) {
        waker.reset();
        const batch = this.#log.slice(last + 1, last + 1 + (options.batchSize ?? 1_000)).map(decodeEvent);
        const end = batch.at(-1);
        if (end) {
          last = end.position;
          yield batch;
        } else {
          await waker.pause(signal);
        }
      }
    } finally {
      options.signal.removeEventListener('abort', waker.wake);
      this.#subscribers.delete(waker);
    }
  }

  async head(): Promise<Position> {
    return this.#head();
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  #head(): Position {
    return this.#log.length - 1;
  }

  async *#pages(after: Position, head: Position, pageSize: number): AsyncGenerator<RecordedEvent[]> {
    for (let from = after + 1; from <= head; from += pageSize) {
      yield this.#log.slice(from, Math.min(from + pageSize, head + 1)).map(decodeEvent);
    }
  }

  #repeatOf(append: EncodedAppend): AppendResult {
    let last: StoredEvent | undefined;
    for (const [index, event] of append.events.entries()) {
      const stored = this.#byId.get(event.id);
      if (stored?.stream !== append.stream || stored.revision !== append.expected + 1 + index) {
        throw new EventIdReused(append.stream);
      }
      last = stored;
    }
    return {
      outcome: 'repeated',
      revision: last?.revision ?? NO_STREAM,
      position: last?.position ?? BEGINNING,
    };
  }

  #store(append: EncodedAppend): AppendResult {
    const events = this.#streams.get(append.stream) ?? [];
    this.#streams.set(append.stream, events);
    for (const event of append.events) {
      const stored = { ...event, stream: append.stream, revision: events.length, position: this.#log.length };
      events.push(stored);
      this.#log.push(stored);
      this.#byId.set(stored.id, stored);
    }
    for (const subscriber of this.#subscribers) subscriber.wake();
    return { outcome: 'appended', revision: events.length - 1, position: this.#head() };
  }
}
