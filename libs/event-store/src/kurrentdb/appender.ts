import { setTimeout as sleep } from 'node:timers/promises';
import { MaxAppendSizeExceededError, WrongExpectedVersionError } from '@eventstore/db-client';
import type { EncodedAppend } from '../encoding.js';
import { APPEND_LIMIT, EventIdReused, InvalidAppend } from '../port.js';
import type { AppendResult, Expected, RecordedEvent } from '../port.js';
import type { KurrentDbConnection } from './connection.js';
import { StoreDamaged, mayPass } from './failures.js';
import type { RecentIds } from './recent-ids.js';
import type { LogName } from './recorded.js';

export interface AppenderOptions {
  /** Milliseconds an append may take before it is sent again. */
  readonly timeoutMs: number;
  /** How often it is sent again, with growing pauses, before it fails. */
  readonly resends: number;
}

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 2_000;

/**
 * Sends appends and finds out what became of them. The server knows two answers, done and wrong version; the
 * port's four are told apart by what is remembered of ids and by reading the stream back:
 *
 * - An append that was made before is answered with success. It is `repeated` when it stands where everything
 *   had been seen before we sent it, or with bytes that are not ours.
 * - A wrong version is a conflict: nothing was stored. Whether ids were used before was looked up before.
 */
export class Appender {
  constructor(
    private readonly connection: KurrentDbConnection,
    private readonly log: LogName,
    private readonly ids: RecentIds,
    private readonly options: AppenderOptions,
  ) {}

  /** @throws EventIdReused, InvalidAppend; anything else: outcome unknown */
  async append(append: EncodedAppend): Promise<AppendResult> {
    if (append.events.some(({ id }) => this.ids.get(id))) return this.#known(append);
    if (!this.ids.complete) await this.#insist(() => this.#refuseReuse(append));
    const seen = this.ids.upTo;
    const current = await this.#sendUntilAnswered(append);
    if (current !== 'accepted') return { outcome: 'conflict', current };
    const last = await this.#insist(() => this.#lastOf(append));
    this.#remember(append);
    const repeated = last.position <= seen || !holds(last, append);
    return { outcome: repeated ? 'repeated' : 'appended', revision: last.revision, position: last.position };
  }

  /** When it was not accepted, where the stream is. */
  async #sendUntilAnswered(append: EncodedAppend): Promise<'accepted' | Expected> {
    try {
      await this.#insist(() =>
        this.connection.append(this.log.inDatabase(append.stream), append, this.options.timeoutMs),
      );
      return 'accepted';
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) {
        return typeof error.actualVersion === 'bigint' ? Number(error.actualVersion) : 'none';
      }
      if (error instanceof MaxAppendSizeExceededError) {
        throw new InvalidAppend(`the server takes ${error.maxAppendSize} bytes at most (MaxAppendSize)`);
      }
      throw error;
    }
  }

  /** Repeats what failed without an answer, a bounded number of times. */
  async #insist<Result>(attempt: () => Promise<Result>): Promise<Result> {
    for (let resends = 0; ; resends += 1) {
      try {
        return await attempt();
      } catch (error) {
        const answered = error instanceof WrongExpectedVersionError || !mayPass(error);
        if (answered || resends >= this.options.resends) throw error;
        await sleep(Math.min(FIRST_DELAY_MS * 2 ** resends, LONGEST_DELAY_MS));
      }
    }
  }

  /** An id of it was seen before: all must stand exactly where they would be now. */
  async #known(append: EncodedAppend): Promise<AppendResult> {
    for (const [index, { id }] of append.events.entries()) {
      const place = this.ids.get(id);
      if (place?.stream !== append.stream || place.revision !== append.expected + 1 + index) {
        throw new EventIdReused(append.stream);
      }
    }
    const { revision, position } = await this.#insist(() => this.#lastOf(append));
    return { outcome: 'repeated', revision, position };
  }

  /** @throws EventIdReused when an id of it stands among the last events of its stream */
  async #refuseReuse(append: EncodedAppend): Promise<void> {
    const ids = new Map(append.events.map(({ id }, index) => [id, append.expected + 1 + index]));
    const latest = this.connection.stream(this.log.inDatabase(append.stream), {
      from: 'end',
      backwards: true,
      limit: APPEND_LIMIT,
    });
    for await (const { event } of latest) {
      // Where it would stand now, it is a repeat, which the server tells.
      if (event && ids.has(event.id) && ids.get(event.id) !== Number(event.revision)) {
        throw new EventIdReused(append.stream);
      }
    }
  }

  /** The last event of an append that was accepted. */
  async #lastOf(append: EncodedAppend): Promise<RecordedEvent> {
    const revision = append.expected + append.events.length;
    const found = this.connection.stream(this.log.inDatabase(append.stream), { from: revision, limit: 1 });
    for await (const received of found) {
      const event = this.log.eventOf(received);
      if (event && event.id === append.events.at(-1)?.id) return event;
    }
    throw new StoreDamaged(`an accepted append is not at revision ${revision} of ${append.stream}`);
  }

  #remember(append: EncodedAppend): void {
    for (const [index, { id }] of append.events.entries()) {
      this.ids.put(id, { stream: append.stream, revision: append.expected + 1 + index });
    }
  }
}

function holds({ bytes }: RecordedEvent, append: EncodedAppend): boolean {
  const sent = append.events.at(-1);
  return sent?.data.equals(bytes.data) === true && sent.metadata.equals(bytes.metadata);
}
