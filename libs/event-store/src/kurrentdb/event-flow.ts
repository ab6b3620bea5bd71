import type { Position as ServerPosition } from '@eventstore/db-client';
import { Waker } from '../waker.js';
import { NoAnswer } from './failures.js';
import type { ReceivedEvent } from './recorded.js';

/** What the client makes of one call that answers in many messages. */
export interface Source {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'readable' | 'end' | 'close' | 'confirmation', listener: () => void): unknown;
  off(event: 'readable', listener: () => void): unknown;
  read(): ReceivedEvent | null;
  resume(): unknown;
  /** Ends a read. */
  cancel?(): Promise<void>;
  /** Ends a subscription. */
  unsubscribe?(): Promise<void>;
}

/**
 * The events of one read or subscription, taken when we are ready for them: what we do not take, the server is
 * not asked for. Unlike the client's own iteration it ends when the call fails, and ends the call when we stop.
 */
export class EventFlow {
  /** Woken by whatever happens. */
  readonly waker = new Waker();
  /** Of a subscription: the server has taken it on. */
  confirmed = false;
  #source: Source;
  #over: { readonly error?: Error } | undefined;
  #checkpoint: ServerPosition | undefined;

  constructor(open: (onCheckpoint: (position: ServerPosition) => void) => Source) {
    const source = open((position) => (this.#checkpoint = position));
    this.#source = source;
    source.on('error', (error) => this.#end({ error }));
    source.on('end', () => this.#end({}));
    source.on('close', () => this.#end({}));
    source.on('confirmation', () => {
      this.confirmed = true;
      this.waker.wake();
    });
    source.on('readable', this.waker.wake);
  }

  /** The next event that is here already. */
  take(): ReceivedEvent | undefined {
    return this.#source.read() ?? undefined;
  }

  /** How far the server has looked; to be asked for when everything that is here was taken. */
  get checkpoint(): ServerPosition | undefined {
    return this.#checkpoint;
  }

  /** Undefined while the call goes on; how it ended when it did. */
  get over(): { readonly error?: Error } | undefined {
    return this.#over;
  }

  /**
   * All events of a read up to its end.
   *
   * @param idleMs milliseconds to wait for the next event at most
   * @throws NoAnswer, and whatever the call failed with
   */
  async *toEnd(idleMs: number, closing: AbortSignal): AsyncGenerator<ReceivedEvent> {
    try {
      for (;;) {
        this.waker.reset();
        const event = this.take();
        if (event) {
          yield event;
          continue;
        }
        if (this.#over) {
          if (this.#over.error) throw this.#over.error;
          return;
        }
        const begun = performance.now();
        await this.waker.pause(closing, idleMs);
        if (closing.aborted) throw new NoAnswer('the event store is closed');
        if (performance.now() - begun >= idleMs) throw new NoAnswer(`nothing came for ${idleMs} ms`);
      }
    } finally {
      this.close();
    }
  }

  /**
   * Ends the call; whatever it still does is not heard. What has come already is let run out, not destroyed: a
   * call that is complete but not read to its end would stay in the client's hands for ever.
   */
  close(): void {
    const source = this.#source;
    source.off('readable', this.waker.wake);
    source.resume();
    if (this.#over) return;
    const ended = source.cancel?.() ?? source.unsubscribe?.();
    // Rejects when the call was never begun.
    ended?.catch(() => undefined);
  }

  #end(how: { readonly error?: Error }): void {
    this.#over ??= how;
    this.waker.wake();
  }
}
