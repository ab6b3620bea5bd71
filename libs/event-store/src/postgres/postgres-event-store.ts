import { setMaxListeners } from 'node:events';
import type { Pool } from 'pg';
import { encodeAppend } from '../encoding.js';
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
import { AppendConnection } from './append-connection.js';
import { AppendSignal } from './append-signal.js';
import { appendStatement } from './append-statement.js';
import { AppendBatcher } from './batcher.js';
import { StoreDamaged, mayPass } from './failures.js';
import { storeNames } from './install.js';
import { EventReader } from './reader.js';
import { SharedPages } from './shared-pages.js';
import { StreamReads } from './stream-reads.js';

export interface PostgresEventStoreOptions {
  /** Appends in one batch at most; 256 unless told. */
  readonly batchAppends?: number;
  /** Appends that may wait for their batch at most, above which {@link StoreBusy} is thrown; 10,000 unless told. */
  readonly waitingAppends?: number;
  /** Milliseconds after which an append without an answer is sent again; 15,000 unless told. */
  readonly statementTimeoutMs?: number;
  /** How often a batch without an answer is sent again, with growing pauses; 10 times (about 11 s) unless told. */
  readonly resends?: number;
  /** Told when a unique key of the table fires, which must never happen; a process warning unless told. */
  readonly onAlarm?: (message: string, error: unknown) => void;
}

const PAGE = 1_000;
const POLL_MS = 1_000;
const BATCH_EVENTS = 4_000;
const BATCH_BYTES = 8_388_608;
const WAITING_BYTES = 268_435_456;

/**
 * The event store in one schema of a PostgreSQL database that {@link installEventStore} prepared. Positions are
 * gapless from 0, in commit order. One store per process and schema: its appends share batches and a connection
 * of their own.
 */
export class PostgresEventStore implements EventStore {
  readonly #appends: AppendConnection;
  readonly #batcher: AppendBatcher;
  readonly #reader: EventReader;
  readonly #following: SharedPages;
  readonly #streams: StreamReads;
  readonly #signal: AppendSignal;
  readonly #closing = new AbortController();
  readonly #ignoreIdleLoss = (): void => {};

  /** @param pool of connections with the application's role; stays the caller's, who ends it after close() */
  constructor(
    private readonly pool: Pool,
    schema: string,
    private readonly check: EventCheck,
    options: PostgresEventStoreOptions = {},
  ) {
    // Every subscription listens to it; there is no bound to how many there are.
    setMaxListeners(0, this.#closing.signal);
    const names = storeNames(schema);
    this.#appends = new AppendConnection(pool);
    const send = appendStatement(this.#appends, names, options.statementTimeoutMs ?? 15_000);
    this.#batcher = new AppendBatcher(send, {
      batch: { appends: options.batchAppends ?? 256, events: BATCH_EVENTS, bytes: BATCH_BYTES },
      waiting: { appends: options.waitingAppends ?? 10_000, bytes: WAITING_BYTES },
      resends: options.resends ?? 10,
      onAlarm: options.onAlarm ?? ((message, error) => process.emitWarning(`${message}: ${String(error)}`)),
    });
    this.#reader = new EventReader(pool, names);
    this.#following = new SharedPages((after, limit) => this.#nextPage(after, limit));
    this.#streams = new StreamReads(pool, names, PAGE);
    this.#signal = new AppendSignal(pool, names);
    // Without a listener, an idle connection that the server closes would end the process.
    pool.on('error', this.#ignoreIdleLoss);
  }

  async append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendResult> {
    return this.#batcher.append(encodeAppend(stream, events, expected, this.check));
  }

  async *read(stream: string, from = 0): AsyncGenerator<RecordedEvent> {
    for (let next = from; ;) {
      const page = await this.#streams.read(stream, next);
      yield* page;
      if (page.length < PAGE) return;
      next += page.length;
    }
  }

  readAll(after: Position, options: { pageSize?: number } = {}): AsyncGenerator<RecordedEvent[]> {
    const head = this.#reader.head();
    // The call fixes the end; a failure is told to whoever reads.
    head.catch(() => {});
    return this.#pages(after, head, options.pageSize ?? PAGE);
  }

  async *#pages(after: Position, head: Promise<Position>, pageSize: number): AsyncGenerator<RecordedEvent[]> {
    const end = await head;
    for (let last = after; last < end;) {
      const page = await this.#reader.ofAll(last, end, pageSize);
      if (page.length === 0) throw new StoreDamaged(`events are missing after position ${last}`);
      last += page.length;
      yield page;
    }
  }

  async *subscribe(after: Position, options: SubscribeOptions): AsyncGenerator<readonly RecordedEvent[]> {
    const closing = this.#closing.signal;
    const waker = new Waker();
    if (options.signal.aborted || closing.aborted) return;
    options.signal.addEventListener('abort', waker.wake);
    this.#signal.add(waker);
    try {
      let last = after;
      while (!options.signal.aborted && !closing.aborted) {
        // Before looking: what is appended while we look must end the pause.
        waker.reset();
        const page = await this.#following.next(last, options.batchSize ?? PAGE);
        if (options.signal.aborted) return;
        if (page.length === 0) {
          await waker.pause(closing, POLL_MS);
        } else {
          last += page.length;
          yield page;
        }
      }
    } finally {
      options.signal.removeEventListener('abort', waker.wake);
      await this.#signal.remove(waker);
    }
  }

  head(): Promise<Position> {
    return this.#reader.head();
  }

  /** Ends subscriptions, waits for the appends under way and takes no more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#batcher.close();
    await this.#appends.close();
    this.pool.off('error', this.#ignoreIdleLoss);
  }

  /** Nothing when the connection is lost: the subscription looks again after its pause. */
  async #nextPage(after: Position, limit: number): Promise<RecordedEvent[]> {
    try {
      return await this.#reader.ofAll(after, Number.MAX_SAFE_INTEGER, limit);
    } catch (error) {
      if (mayPass(error)) return [];
      throw error;
    }
  }
}
