import { z } from 'zod';
import type { JsonValue } from './json.js';
import type { Unchecked } from './untyped.js';

/**
 * An event type is a value: its name, schema version, Chinese title and the schema of its data. The static
 * type, the check on append and on audit read, and the entry in `event-catalog.json` all come from it.
 */
export interface EventType<Name extends string = string, Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: Name;
  /** Schema version, from 1. A published version is never edited: a new shape is a new version. */
  readonly version: number;
  readonly title: string;
  readonly schema: z.ZodObject<Shape>;
  /** A new event of this type. The data is checked when it is appended, not here. */
  of(data: z.output<z.ZodObject<Shape>>): DomainEvent<Name, z.output<z.ZodObject<Shape>>>;
}

/** A fact that was decided: what the pure part of a command produces. */
export interface DomainEvent<Name extends string = string, Data = unknown> {
  readonly type: Name;
  readonly schemaVersion: number;
  readonly data: Data;
}

/** Schema of any JSON value in a payload. */
export const jsonValue: z.ZodType<JsonValue> = z.json();

/** What an event type records. */
export type DataOf<Type> = Type extends { of(data: infer Data): unknown } ? Data : never;

export function eventType<const Name extends string, Shape extends z.ZodRawShape>(
  name: Name,
  definition: { title: string; version?: number; data: Shape },
): EventType<Name, Shape> {
  const version = definition.version ?? 1;
  return {
    name,
    version,
    title: definition.title,
    schema: z.strictObject(definition.data),
    of: (data) => ({ type: name, schemaVersion: version, data }),
  };
}

/** The union of the events that a list of event types describes. */
export type EventOf<Types extends readonly EventType[]> = {
  [Index in keyof Types]: Types[Index] extends EventType<infer Name, infer Shape>
    ? DomainEvent<Name, z.output<z.ZodObject<Shape>>>
    : never;
}[number];

/** One case per event type: a forgotten event does not compile. */
export type Evolve<State, Event extends DomainEvent> = {
  readonly [Name in Event['type']]: (
    state: State,
    data: Extract<Event, { type: Name }>['data'],
    recorded: Recorded,
  ) => State;
};

/** What the store knows of an event and a state may need: when it was true and when we learned it. */
export interface Recorded {
  readonly revision: number;
  /** Legal date on which the fact became true, `YYYY-MM-DD`. */
  readonly effectiveOn: string;
}

/**
 * A kind of stream: how its names begin, what may stand in it, and how its state follows from it.
 * `evolve` is pure; `initial` is the state of a stream that does not exist.
 */
export interface StreamType<State, Types extends readonly EventType[] = readonly EventType[]> {
  /** Stream names are `<category>-<id>`. */
  readonly category: string;
  readonly title: string;
  readonly events: Types;
  readonly initial: State;
  readonly evolve: Evolve<State, EventOf<Types>>;
  /** Its events are few and long, hundreds of entries each: worth remembering from the first. */
  readonly bulky?: true;
}

/** The state of a subject that does not exist. */
export function absent<State>(): State | undefined {
  return undefined;
}

/** Write `events` and `initial` before `evolve`: its cases take their types from them. */
export function streamType<State, const Types extends readonly EventType[]>(definition: {
  readonly category: string;
  readonly title: string;
  readonly events: Types;
  readonly initial: State;
  readonly evolve: Evolve<State, EventOf<Types>>;
  readonly bulky?: true;
}): StreamType<State, Types> {
  return definition;
}

export function streamName(type: { category: string }, id: string): string {
  return `${type.category}-${id}`;
}

/** The id of the subject that a stream is named after. */
export function subjectOf(type: { category: string }, stream: string): string {
  return stream.slice(type.category.length + 1);
}

/** The state after one more event. An event the stream does not know is a programming error. */
export function evolve<State, Types extends readonly EventType[]>(
  type: StreamType<State, Types>,
  state: State,
  event: { type: string; data: unknown },
  recorded: Recorded,
): State {
  const cases = type.evolve as Record<string, (state: State, data: unknown, recorded: Recorded) => State>;
  const next = cases[event.type];
  if (!next) throw new Error(`stream ${type.category} does not know the event ${event.type}`);
  return next(state, event.data, recorded);
}

/** Any stream type, for code that passes streams on and never looks inside. */
export type AnyStreamType = StreamType<Unchecked, Unchecked>;

/** The same stream type for code that reads states without knowing what they are. */
export function opaque(stream: AnyStreamType): StreamType<unknown, readonly EventType[]> {
  return stream as StreamType<unknown, readonly EventType[]>;
}

/** A state that this very type has folded, for whoever keeps the states of many types. */
export function foldedBy<State, Types extends readonly EventType[]>(
  _: StreamType<State, Types>,
  state: unknown,
): State {
  return state as State;
}

export function eventsOf({ events }: AnyStreamType): readonly EventType[] {
  return events as readonly EventType[];
}
