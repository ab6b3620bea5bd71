import { describe, expect, it } from '@jest/globals';
import type { NewEvent } from './port.js';
import { MemoryEventStore } from './memory/index.js';
import { OverlayStreams } from './overlay.js';

const event = (sequence: number): NewEvent => ({
  id: `00000000-0000-5000-8000-${String(sequence).padStart(12, '0')}`,
  type: 'Counted',
  data: { sequence },
  metadata: { schemaVersion: 1 },
});
const anything = { check: () => undefined };

async function counted(streams: OverlayStreams | MemoryEventStore, stream: string, from = 0) {
  const found: [revision: number, sequence: unknown][] = [];
  for await (const { revision, data } of streams.read(stream, from)) found.push([revision, data.sequence]);
  return found;
}

describe('streams that are only thought of', () => {
  it('continue those beneath, which stay as they are', async () => {
    const store = new MemoryEventStore(anything);
    await store.append('count-1', [event(1)], 'none');
    const overlay = new OverlayStreams(store, anything);
    expect(await counted(overlay, 'count-1')).toEqual([[0, 1]]);
    expect(await overlay.append('count-1', [event(2), event(3)], 0)).toMatchObject({
      outcome: 'appended',
      revision: 2,
    });
    expect(await counted(overlay, 'count-1')).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(await counted(overlay, 'count-1', 2)).toEqual([[2, 3]]);
    expect(await counted(store, 'count-1')).toEqual([[0, 1]]);
  });

  it('let one of two writers win who saw the same', async () => {
    const overlay = new OverlayStreams(new MemoryEventStore(anything), anything);
    expect(await counted(overlay, 'count-2')).toEqual([]);
    expect(await counted(overlay, 'count-2')).toEqual([]);
    expect(await overlay.append('count-2', [event(1)], 'none')).toMatchObject({ revision: 0 });
    expect(await overlay.append('count-2', [event(2)], 'none')).toEqual({ outcome: 'conflict', current: 0 });
    expect(await counted(overlay, 'count-2')).toEqual([[0, 1]]);
  });

  it('refuse what the store would refuse', async () => {
    const strict = {
      check: () => {
        throw new RangeError('no such event');
      },
    };
    const overlay = new OverlayStreams(new MemoryEventStore(anything), strict);
    await expect(overlay.append('count-3', [event(1)], 'none')).rejects.toThrow('no such event');
  });
});
