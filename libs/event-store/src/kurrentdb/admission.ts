import type { EncodedAppend } from '../encoding.js';
import type { AppendResult } from '../port.js';
import { StoreBusy, StoreClosed } from './failures.js';

export interface AdmissionLimits {
  /** Appends that may wait or be under way at most, and their canonical bytes. */
  readonly appends: number;
  readonly bytes: number;
  /** Appends under way at once at most: each is a call of its own on the one connection. */
  readonly atOnce: number;
}

/**
 * Lets appends through, so many at once, in order; of those that share a stream or an event id the later waits
 * until the earlier has its answer.
 */
export class Admission {
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #queue: (() => void)[] = [];
  #free: number;
  #appends = 0;
  #bytes = 0;
  #closed = false;

  constructor(private readonly limits: AdmissionLimits) {
    this.#free = limits.atOnce;
  }

  /** @throws StoreClosed, StoreBusy, and whatever the work throws */
  async run(append: EncodedAppend, work: () => Promise<AppendResult>): Promise<AppendResult> {
    if (this.#closed) throw new StoreClosed();
    if (this.#appends >= this.limits.appends || this.#bytes + append.size > this.limits.bytes) {
      throw new StoreBusy(`${this.#appends} appends wait already`);
    }
    this.#appends += 1;
    this.#bytes += append.size;
    // Ids are UUIDs and stream names are not: they cannot be mistaken for each other.
    const keys = [append.stream, ...append.events.map(({ id }) => id)];
    const earlier = keys.flatMap((key) => this.#underWay.get(key) ?? []);
    const result = this.#inTurn(earlier, work);
    for (const key of keys) this.#underWay.set(key, result);
    try {
      return await result;
    } finally {
      this.#appends -= 1;
      this.#bytes -= append.size;
      for (const key of keys) if (this.#underWay.get(key) === result) this.#underWay.delete(key);
    }
  }

  /** Takes no more; resolves when everything that waits has its answer. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay.values());
  }

  async #inTurn(
    earlier: readonly Promise<unknown>[],
    work: () => Promise<AppendResult>,
  ): Promise<AppendResult> {
    await Promise.allSettled(new Set(earlier));
    if (this.#free === 0) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#free -= 1;
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
