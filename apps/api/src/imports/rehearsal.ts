import {
  type AppendResult,
  type Expected,
  type NewEvent,
  OverlayStreams,
  type RecordedEvent,
  type Streams,
} from '#event-store';
import { canonicalBytes } from '#kernel';
import {
  type Clock,
  CommandGateway,
  type EventCatalog,
  type NamedPerson,
  type PersonRegistry,
  type Preparation,
} from '#nest';
import { collectiveStream } from '#collectives/facts';
import { divisionStream } from '#divisions/facts';
import { policyStream } from '#policies/facts';

/** What the commands of an import stand on. */
export interface Office {
  readonly store: Streams;
  readonly persons: PersonRegistry;
  readonly catalog: EventCatalog;
  readonly clock: Clock;
}

/** Records in earnest: the gateway of all commands, over streams that all rows share and are read once. */
export function recordingGateway({ store, persons, clock }: Office): CommandGateway {
  return new CommandGateway(new SharedStreams(store), persons, clock);
}

/**
 * The same gateway, and nothing it accepts is stored: rows are judged against the rows before them. What process
 * managers would do about a row is not part of it.
 */
export function rehearsingGateway({ store, persons, catalog, clock }: Office): CommandGateway {
  const streams = new OverlayStreams(new SharedStreams(store), catalog);
  return new CommandGateway(streams, new RehearsedPersons(persons), clock);
}

const SHARED = [collectiveStream, divisionStream, policyStream].map(({ category }) => `${category}-`);

/**
 * Reads collectives, divisions and policies once for all rows of a file, as they stood at the first: a command looks
 * at other streams only for what never changes once true. Every other stream is read anew.
 */
class SharedStreams implements Streams {
  private readonly known = new Map<string, Promise<readonly RecordedEvent[]>>();

  constructor(private readonly store: Streams) {}

  async *read(stream: string, from = 0): AsyncGenerator<RecordedEvent> {
    if (!SHARED.some((category) => stream.startsWith(category))) {
      yield* this.store.read(stream, from);
      return;
    }
    const events = this.known.get(stream) ?? this.remember(stream);
    for (const event of await events) if (event.revision >= from) yield event;
  }

  append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendResult> {
    this.known.delete(stream);
    return this.store.append(stream, events, expected);
  }

  private remember(stream: string): Promise<readonly RecordedEvent[]> {
    const events = (async () => {
      const all: RecordedEvent[] = [];
      for await (const event of this.store.read(stream)) all.push(event);
      return all;
    })();
    this.known.set(stream, events);
    // What failed is asked for again.
    events.catch(() => this.known.delete(stream));
    return events;
  }
}

/** Persons as they would be registered: nobody is sealed, and one named in two entries is found. */
class RehearsedPersons implements PersonRegistry {
  /** Keyed hash of an identity number → the id under which the person would be known. */
  private readonly registered = new Map<string, string>();

  constructor(private readonly persons: PersonRegistry) {}

  bodyHash(canonicalBody: Uint8Array): string {
    return this.persons.bodyHash(canonicalBody);
  }

  async prepare(named: readonly NamedPerson[]): Promise<Preparation> {
    const { sealed } = await this.persons.prepare(named);
    const hashes = named.map(({ identity }) =>
      this.bodyHash(canonicalBytes(['rehearsal', identity.identityNumber.toUpperCase()])),
    );
    const own = new Map(hashes.map((hash, index) => [hash, sealed[index]?.personId ?? '']));
    const elsewhere = (hash: string): boolean =>
      (this.registered.get(hash) ?? own.get(hash)) !== own.get(hash);
    return {
      sealed: sealed.map((person, index) => ({
        ...person,
        known: person.known || elsewhere(hashes[index] ?? ''),
      })),
      seal: async () => {
        if (hashes.some(elsewhere)) return 'taken';
        for (const [hash, personId] of own) this.registered.set(hash, personId);
        return 'sealed';
      },
      discard: async () => {
        for (const hash of own.keys()) if (!elsewhere(hash)) this.registered.delete(hash);
      },
    };
  }
}
