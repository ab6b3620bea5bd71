import { MemoryEventStore } from '#event-store/memory';
import { type CommitmentChange, type Rejection, elementAt, isRejection } from '#kernel';
import {
  type AnyCommandSpec,
  type CommandAnswer,
  CommandGateway,
  EventCatalog,
  type NamedPerson,
  type PersonCorrection,
  type PersonRegistry,
  Submission,
} from '#nest';
import { CONTEXTS, REACTIONS } from '#platform';
import { type Desk, type Reaction, type SeenEvent, insisting, seen } from '#read-store';
import { SetClock } from '../acceptance/county.js';
import type { Choose } from '../choices.js';

/** Everybody by their identity number, which nobody has here. */
class OpenRegistry implements PersonRegistry {
  /** Number → id, of who is known or, by a correction under way, is to be. */
  private readonly known = new Map<string, string>();
  /** Id → commitment in use. */
  private readonly inUse = new Map<string, string>();

  bodyHash(canonicalBody: Uint8Array): string {
    return Buffer.from(canonicalBody).toString('hex');
  }

  async prepare(named: readonly NamedPerson[]) {
    const sealed = named.map(({ personId, identity: { identityNumber } }) => ({
      personId: this.known.get(identityNumber) ?? personId,
      commitment: `commitment of ${identityNumber}`,
      known: this.known.has(identityNumber),
      differs: [],
    }));
    return {
      sealed,
      seal: async () => {
        for (const [at, { identity }] of named.entries()) {
          const { personId, commitment, known } = elementAt(sealed, at);
          this.known.set(identity.identityNumber, personId);
          if (!known) this.inUse.set(personId, commitment);
        }
        return 'sealed' as const;
      },
      discard: async () => undefined,
    };
  }

  async prepareCorrection({ personId, identity: { identityNumber = '' }, recorded }: PersonCorrection) {
    if (recorded) await this.putIntoUse(personId, recorded);
    const former = this.inUse.get(personId) ?? '';
    const commitment = `commitment of ${identityNumber}`;
    const numberTaken = (this.known.get(identityNumber) ?? personId) !== personId;
    const differs = former === commitment ? [] : (['identityNumber'] as const);
    return {
      corrected: { former, commitment, differs, numberTaken },
      seal: async () => {
        this.known.set(identityNumber, personId);
        return 'sealed' as const;
      },
      discard: async () => undefined,
    };
  }

  async putIntoUse(personId: string, { former, commitment }: CommitmentChange) {
    if (this.inUse.get(personId) !== former) return;
    this.inUse.set(personId, commitment);
    for (const [number, id] of this.known)
      if (id === personId && commitment !== `commitment of ${number}`) this.known.delete(number);
  }
}

/**
 * All commands and process managers over a store in memory. Which process manager handles its next event when, between
 * which commands of clerks, is chosen: what holds in the end holds whatever is fast and whatever is slow.
 */
export class VillageInMemory {
  readonly catalog = new EventCatalog(CONTEXTS.flatMap(({ streams }) => streams));
  readonly store = new MemoryEventStore(this.catalog);
  private readonly gateway = new CommandGateway(this.store, new OpenRegistry(), new SetClock());
  private readonly specs = new Map(
    CONTEXTS.flatMap(({ commands }) => commands).map((spec): [string, AnyCommandSpec] => [
      spec.command.name,
      spec,
    ]),
  );
  private readonly log: SeenEvent[] = [];
  private readonly handled = new Map<Reaction, number>();
  private keys = 0;

  /** What a clerk submits, by the name of the command. */
  async submit(name: string, command: object): Promise<CommandAnswer | Rejection> {
    return this.send('clerk', name, command, `key-${++this.keys}`);
  }

  private async send(account: string, name: string, command: object, key: string) {
    const spec = this.specs.get(name);
    if (!spec) throw new Error(`no command ${name}`);
    const principal = { account, displayName: account, authorities: [], system: true };
    const submission = { principal, idempotencyKey: key, correlationId: key };
    const answer = await this.gateway.submit(spec, command, new Submission(submission));
    await this.look();
    return answer;
  }

  private async look(): Promise<void> {
    for await (const page of this.store.readAll(this.log.length - 1))
      for (const event of page) this.log.push(seen(event, this.catalog.categoryOf(event.type)));
  }

  /** Everything that was recorded, in its order. */
  get recorded(): readonly SeenEvent[] {
    return this.log;
  }

  /** Lets one process manager that is behind handle its next event; false when none is. */
  async follow(choose: Choose): Promise<boolean> {
    const behind = REACTIONS.filter((reaction) => (this.handled.get(reaction) ?? 0) < this.log.length);
    const reaction = behind[choose(Math.max(behind.length, 1))];
    if (!reaction) return false;
    const at = this.handled.get(reaction) ?? 0;
    const event = this.log[at];
    if (event) await this.handle(reaction, event);
    this.handled.set(reaction, at + 1);
    return true;
  }

  private async handle(reaction: Reaction, event: SeenEvent): Promise<void> {
    const send: Desk['send'] = async (step, command) => {
      const answer = await this.send(reaction.name, command.constructor.name, command, `${event.id}/${step}`);
      if (isRejection(answer) && answer.category === 'conflict') throw new Error(`${step}: ${answer.code}`);
      return answer;
    };
    const desk: Desk = {
      send,
      insist: insisting(send),
      load: (stream, id) => this.gateway.loadState(stream, id),
    };
    await reaction.on.find(({ type }) => type.name === event.type)?.handle(event, desk);
    await reaction.onEvery?.(event, desk);
  }

  /** Until everything that follows from anything has been done. */
  async settle(choose: Choose): Promise<void> {
    while (await this.follow(choose));
  }
}
