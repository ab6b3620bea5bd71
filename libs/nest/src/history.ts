import { Inject, Injectable } from '@nestjs/common';
import {
  type AnyStreamType,
  type EventType,
  type JsonObject,
  type Metadata,
  type Permission,
  type StreamType,
  EVIDENCE_GRADES,
  metadataOf,
  opaque,
  propertyOf,
  reject,
  replay,
} from '#kernel';
import type { EventStore, Position, RecordedEvent } from '#event-store';
import { RegisterClock, ViewGate, registerClock } from '#read-store';
import { mayOn } from './access.js';
import { RuleOutcomeBody } from './bodies.js';
import { EventCatalog } from './event-catalog.js';
import { SourceDocument } from './evidence.js';
import { AfterQuery } from './page.js';
import { EVENT_STORE } from './ports.js';
import { Refused } from './problem.js';
import { DateQuery, InstantQuery, IntegerQuery } from './query-fields.js';
import { VIEW_GATE, awaitView } from './reads-from.js';
import { orNotFound } from './seeing.js';
import {
  ShownDate,
  ShownFlag,
  ShownInstant,
  ShownNumber,
  ShownObject,
  ShownParts,
  ShownText,
  ShownTexts,
} from './shown.js';
import { foldStream } from './stream-fold.js';
import type { Principal } from './submission.js';

const TIMELINE_LIMIT = 200;

export class TimelineQuery extends AfterQuery {
  @IntegerQuery('从哪个版次开始', 0, 1_000_000_000)
  from?: number;
  @IntegerQuery('条数', 1, TIMELINE_LIMIT)
  limit?: number;
}

/** The clock of when we learned it. */
export class KnownQuery extends AfterQuery {
  @IntegerQuery('以哪个位置为止的记录所知为准', -1, Number.MAX_SAFE_INTEGER)
  knownAtPosition?: number;
  @InstantQuery('以哪个时刻为止的记录所知为准，例如 2026-03-01T00:00:00.000Z')
  knownAt?: string;
}

/** Two clocks: when it was true, and when we learned it. */
export class HistoryQuery extends KnownQuery {
  @DateQuery('截至哪一天的事实（不填则不限）')
  on?: string;
}

export class TimelineEntryBody {
  @ShownText('事件编号')
  eventId: string;
  @ShownText('事件')
  type: string;
  @ShownText('事件名称')
  title: string;
  @ShownNumber('版次')
  revision: number;
  @ShownNumber('在全部记录中的位置')
  position: number;
  @ShownInstant('登记时刻')
  recordedAt: string;
  @ShownDate('事实发生日')
  effectiveOn: string;
  @ShownText('登记人')
  account: string;
  @ShownText('岗位')
  role: string;
  @ShownText('授权所在区划')
  organisation: string;
  @ShownText('命令')
  command: string;
  @ShownText('事由', { nullable: true })
  reason: string | null;
  @ShownParts('依据文件', () => SourceDocument)
  documents: SourceDocument[];
  @ShownText('证据等级（补录的事实）', { nullable: true, enum: EVIDENCE_GRADES })
  evidenceGrade: keyof typeof EVIDENCE_GRADES | null;
  @ShownTexts('经审查符合的规则')
  rulesHeld: string[];
  @ShownParts('警告', () => RuleOutcomeBody)
  warnings: RuleOutcomeBody[];
  @ShownParts('待办', () => RuleOutcomeBody)
  tasks: RuleOutcomeBody[];
  @ShownTexts('所用政策参数')
  policies: string[];
  @ShownObject('内容')
  data: JsonObject;
}

export class TimelineBody {
  @ShownParts('各条记录，由早到晚', () => TimelineEntryBody)
  items: TimelineEntryBody[];
  @ShownNumber('下一页的 from；没有则为最后一页', { nullable: true })
  next: number | null;
}

export class StateBody {
  @ShownText('编号')
  id: string;
  @ShownFlag('届时是否存在')
  exists: boolean;
  @ShownDate('截至哪一天的事实', { nullable: true })
  on: string | null;
  @ShownNumber('以哪个位置为止的记录所知为准')
  knownAtPosition: number;
  @ShownNumber('所依据的最后一条记录的版次；-1 表示没有')
  revision: number;
  @ShownObject('状态', { nullable: true })
  state: object | null;
}

/** Whose a subject is stands in its state. */
function maySee(principal: Principal, state: unknown, permission: Permission = 'history.read'): boolean {
  const place = propertyOf(state, 'divisionCode');
  return typeof place === 'string' && mayOn(principal, permission, place);
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
    if (knownAtPosition !== undefined) return knownAtPosition;
    const head = await this.store.head();
    if (knownAt === undefined) return head;
    // An answer given while the clock's view is behind could change later.
    await awaitView(this.gate, registerClock, head);
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
