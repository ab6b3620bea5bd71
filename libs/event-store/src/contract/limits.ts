import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { APPEND_LIMIT, BEGINNING, EVENT_BYTES_LIMIT, InvalidAppend } from '../port.js';
import type { Expected, NewEvent } from '../port.js';
import { UNKNOWN_TYPE, aStream, anEvent, collect, someEvents } from './fixtures.js';
import type { ContractContext } from './fixtures.js';

/** `{"text":"…"}` around the text. */
const OVERHEAD_BYTES = 11;

interface Refused {
  readonly stream?: string;
  readonly events?: readonly NewEvent[];
  readonly expected?: unknown;
}

function refusedAppends(): Record<string, Refused> {
  const event = anEvent();
  const invalid = (data: unknown) => ({ ...event, data }) as NewEvent;
  const tooLong = 'x'.repeat(EVENT_BYTES_LIMIT - OVERHEAD_BYTES + 1);
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  return {
    'without events': { events: [] },
    'of too many events': { events: someEvents(APPEND_LIMIT + 1) },
    'of an event that is too large': { events: [anEvent({ text: tooLong })] },
    'of metadata that is too large': { events: [{ ...event, metadata: { text: tooLong } }] },
    'of an unknown event type': { events: [anEvent(), anEvent({}, UNKNOWN_TYPE)] },
    'of an id that is no UUID': { events: [{ ...event, id: 'e-1' }] },
    'of an id in capitals': { events: [{ ...event, id: randomUUID().toUpperCase() }] },
    'of one id twice': { events: [event, event] },
    'of a type with a space': { events: [anEvent({}, 'Parcel Registered')] },
    'of data that is no object': { events: [invalid(['a'])] },
    'of data without a JSON form': { events: [invalid({ amountFen: 10n })] },
    'of NaN': { events: [invalid({ amountFen: Number.NaN })] },
    'of half a surrogate pair': { events: [invalid({ name: '\ud83d' })] },
    'of data that holds itself': { events: [invalid(circular)] },
    'to a stream without a category': { stream: randomUUID() },
    'to a stream without an id': { stream: 'parcel-' },
    'to a stream with a control character': { stream: 'parcel-1\u0000' },
    'to a stream with a name that is too long': { stream: `parcel-${'9'.repeat(194)}` },
    'expecting a negative revision': { expected: -1 },
    'expecting half a revision': { expected: 0.5 },
  };
}

export function limitsContract({ current }: ContractContext): void {
  test.each(Object.entries(refusedAppends()))(
    'an append %s is refused and stores nothing',
    async (_, refused) => {
      const { store } = current();
      const { stream = aStream(), events = [anEvent()], expected = 'none' } = refused;
      await expect(store.append(stream, events, expected as Expected)).rejects.toThrow(InvalidAppend);
      expect(await store.head()).toBe(BEGINNING);
    },
  );

  test('an append of as many events as are allowed is stored', async () => {
    const { store } = current();
    const result = await store.append(aStream(), someEvents(APPEND_LIMIT), 'none');
    expect(result).toMatchObject({ outcome: 'appended', revision: APPEND_LIMIT - 1 });
  });

  test('an event as large as is allowed is stored', async () => {
    const { store } = current();
    const stream = aStream();
    const event = anEvent({ text: 'x'.repeat(EVENT_BYTES_LIMIT - OVERHEAD_BYTES) });
    expect(await store.append(stream, [event], 'none')).toMatchObject({ outcome: 'appended' });
    const [stored] = await collect(store.read(stream));
    expect(stored?.bytes.data.length).toBe(EVENT_BYTES_LIMIT);
  });
}
