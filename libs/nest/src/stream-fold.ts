import { type EventType, type Loaded, type StreamType, evolve, metadataOf, streamName } from '#kernel';
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
  const name = streamName(type, id);
  let state = type.initial;
  let revision = -1;
  for await (const event of store.read(name)) {
    const { effectiveOn } = metadataOf(event);
    state = evolve(type, state, event, { revision: event.revision, effectiveOn });
    revision = event.revision;
    seeing(event);
  }
  if (revision >= 0 && state === undefined) throw new Error(`${name} has events and no state`);
  return { id, state, revision };
}
