import { z } from 'zod';
import { type AnyStreamType, type EventType, eventsOf, metadataSchema } from '#kernel';
import { type EventCheck, InvalidAppend, type NewEvent } from '#event-store';

interface Entry {
  readonly type: EventType;
  readonly stream: AnyStreamType;
}

/** Every event type of the system: what may be appended, what it is called, which streams it stands in. */
export class EventCatalog implements EventCheck {
  private readonly entries = new Map<string, Entry>();

  /** @throws Error when two streams claim the same event type. */
  constructor(streams: readonly AnyStreamType[]) {
    for (const stream of streams) {
      for (const type of eventsOf(stream)) {
        const other = this.entries.get(type.name);
        if (other)
          throw new Error(`${type.name} stands in ${other.stream.category} and in ${stream.category}`);
        this.entries.set(type.name, { type, stream });
      }
    }
  }

  check({ type, data, metadata }: NewEvent): void {
    const known = this.entries.get(type);
    if (!known) throw new InvalidAppend(`unknown event type ${type}`);
    assertFits(metadataSchema, metadata, `metadata of ${type}`);
    if (metadata.schemaVersion !== known.type.version)
      throw new InvalidAppend(`${type} has schema version ${known.type.version}`);
    assertFits(known.type.schema, data, `data of ${type}`);
  }

  categoryOf(type: string): string {
    return this.streamOf(type).category;
  }

  /** The kind of stream an event type stands in. */
  streamOf(type: string): AnyStreamType {
    return this.entry(type).stream;
  }

  /** Chinese title. */
  titleOf(type: string): string {
    return this.entry(type).type.title;
  }

  /** Name and schema version of every event type. */
  versions(): readonly { readonly name: string; readonly version: number }[] {
    return [...this.entries.values()].map(({ type: { name, version } }) => ({ name, version }));
  }

  /** All event types in alphabetical order, with the JSON Schema of their data. */
  describe(): readonly { name: string; version: number; title: string; stream: string; schema: unknown }[] {
    return [...this.entries.values()]
      .map(({ type, stream }) => ({
        name: type.name,
        version: type.version,
        title: type.title,
        stream: stream.category,
        schema: z.toJSONSchema(type.schema),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private entry(type: string): Entry {
    const found = this.entries.get(type);
    if (!found) throw new Error(`unknown event type ${type}`);
    return found;
  }
}

function assertFits(schema: z.ZodType, value: unknown, what: string): void {
  const { success, error } = schema.safeParse(value);
  if (!success) throw new InvalidAppend(`${what}: ${z.prettifyError(error)}`);
}
