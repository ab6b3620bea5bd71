import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client';
import { canonicalBytes } from '#kernel';
import { decodeEvent } from '../encoding.js';
import { StoreDamaged } from '../failures.js';
import type { Position, RecordedEvent } from '../port.js';

/** An event as the client gives it, of `$all` or of a stream. */
export type ReceivedEvent = AllStreamResolvedEvent | ResolvedEvent;

/** One log of several in a database: its streams are those that begin with its name and a dot. */
export class LogName {
  readonly prefix: string;

  /** @throws RangeError when the name is not a plain lower-case one of at most 48 characters */
  constructor(name: string) {
    if (!/^[a-z][a-z0-9_]{0,47}$/.test(name))
      throw new RangeError(`not a plain name: ${JSON.stringify(name)}`);
    this.prefix = `${name}.`;
  }

  /** What a stream of the log is called in the database. */
  inDatabase(stream: string): string {
    return this.prefix + stream;
  }

  /** The event when it is one of this log; not what the server writes for itself, links nor other logs. */
  eventOf({ event, link }: ReceivedEvent): RecordedEvent | undefined {
    if (!event || link || event.type.startsWith('$') || !event.streamId.startsWith(this.prefix))
      return undefined;
    const stream = event.streamId.slice(this.prefix.length);
    try {
      return decodeEvent({
        id: event.id,
        type: event.type,
        // The server keeps what was sent, but the client hands out what it parsed.
        data: canonicalBytes(event.data),
        metadata: canonicalBytes(event.metadata),
        stream,
        revision: Number(event.revision),
        position: positionOf(event.position),
      });
    } catch (error) {
      throw new StoreDamaged(`event ${event.id} of ${event.streamId} is none of ours: ${String(error)}`, {
        cause: error,
      });
    }
  }
}

/**
 * Commit positions are bytes into the server's log: a safe integer up to 8 PiB. An event that is not written
 * in an explicit transaction has the same prepare position, and so a position of its own.
 *
 * @throws StoreDamaged
 */
export function positionOf(given: { commit: bigint; prepare: bigint } | undefined): Position {
  if (given === undefined || given.commit > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new StoreDamaged(
      'no position below 2^53: the server must be EventStoreDB 22.10, KurrentDB or later',
    );
  }
  if (given.commit !== given.prepare) throw new StoreDamaged('it was written in an explicit transaction');
  return Number(given.commit);
}
