import { Inject, Injectable } from '@nestjs/common';
import {
  type AnyStreamType,
  type EventType,
  type Metadata,
  type Permission,
  type StreamType,
  metadataOf,
  opaque,
  propertyOf,
  reject,
  replay,
} from '#kernel';
import type { EventStore, Position, RecordedEvent } from '#event-store';
import { RegisterClock, ViewGate, registerClock } from '#read-store';
import { mayOn } from './access.js';
import { EventCatalog } from './event-catalog.js';
import { Clock } from './clock.js';
import {
  type HistoryQuery,
  type KnownQuery,
  type StateBody,
  type TimelineBody,
  type TimelineEntryBody,
  type TimelineQuery,
} from './history-bodies.js';
import { EVENT_STORE } from './ports.js';
import { Refused } from './problem.js';
import { VIEW_GATE, awaitView } from './reads-from.js';
import { orNotFound } from './seeing.js';
import { foldStream } from './stream-fold.js';
import type { Principal } from './submission.js';

/** Whose a subject is stands in its state. */
function maySee(principal: Principal, state: unknown, permission: Permission = 'history.read'): boolean {
  const place = propertyOf(state, 'divisionCode');
  return typeof place === 'string' && mayOn(principal, permission, place);
}

/** An answer about what nobody knows yet would change later. */
function notKnownYet(field: string, until: string): Refused {
  return new Refused(
    reject('invalid', 'HISTORY.NOT_KNOWN_YET', `${field} 还没有到：${until}，请填不晚于此的值。`, { field }),
  );
}

/** What was known at a position, with the day of each fact. */
function knownAt(events: readonly RecordedEvent[], knownAtPosition: Position) {
  return events
    .filter(({ position }) => position <= knownAtPosition)
    .map((event) => ({ ...event, effectiveOn: metadataOf(event).effectiveOn }));
}

/** What auditors ask: who did what, when, why, on which paper; and what the register said on a day, as known on another. */
@Injectable()
export class History {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly catalog: EventCatalog,
    private readonly clock: RegisterClock,
    private readonly now: Clock,
    @Inject(VIEW_GATE) private readonly gate: ViewGate,
  ) {}

  async timeline(
    principal: Principal,
    stream: AnyStreamType,
    id: string,
    { from = 0, limit = 50 }: TimelineQuery,
  ): Promise<TimelineBody> {
    const events = await this.load(principal, stream, id);
    const items = events.slice(from, from + limit).map((event) => this.entry(event));
    return { items, next: from + limit < events.length ? from + limit : null };
  }

  async state(
    principal: Principal,
    stream: AnyStreamType,
    id: string,
    query: HistoryQuery,
  ): Promise<StateBody> {
    const events = await this.load(principal, stream, id);
    const knownAtPosition = await this.positionOf(query);
    const on = query.on ?? null;
    const known = knownAt(events, knownAtPosition);
    const happened = known.filter(({ effectiveOn }) => on === null || effectiveOn <= on);
    const { state, revision } = replay(opaque(stream), happened);
    const found = typeof state === 'object' ? state : null;
    return { id, exists: found !== null, on, knownAtPosition, revision, state: found };
  }

  /** A subject as it was known then, for a question about it that a register answers to whoever has a permission. */
  async known<State extends object, Types extends readonly EventType[]>(
    principal: Principal,
    permission: Permission,
    stream: StreamType<State | undefined, Types>,
    { id, ...query }: KnownQuery & { readonly id: string },
  ): Promise<{ readonly state: State; readonly knownAtPosition: Position }> {
    const events = await this.load(principal, stream, id, permission);
    const knownAtPosition = await this.positionOf(query);
    const { state } = replay(stream, knownAt(events, knownAtPosition));
    return { state: orNotFound(state, stream.title, id), knownAtPosition };
  }

  private async positionOf({ knownAt, knownAtPosition }: KnownQuery): Promise<Position> {
    if (knownAt !== undefined && knownAtPosition !== undefined) {
      throw new Refused(
        reject('invalid', 'HISTORY.TWO_POINTS', 'knownAt 与 knownAtPosition 只填一个。', {
          field: 'knownAt',
        }),
      );
    }
    const head = await this.store.head();
    if (knownAtPosition !== undefined && knownAtPosition > head)
      throw notKnownYet('knownAtPosition', `记录到 ${head} 为止`);
    if (knownAtPosition !== undefined) return knownAtPosition;
    if (knownAt === undefined) return head;
    // An answer given while the clock's view is behind could change later.
    await awaitView(this.gate, registerClock, head);
    const now = this.now.now();
    // By a clock that has gone back since, it may have been recorded later than now.
    if (knownAt > now && knownAt > ((await this.clock.latest()) ?? ''))
      throw notKnownYet('knownAt', `现在是 ${now}`);
    return this.clock.positionAt(knownAt);
  }

  /** The whole stream of a subject that the principal may see; else as if there were none. */
  private async load(
    principal: Principal,
    stream: AnyStreamType,
    id: string,
    permission?: Permission,
  ): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    const { state } = await foldStream(this.store, opaque(stream), id, (event) => {
      events.push(event);
    });
    return orNotFound(maySee(principal, state, permission) ? events : undefined, stream.title, id);
  }

  /** Whether a principal may see the history of a subject. */
  async sees(principal: Principal, stream: AnyStreamType, id: string): Promise<boolean> {
    const { state } = await foldStream(this.store, opaque(stream), id);
    return maySee(principal, state);
  }

  private entry(event: RecordedEvent): TimelineEntryBody {
    const metadata: Metadata = metadataOf(event);
    return {
      eventId: event.id,
      type: event.type,
      title: this.catalog.titleOf(event.type),
      revision: event.revision,
      position: event.position,
      recordedAt: metadata.recordedAt,
      effectiveOn: metadata.effectiveOn,
      ...metadata.actor,
      command: metadata.command,
      reason: metadata.reason ?? null,
      documents: metadata.documents ?? [],
      evidenceGrade: metadata.evidenceGrade ?? null,
      rulesHeld: metadata.rulesHeld,
      warnings: metadata.warnings ?? [],
      tasks: metadata.tasks ?? [],
      policies: metadata.policies ?? [],
      data: event.data,
    };
  }
}
