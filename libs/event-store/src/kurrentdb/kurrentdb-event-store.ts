import { encodeAppend } from '../encoding.js';
import { BEGINNING, InvalidAppend } from '../port.js';
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
import { Admission } from './admission.js';
import { Appender } from './appender.js';
import type { KurrentDbConnection } from './connection.js';
import { follow } from './follow.js';
import { RecentIds } from './recent-ids.js';
import { LogName } from './recorded.js';

export interface KurrentDbEventStoreOptions {
  /** Which log of the database: its streams begin with this name and a dot. */
  readonly log: string;
  /** Nothing of the log stands at this position or before it: a place to begin from; the beginning unless told. */
  readonly startsAfter?: Position;
  /** Ids of the newest events that are remembered; 200,000 (about 40 MB) unless told. */
  readonly recentIds?: number;
  /** Appends that may wait at most, above which {@link StoreBusy} is thrown; 10,000 unless told. */
  readonly waitingAppends?: number;
  /** Milliseconds after which an append without an answer is sent again; 10,000 unless told. */
  readonly appendTimeoutMs?: number;
  /** How often an append without an answer is sent again, with growing pauses; 10 times (about 11 s) unless told. */
  readonly resends?: number;
  /** Told when the log cannot be followed for some time; a process warning unless told. */
  readonly onAlarm?: (message: string, error: unknown) => void;
}

const PAGE = 1_000;
const LOOK_BACK = 32;
/** Events of all logs looked at when opening, for each id to be remembered. */
const LOOK_BACK_RATIO = 4;
const AT_ONCE = 32;
const WAITING_BYTES = 268_435_456;
/** Bytes of one append at most: the server's `MaxAppendSize` can be set to 16 MiB, and counts names as well. */
export const KURRENTDB_APPEND_BYTES_LIMIT = 15_728_640;

/**
 * The event store in one log of a KurrentDB (EventStoreDB 22.10 or later, `MaxAppendSize` at 16 MiB, nothing
 * scavenged, no `$maxAge`). Positions are commit positions: ordered, not gapless.
 *
 * The server finds ids again only at the place where they would be appended. Elsewhere this store refuses them
 * by what it remembers: the newest {@link KurrentDbEventStoreOptions.recentIds} events of the log, its own and
 * those of other processes as soon as they are told, and beyond these the last 1,000 events of the stream. An
 * id that was used longer ago in another stream, or at the very same moment by another process, is not noticed.
 *
 * Each append is followed by reading its last event: see {@link Appender}.
 */
export class KurrentDbEventStore implements EventStore {
  readonly #log: LogName;
  readonly #ids: RecentIds;
  readonly #admission: Admission;
  readonly #appender: Appender;
  readonly #closing = new AbortController();
  readonly #onAlarm: (message: string, error: unknown) => void;
  readonly #startsAfter: Position;
  #learning: Promise<void> = Promise.resolve();

  private constructor(
    private readonly connection: KurrentDbConnection,
    private readonly check: EventCheck,
    options: KurrentDbEventStoreOptions,
  ) {
    this.#log = new LogName(options.log);
    this.#startsAfter = options.startsAfter ?? BEGINNING;
    this.#ids = new RecentIds(options.recentIds ?? 200_000);
    this.#admission = new Admission({
      appends: options.waitingAppends ?? 10_000,
      bytes: WAITING_BYTES,
      atOnce: AT_ONCE,
    });
    this.#appender = new Appender(connection, this.#log, this.#ids, {
      timeoutMs: options.appendTimeoutMs ?? 10_000,
      resends: options.resends ?? 10,
    });
    this.#onAlarm =
      options.onAlarm ?? ((message, error) => process.emitWarning(`${message}: ${String(error)}`));
  }

  /**
   * Reads back the newest ids of the log, then opens it.
   *
   * @param connection stays the caller's, who closes it after close()
   */
  static async open(
    connection: KurrentDbConnection,
    check: EventCheck,
    options: KurrentDbEventStoreOptions,
  ): Promise<KurrentDbEventStore> {
    const store = new KurrentDbEventStore(connection, check, options);
    await store.#recall(options.recentIds ?? 200_000);
    store.#learning = store.#learn();
    return store;
  }

  async append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendResult> {
    const append = encodeAppend(stream, events, expected, this.check);
    const size = append.size + 2 * append.events.reduce((sum, { type }) => sum + type.length, 0);
    if (size > KURRENTDB_APPEND_BYTES_LIMIT) {
      throw new InvalidAppend(`an append holds ${KURRENTDB_APPEND_BYTES_LIMIT} bytes at most, not ${size}`);
    }
    return this.#admission.run(append, () => this.#appender.append(append));
  }

  async *read(stream: string, from = 0): AsyncGenerator<RecordedEvent> {
    for await (const received of this.connection.stream(this.#log.inDatabase(stream), { from })) {
      const event = this.#log.eventOf(received);
      if (event) yield event;
    }
  }

  readAll(after: Position, options: { pageSize?: number } = {}): AsyncGenerator<RecordedEvent[]> {
    const head = this.head();
    // The call fixes the end; a failure is told to whoever reads.
    head.catch(() => {});
    return this.#pages(after, head, options.pageSize ?? PAGE);
  }

  async *#pages(after: Position, head: Promise<Position>, pageSize: number): AsyncGenerator<RecordedEvent[]> {
    const end = await head;
    if (after >= end) return;
    let page: RecordedEvent[] = [];
    for await (const received of this.connection.all({ from: Math.max(after, this.#startsAfter) })) {
      const event = this.#log.eventOf(received);
      if (!event || event.position <= after) continue;
      page.push(event);
      if (page.length < pageSize && event.position < end) continue;
      yield page;
      if (event.position >= end) return;
      page = [];
    }
    if (page.length > 0) yield page;
  }

  async *subscribe(after: Position, options: SubscribeOptions): AsyncGenerator<RecordedEvent[]> {
    yield* follow(this.connection, this.#log, {
      after: Math.max(after, this.#startsAfter),
      batchSize: options.batchSize ?? PAGE,
      signals: [options.signal, this.#closing.signal],
      onTrouble: (error) => this.#onAlarm('a subscription cannot be resumed', error),
    });
  }

  async head(): Promise<Position> {
    const { upTo, last } = this.#ids;
    for await (const received of this.#backwards()) {
      const event = this.#log.eventOf(received);
      if (event) return event.position;
      const position = Number(received.event?.position?.commit ?? Infinity);
      if (position <= upTo) return last;
      if (position <= this.#startsAfter) break;
    }
    return BEGINNING;
  }

  /** Ends subscriptions, waits for the appends under way and takes no more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#admission.close();
    await this.#learning;
  }

  /** The database from its end, in calls that grow, for most look no further than the last few events. */
  async *#backwards() {
    let from: Position | 'end' = 'end';
    for (let limit = LOOK_BACK; ; limit = Math.min(limit * 4, PAGE)) {
      let count = 0;
      for await (const received of this.connection.all({ from, backwards: true, limit })) {
        count += 1;
        from = Number(received.event?.position?.commit ?? from);
        yield received;
      }
      if (count < limit) return;
    }
  }

  /** Looks back until it has the newest ids, or, where other logs have written far more, at least the last. */
  async #recall(limit: number): Promise<void> {
    const newest: RecordedEvent[] = [];
    let looked = 0;
    for await (const received of this.connection.all({ from: 'end', backwards: true })) {
      looked += 1;
      const position = Number(received.event?.position?.commit ?? Infinity);
      if (position <= this.#startsAfter) break;
      if (looked === 1) this.#ids.seen(position);
      const event = this.#log.eventOf(received);
      if (event) newest.push({ ...event, data: {}, metadata: {}, bytes: NO_BYTES });
      if (newest.length < limit && (newest.length === 0 || looked < LOOK_BACK_RATIO * limit)) continue;
      this.#ids.forget();
      break;
    }
    this.#ids.learn(newest.reverse());
  }

  async #learn(): Promise<void> {
    const options = {
      after: Math.max(this.#ids.last, this.#startsAfter),
      batchSize: PAGE,
      signals: [this.#closing.signal, this.#closing.signal] as const,
      onSeen: (position: Position) => this.#ids.seen(position),
      onTrouble: (error: unknown) => this.#onAlarm('the log cannot be followed', error),
    };
    try {
      for await (const batch of follow(this.connection, this.#log, options)) this.#ids.learn(batch);
    } catch (error) {
      this.#onAlarm('the log is no longer followed', error);
    }
  }
}

const NO_BYTES = { data: new Uint8Array(), metadata: new Uint8Array() };
