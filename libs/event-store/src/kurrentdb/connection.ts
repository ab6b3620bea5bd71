import {
  BACKWARDS,
  END,
  FORWARDS,
  NO_STREAM,
  START,
  StreamNotFoundError,
  streamNameFilter,
} from '@eventstore/db-client';
import type {
  Direction,
  JSONEventData,
  JSONEventType,
  Position as ServerPosition,
  ReadPosition,
  ReadRevision,
} from '@eventstore/db-client';
import { type JsonObject, parseOwnJson } from '#kernel';
import { NO_STREAM as NONE } from '../encoding.js';
import type { EncodedAppend, EncodedEvent } from '../encoding.js';
import { StoreAccessDenied, StoreUnreachable } from '../failures.js';
import { BEGINNING } from '../port.js';
import type { Position } from '../port.js';
import { KurrentDbClient } from './client.js';
import { EventFlow } from './event-flow.js';
import { NoAnswer, isAccessDenied, mayPass } from './failures.js';
import type { ReceivedEvent } from './recorded.js';

/** Between two messages of a read. */
const IDLE_MS = 15_000;
const CONNECT_MS = 10_000;
const PAUSE_MS = 250;
/** Events that wait in memory until a reader takes them; the server is held back beyond them. */
const BUFFERED = 256;
/** Events of other logs and of the server after which a subscription hears how far the server has looked. */
const SEARCH_WINDOW = 256;

/**
 * One connection to a KurrentDB, for all logs of a process. Everything that must see what was just appended
 * asks the leader; a subscription takes what node there is.
 */
export class KurrentDbConnection {
  readonly #closing = new AbortController();

  private constructor(private readonly client: KurrentDbClient) {}

  /**
   * @param connectionString `esdb://` or `kurrentdb://`; never told to anybody
   * @param patienceMs how long a node may take to answer, in milliseconds; 10 s unless told
   * @throws BadStoreUrl, StoreUnreachable, StoreAccessDenied
   */
  static async open(connectionString: string, patienceMs = CONNECT_MS): Promise<KurrentDbConnection> {
    const connection = new KurrentDbConnection(KurrentDbClient.at(connectionString));
    try {
      await connection.#answers(performance.now() + patienceMs);
    } catch (error) {
      await connection.close();
      throw error;
    }
    return connection;
  }

  /**
   * Sends an append once.
   *
   * @param timeoutMs milliseconds to wait for the answer, after which the outcome is unknown
   */
  async append(stream: string, append: EncodedAppend, timeoutMs: number): Promise<void> {
    const sent = this.client.appendToStream(stream, append.events.map(eventData), {
      expectedRevision: append.expected === NONE ? NO_STREAM : BigInt(append.expected),
      requiresLeader: true,
      deadline: timeoutMs,
    });
    // The deadline of the call does not cover finding a node.
    await within(timeoutMs + PAUSE_MS, sent);
  }

  /** Events of a stream from a revision on, forwards or backwards; nothing when there is no such stream. */
  async *stream(
    name: string,
    { from, backwards = false, limit }: { from: number | 'end'; backwards?: boolean; limit?: number },
  ): AsyncGenerator<ReceivedEvent> {
    const fromRevision: ReadRevision = from === 'end' ? END : BigInt(from);
    const options = {
      fromRevision,
      direction: directionOf(backwards),
      requiresLeader: true,
      ...(limit !== undefined && { maxCount: limit }),
    };
    const flow = new EventFlow(() => this.client.readStream(name, options, { highWaterMark: BUFFERED }));
    try {
      yield* flow.toEnd(IDLE_MS, this.#closing.signal);
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw error;
    }
  }

  /** All events of the database from a position on: forwards with the one that stands there, backwards without. */
  async *all(given: {
    from: Position | 'end';
    backwards?: boolean;
    limit?: number;
  }): AsyncGenerator<ReceivedEvent> {
    const { from, backwards = false, limit } = given;
    const options = {
      fromPosition: serverPosition(from),
      direction: directionOf(backwards),
      requiresLeader: true,
      ...(limit !== undefined && { maxCount: limit }),
    };
    const flow = new EventFlow(() => this.client.readAll(options, { highWaterMark: BUFFERED }));
    yield* flow.toEnd(IDLE_MS, this.#closing.signal);
  }

  /** Subscribes to the streams of which the names begin so, after a position. */
  subscribe(prefix: string, after: Position): EventFlow {
    return new EventFlow((checkpointed) =>
      this.client.subscribeToAll(
        {
          fromPosition: serverPosition(after),
          filter: streamNameFilter({
            prefixes: [prefix],
            maxSearchWindow: SEARCH_WINDOW,
            checkpointInterval: 1,
            checkpointReached: (_, position: ServerPosition) => checkpointed(position),
          }),
        },
        { highWaterMark: BUFFERED },
      ),
    );
  }

  /** Ends every call and closes the connection. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.client.end();
  }

  async #look(): Promise<void> {
    for await (const _ of this.all({ from: 'end', backwards: true, limit: 1 })) return;
  }

  async #answers(deadline: number): Promise<void> {
    for (;;) {
      try {
        await within(Math.max(PAUSE_MS, deadline - performance.now()), this.#look());
        return;
      } catch (error) {
        if (isAccessDenied(error)) throw new StoreAccessDenied(undefined, { cause: error });
        if (!mayPass(error)) throw error;
        if (performance.now() + PAUSE_MS > deadline) {
          throw new StoreUnreachable(undefined, { cause: error });
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }
}

/** @throws NoAnswer when it takes longer than so many milliseconds */
async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function directionOf(backwards: boolean): Direction {
  return backwards ? BACKWARDS : FORWARDS;
}

function serverPosition(position: Position | 'end'): ReadPosition {
  if (position === 'end') return END;
  return position === BEGINNING ? START : { commit: BigInt(position), prepare: BigInt(position) };
}

/**
 * What the client sends as the canonical bytes: metadata as they are; data by its own JSON.stringify, which
 * writes numbers and texts as RFC 8785 does and keys in the order they stand in, but for those that look like
 * array indexes. Readers canonicalise again, so no one sees a difference.
 */
function eventData({ id, type, data, metadata }: EncodedEvent): JSONEventData<JSONEventType> {
  return {
    contentType: 'application/json',
    id,
    type,
    data: parseOwnJson<JsonObject>(data.toString('utf8')),
    // The client knows bytes by their exact class.
    metadata: Uint8Array.from(metadata),
  };
}
