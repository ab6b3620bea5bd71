import { type DataOf, type EventType, type Metadata, amongOthers, metadataOf, subjectOf } from '#kernel';
import type { RecordedEvent } from '#event-store';

/** A recorded event as projections and reactions see it: typed data, checked metadata, its place. */
export interface SeenEvent<Data = unknown> {
  readonly id: string;
  readonly type: string;
  readonly data: Data;
  readonly stream: string;
  /** The stream's id without its category. */
  readonly subject: string;
  readonly revision: number;
  readonly position: number;
  readonly metadata: Metadata;
}

export function seen(event: RecordedEvent, category: string): SeenEvent {
  return {
    id: event.id,
    type: event.type,
    data: event.data,
    stream: event.stream,
    subject: subjectOf({ category }, event.stream),
    revision: event.revision,
    position: event.position,
    metadata: metadataOf(event),
  };
}

/** One case of a projection or a reaction: an event type and what to do with it. */
export interface Case<Tools> {
  readonly type: EventType;
  readonly handle: (event: SeenEvent, tools: Tools) => void | Promise<void>;
}

/** Ties a handler to an event type: the list of cases is also the list of events that are followed. */
export function when<Type extends EventType, Tools>(
  type: Type,
  handle: (event: SeenEvent<DataOf<Type>>, tools: Tools) => void | Promise<void>,
): Case<Tools> {
  return { type, handle: amongOthers(handle) };
}

/** Which stream category an event type belongs to, so that a subject can be told from a stream name. */
export type CategoryOf = (eventType: string) => string;

/**
 * The handlers of a view or a process manager by event type.
 * @throws Error when two stand for one type: the second would silently take the place of the first
 */
export function casesByType<Tools>(
  owner: string,
  cases: readonly Case<Tools>[],
): ReadonlyMap<string, Case<Tools>> {
  const found = new Map<string, Case<Tools>>();
  for (const each of cases) {
    if (found.has(each.type.name)) throw new Error(`${owner} has two handlers for ${each.type.name}`);
    found.set(each.type.name, each);
  }
  return found;
}
