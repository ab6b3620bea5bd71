import { BEGINNING } from '../port.js';
import type { Position, RecordedEvent } from '../port.js';

/** Where an event stands. */
export interface Place {
  readonly stream: string;
  readonly revision: number;
}

/**
 * Remembers where the events of a log stand, by their ids, up to a number of them: the newest. The server finds
 * an id again only where the same append is repeated, so that reuse elsewhere is ours to notice.
 */
export class RecentIds {
  readonly #places = new Map<string, Place>();
  #upTo: Position = BEGINNING;
  #last: Position = BEGINNING;
  #complete = true;

  constructor(private readonly limit: number) {}

  get(id: string): Place | undefined {
    return this.#places.get(id);
  }

  /** Whether every event of the log up to {@link upTo} is remembered. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Everything up to here was seen, whether it is still remembered or not. */
  get upTo(): Position {
    return this.#upTo;
  }

  /** Position of the last event of the log up to {@link upTo}. */
  get last(): Position {
    return this.#last;
  }

  /** Older events than those remembered were not looked at. */
  forget(): void {
    this.#complete = false;
  }

  /** @param events in order, the next after all that were seen */
  learn(events: readonly RecordedEvent[]): void {
    for (const { id, stream, revision, position } of events) {
      this.put(id, { stream, revision });
      this.#last = Math.max(this.#last, position);
      this.seen(position);
    }
  }

  seen(position: Position): void {
    this.#upTo = Math.max(this.#upTo, position);
  }

  put(id: string, place: Place): void {
    this.#places.set(id, place);
    if (this.#places.size <= this.limit) return;
    const [oldest] = this.#places.keys();
    if (oldest !== undefined) this.#places.delete(oldest);
    this.#complete = false;
  }
}
