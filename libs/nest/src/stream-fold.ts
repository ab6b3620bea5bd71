import {
  type EventType,
  type Loaded,
  type StreamType,
  evolve,
  foldedBy,
  metadataOf,
  streamName,
} from '#kernel';
import type { RecordedEvent, Streams } from '#event-store';

/**
 * The state of a subject as it stands now, from its whole stream.
 * @throws Error when a stream with events has no state: it does not begin with the event that opens it
 */
export async function foldStream<State, Types extends readonly EventType[]>(
  store: Pick<Streams, 'read'>,
  type: StreamType<State, Types>,
  id: string,
  seeing: (event: RecordedEvent) => void = () => undefined,
): Promise<Loaded<State>> {
  return foldOn(store, type, { id, state: type.initial, revision: -1 }, seeing);
}

async function foldOn<State, Types extends readonly EventType[]>(
  store: Pick<Streams, 'read'>,
  type: StreamType<State, Types>,
  { id, ...from }: Loaded<State>,
  seeing: (event: RecordedEvent) => void,
): Promise<Loaded<State>> {
  const name = streamName(type, id);
  let { state, revision } = from;
  for await (const event of store.read(name, revision + 1)) {
    const { effectiveOn } = metadataOf(event);
    state = evolve(type, state, event, { revision: event.revision, effectiveOn });
    revision = event.revision;
    seeing(event);
  }
  if (revision >= 0 && state === undefined) throw new Error(`${name} has events and no state`);
  return { id, state, revision };
}

/** A stream of fewer events is read faster than it is worth a place, unless they are long. */
const LONG = 100;

/** Streams remembered at most; of a county's the roster of every village has room. */
const STREAMS_LIMIT = 500;

/** Submissions remembered at most, in all streams together; each takes about 200 bytes. */
const SUBMISSIONS_LIMIT = 500_000;

interface Remembered {
  readonly type: object;
  readonly loaded: Loaded<unknown>;
  /** Idempotency key → revision of the first event recorded under it. */
  readonly submissions: Map<string, number>;
  /** How many they were then. */
  readonly size: number;
}

/**
 * Streams as they stood when they were last read: what has come since is read and no more. Events are never changed and a
 * state is never written to, so what was folded once stays true, whoever has appended meanwhile.
 */
export class RememberedStreams {
  /** The one that was not asked for for the longest time stands first. */
  readonly #known = new Map<string, Remembered>();
  #submissions = 0;

  constructor(private readonly store: Pick<Streams, 'read'>) {}

  /** The subject as it stands now. */
  async load<State, Types extends readonly EventType[]>(
    type: StreamType<State, Types>,
    id: string,
  ): Promise<Loaded<State>> {
    return (await this.read(type, id)).loaded;
  }

  /** The subject as it stands now, and what was recorded of it under a key before. */
  async loadFor<State, Types extends readonly EventType[]>(
    type: StreamType<State, Types>,
    id: string,
    key: string,
  ): Promise<Loaded<State> & { readonly own: readonly RecordedEvent[] }> {
    const { loaded, submissions } = await this.read(type, id);
    return { ...loaded, own: await this.recordedUnder(key, streamName(type, id), submissions.get(key)) };
  }

  private async read<State, Types extends readonly EventType[]>(type: StreamType<State, Types>, id: string) {
    const name = streamName(type, id);
    const known = this.#known.get(name);
    const before = known?.type === type ? known : undefined;
    const submissions = before?.submissions ?? new Map<string, number>();
    const from = before ? { ...before.loaded, state: foldedBy(type, before.loaded.state) } : undefined;
    const loaded = await foldOn(
      this.store,
      type,
      from ?? { id, state: type.initial, revision: -1 },
      (event) => {
        const { idempotencyKey } = metadataOf(event);
        if (!submissions.has(idempotencyKey)) submissions.set(idempotencyKey, event.revision);
      },
    );
    if (loaded.revision >= (type.bulky ? 0 : LONG))
      this.remember(name, { type, loaded, submissions, size: submissions.size });
    return { loaded, submissions };
  }

  /** A submission records all its events in one append, so they stand together. */
  private async recordedUnder(key: string, name: string, from: number | undefined): Promise<RecordedEvent[]> {
    const own: RecordedEvent[] = [];
    if (from === undefined) return own;
    for await (const event of this.store.read(name, from)) {
      if (metadataOf(event).idempotencyKey !== key) break;
      own.push(event);
    }
    return own;
  }

  private remember(name: string, read: Remembered): void {
    const known = this.#known.get(name);
    // Whoever began to read earlier may end later.
    const latest = known && known.loaded.revision > read.loaded.revision ? known : read;
    this.forget(name);
    this.#known.set(name, latest);
    this.#submissions += latest.size;
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= STREAMS_LIMIT && this.#submissions <= SUBMISSIONS_LIMIT) return;
      this.forget(oldest);
    }
  }

  private forget(name: string): void {
    this.#submissions -= this.#known.get(name)?.size ?? 0;
    this.#known.delete(name);
  }
}
