import { describe, expect, it } from '@jest/globals';
import type { EncodedAppend } from '../encoding.js';
import type { AppendResult } from '../port.js';
import type { BatchAnswer } from './append-statement.js';
import { AppendBatcher } from './batcher.js';

/** Sends into a list and answers when told. */
class Sent {
  readonly batches: { streams: string[]; answer: (hasWaited?: boolean) => void }[] = [];

  readonly send = (appends: readonly EncodedAppend[]): Promise<BatchAnswer> =>
    new Promise((resolve) => {
      const verdicts = appends.map((_, index) => ({ verdict: 'ok', revision: 0, position: index }) as const);
      this.batches.push({
        streams: appends.map(({ stream }) => stream),
        answer: (hasWaited = false) => resolve({ verdicts, hasWaited }),
      });
    });

  get sizes(): number[] {
    return this.batches.map(({ streams }) => streams.length);
  }
}

function batcher(): {
  sent: Sent;
  append: (count: number, stream?: string) => Promise<AppendResult>[];
  close: () => Promise<void>;
} {
  const sent = new Sent();
  const limits = { appends: 256, events: 4_000, bytes: 8_388_608 };
  const made = new AppendBatcher(sent.send, {
    batch: limits,
    waiting: { appends: 1_000, bytes: 268_435_456 },
    resends: 0,
    onAlarm: () => undefined,
  });
  let number = 0;
  return {
    sent,
    append: (count, stream) =>
      Array.from({ length: count }, () => {
        number += 1;
        const event = {
          id: `id-${number}`,
          type: 'Tested',
          data: Buffer.alloc(2),
          metadata: Buffer.alloc(2),
        };
        return made.append({ stream: stream ?? `test-${number}`, expected: -1, events: [event], size: 4 });
      }),
    close: () => made.close(),
  };
}

/** Lets everything that is ready to run, run. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('group commit', () => {
  it('sends what came together as one batch, and what comes meanwhile as the next', async () => {
    const { sent, append } = batcher();
    void append(3);
    await settled();
    void append(5);
    await settled();
    expect(sent.sizes).toEqual([3]);
    sent.batches[0]?.answer();
    await settled();
    expect(sent.sizes).toEqual([3, 5]);
  });

  it('halves much into two batches that are under way at once, and never sends a third', async () => {
    const { sent, append } = batcher();
    void append(32);
    await settled();
    expect(sent.sizes).toEqual([16, 16]);
    void append(20);
    await settled();
    expect(sent.sizes).toEqual([16, 16]);
    sent.batches[0]?.answer();
    await settled();
    expect(sent.sizes).toEqual([16, 16, 20]);
  });

  it('keeps to one batch at a time while another process appends', async () => {
    const { sent, append } = batcher();
    void append(1);
    await settled();
    sent.batches[0]?.answer(true);
    await settled();
    void append(32);
    await settled();
    void append(32);
    await settled();
    expect(sent.sizes).toEqual([1, 32]);
    sent.batches[1]?.answer();
    await settled();
    for (let alone = 0; alone < 31; alone += 1) {
      sent.batches.at(-1)?.answer();
      await settled();
      void append(1);
      await settled();
    }
    sent.batches.at(-1)?.answer();
    await settled();
    void append(32);
    await settled();
    expect(sent.sizes.slice(-2)).toEqual([16, 16]);
  });

  it('holds an append back while another to its stream is under way', async () => {
    const { sent, append } = batcher();
    void append(1, 'test-same');
    await settled();
    void append(1, 'test-same');
    void append(8);
    await settled();
    expect(sent.sizes).toEqual([1, 8]);
    expect(sent.batches[1]?.streams).not.toContain('test-same');
    sent.batches[0]?.answer();
    await settled();
    expect(sent.batches[2]?.streams).toBeUndefined();
    sent.batches[1]?.answer();
    await settled();
    expect(sent.batches[2]?.streams).toEqual(['test-same']);
  });

  it('closes when every append has its answer', async () => {
    const { sent, append, close } = batcher();
    const results = append(20);
    await settled();
    let isClosed = false;
    const closing = close().then(() => (isClosed = true));
    sent.batches[0]?.answer();
    await settled();
    expect(isClosed).toBe(false);
    sent.batches[1]?.answer();
    await closing;
    await expect(Promise.all(results)).resolves.toHaveLength(20);
  });
});
