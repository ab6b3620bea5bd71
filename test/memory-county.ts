import type { DomainEvent, EventType, Loaded, Rejection, StreamType } from '#kernel';
import type { RecordedEvent } from '#event-store';
import { MemoryEventStore } from '#event-store/memory';
import {
  type AnyCommandSpec,
  Clock,
  type CommandAnswer,
  CommandGateway,
  EventCatalog,
  Submission,
} from '#nest';
import { CONTEXTS } from '#platform';
import { type Desk, type Reaction, casesByType, insisting, seen } from '#read-store';
import { choices } from './choices.js';
import { MadeRecord } from './made-record.js';
import { NO_CORRECTIONS } from './no-corrections.js';

class StandingClock extends Clock {
  override now(): string {
    return '2026-03-02T02:00:00.000Z';
  }
}

/** Nobody is named in what this county does. */
const NOBODY = {
  prepare: async () => ({ sealed: [], seal: async () => 'sealed' as const, discard: async () => undefined }),
  ...NO_CORRECTIONS,
  bodyHash: (body: Uint8Array) => Buffer.from(body).toString('base64').slice(0, 64),
};

/** Commands and process managers as they run, over a store in memory: for histories by the hundred. */
export class MemoryCounty {
  readonly catalog = new EventCatalog(CONTEXTS.flatMap(({ streams }) => streams));
  readonly store = new MemoryEventStore(this.catalog);
  private readonly gateway = new CommandGateway(this.store, NOBODY, new StandingClock());
  private readonly record = new MadeRecord(choices(1));
  private readonly specs: readonly AnyCommandSpec[] = CONTEXTS.flatMap(({ commands }) => commands);
  private handled = -1;
  private keys = 0;

  /** Facts that were recorded before, each in a stream that nothing else writes to yet. */
  async before(stream: string, ...events: DomainEvent[]): Promise<void> {
    for (const event of events) this.record.add(stream, event);
    for (const { revision, event } of this.record.take())
      await this.store.append(stream, [event], revision === 0 ? 'none' : revision - 1);
  }

  submit(command: object): Promise<CommandAnswer | Rejection> {
    return this.send('somebody', `key-${++this.keys}`, command);
  }

  load<State, Types extends readonly EventType[]>(
    stream: StreamType<State, Types>,
    id: string,
  ): Promise<Loaded<State>> {
    return this.gateway.loadState(stream, id);
  }

  async log(): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const page of this.store.readAll(-1)) events.push(...page);
    return events;
  }

  /** Lets a process manager see everything after a position (what it has not seen), what follows from it included. */
  async settle(reaction: Reaction, { from = this.handled } = {}): Promise<void> {
    this.handled = from;
    const cases = casesByType(reaction.name, reaction.on);
    for (let head = -2; head !== (await this.store.head());) {
      head = await this.store.head();
      for await (const page of this.store.readAll(this.handled))
        for (const next of page) {
          const event = seen(next, this.catalog.categoryOf(next.type));
          const desk = this.deskOf(reaction, event.id);
          await cases.get(event.type)?.handle(event, desk);
          await reaction.onEvery?.(event, desk);
          this.handled = next.position;
        }
    }
  }

  /** Lets all process managers see everything, again and again, until none of them has anything left to do. */
  async settleAll(): Promise<void> {
    const reactions = CONTEXTS.flatMap((context) => context.reactions);
    for (let head = -2; head !== (await this.store.head());) {
      head = await this.store.head();
      for (const each of reactions) await this.settle(each, { from: -1 });
    }
  }

  private deskOf(reaction: Reaction, eventId: string): Desk {
    const send: Desk['send'] = (step, command) => this.send(reaction.name, `${eventId}/${step}`, command);
    return { send, insist: insisting(send), load: (stream, id) => this.load(stream, id) };
  }

  private specOf(command: object): AnyCommandSpec {
    const spec = this.specs.find((each) => each.command === command.constructor);
    if (!spec) throw new Error(`nobody takes ${command.constructor.name}`);
    return spec;
  }

  private send(account: string, idempotencyKey: string, command: object) {
    const principal = { account, displayName: account, authorities: [], system: true };
    const submission = new Submission({ principal, idempotencyKey, correlationId: 'made' });
    return this.gateway.submit(this.specOf(command), command, submission);
  }
}
