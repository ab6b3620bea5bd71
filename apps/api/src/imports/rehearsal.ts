import {
  type AppendResult,
  type Expected,
  type NewEvent,
  OverlayStreams,
  type RecordedEvent,
  type Streams,
} from '#event-store';
import { canonicalBytes, elementAt } from '#kernel';
import {
  type Clock,
  CommandGateway,
  type EventCatalog,
  type NamedPerson,
  type PersonRegistry,
  type Preparation,
  Submission,
} from '#nest';
import { type Desk, type Reaction, casesByType, insisting, seen } from '#read-store';
import { collectiveStream } from '#collectives/facts';
import { divisionStream } from '#divisions/facts';
import { policyStream } from '#policies/facts';
import { commandSpecOf } from './entries.js';

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
 * managers would do about a row is not part of it, but for the one that a kind of import names.
 */
export class Rehearsal {
  readonly gateway: CommandGateway;
  private readonly streams: OverlayStreams;

  constructor(private readonly office: Office) {
    const { store, persons, catalog, clock } = office;
    this.streams = new OverlayStreams(new SharedStreams(store), catalog);
    this.gateway = new CommandGateway(this.streams, new RehearsedPersons(persons), clock);
  }

  /**
   * Lets a process manager see what stands in a stream. Its submissions are those it would make, or has made of what
   * was recorded before, so that nothing is done twice.
   */
  async follow({ name, title, on }: Reaction, stream: string): Promise<void> {
    const cases = casesByType(name, on);
    for await (const recorded of this.streams.read(stream)) {
      const event = seen(recorded, this.office.catalog.categoryOf(recorded.type));
      const send: Desk['send'] = (step, command) =>
        this.gateway.submit(
          commandSpecOf(command.constructor),
          command,
          new Submission({
            principal: { account: name, displayName: title, authorities: [], system: true },
            idempotencyKey: `${event.id}/${step}`,
            correlationId: event.metadata.correlationId,
          }),
        );
      const load: Desk['load'] = (type, id) => this.gateway.loadState(type, id);
      await cases.get(event.type)?.handle(event, { send, insist: insisting(send), load });
    }
  }
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
  /** Keyed hash of an identity number → under which id and name the person would be known. */
  private readonly registered = new Map<string, { readonly personId: string; readonly name: string }>();

  constructor(private readonly persons: PersonRegistry) {}

  bodyHash(canonicalBody: Uint8Array): string {
    return this.persons.bodyHash(canonicalBody);
  }

  /** No row of an import puts an identity right, and a rehearsal changes none. */
  async prepareCorrection() {
    const done = { seal: async () => 'taken' as const, discard: async () => undefined };
    return { corrected: undefined, ...done };
  }

  async putIntoUse(): Promise<void> {}

  async prepare(named: readonly NamedPerson[]): Promise<Preparation> {
    const { sealed } = await this.persons.prepare(named);
    const persons = sealed.map((person, index) => {
      const { name, identityNumber } = elementAt(named, index).identity;
      const hash = this.bodyHash(canonicalBytes(['rehearsal', identityNumber.toUpperCase()]));
      const first = this.registered.get(hash);
      if (!first || first.personId === person.personId) return { hash, name, person };
      const differs = first.name === name ? [] : (['name'] as const);
      return { hash, name, person: { ...person, personId: first.personId, known: true, differs } };
    });
    const isTaken = ({ hash, person }: (typeof persons)[number]): boolean =>
      (this.registered.get(hash) ?? person).personId !== person.personId;
    const own = persons.filter(({ person: { known } }) => !known);
    return {
      sealed: persons.map(({ person }) => person),
      seal: async () => {
        if (persons.some(isTaken)) return 'taken';
        for (const { hash, name, person } of own)
          this.registered.set(hash, { personId: person.personId, name });
        return 'sealed';
      },
      discard: async () => {
        for (const each of own) if (!isTaken(each)) this.registered.delete(each.hash);
      },
    };
  }
}
