import { NO_STREAM, decodeEvent, encodeAppend, expectedOf } from './encoding.js';
import type { AppendResult, EventCheck, Expected, NewEvent, RecordedEvent, Streams } from './port.js';

/**
 * Streams as they would be: what is appended stands in memory, upon what the store beneath holds, and nothing is
 * stored. Who appends has read the stream before, as every writer has who says what they expect.
 */
export class OverlayStreams implements Streams {
  readonly #appended = new Map<string, RecordedEvent[]>();
  /** Last revision in the store beneath, as it was read. */
  readonly #beneath = new Map<string, number>();
  #count = 0;

  constructor(
    private readonly store: Pick<Streams, 'read'>,
    private readonly check: EventCheck,
  ) {}

  async *read(stream: string, from = 0): AsyncGenerator<RecordedEvent> {
    const known = this.#appended.get(stream);
    let last = NO_STREAM;
    // From where it tells which one is the last.
    const beneath = Math.max(0, Math.min(from, this.#beneath.get(stream) ?? 0));
    for await (const event of this.store.read(stream, beneath)) {
      last = event.revision;
      if (event.revision >= from) yield event;
    }
    // Whoever appended upon less has lost the race by now; the answer is theirs who read it.
    if (!known) this.#beneath.set(stream, last);
    for (const event of this.#appended.get(stream) ?? []) if (event.revision >= from) yield event;
  }

  async append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendResult> {
    const append = encodeAppend(stream, events, expected, this.check);
    const known = this.#appended.get(stream) ?? [];
    const head = (this.#beneath.get(stream) ?? NO_STREAM) + known.length;
    if (head !== append.expected) return { outcome: 'conflict', current: expectedOf(head) };
    const appended = append.events.map((event, index) =>
      decodeEvent({ ...event, stream, revision: head + 1 + index, position: this.#count++ }),
    );
    this.#appended.set(stream, [...known, ...appended]);
    return { outcome: 'appended', revision: head + appended.length, position: this.#count - 1 };
  }
}
