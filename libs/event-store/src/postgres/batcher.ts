import { setTimeout as sleep } from 'node:timers/promises';
import { expectedOf } from '../encoding.js';
import type { EncodedAppend } from '../encoding.js';
import { EventIdReused } from '../port.js';
import type { AppendResult } from '../port.js';
import type { SendBatch, Verdict } from './append-statement.js';
import { takeBatch } from './batch.js';
import type { BatchLimits } from './batch.js';
import { StoreBusy, StoreClosed, StoreDamaged, isUniqueViolation, mayPass } from './failures.js';

export interface BatcherOptions {
  readonly batch: BatchLimits;
  /** Appends that may wait at most, and their canonical bytes. */
  readonly waiting: { readonly appends: number; readonly bytes: number };
  /** How often a batch without an answer is sent again before its appends fail. */
  readonly resends: number;
  /** Called when a unique key of the table fires: a bug, or someone who writes past the function. */
  readonly onAlarm: (message: string, error: unknown) => void;
}

interface Waiting {
  readonly append: EncodedAppend;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 2_000;

/**
 * Group commit: one batch in flight at a time, and when its answer comes everything that has gathered
 * meanwhile makes the next. Under load the batches grow by themselves, so nobody waits for a timer.
 */
export class AppendBatcher {
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(
    private readonly send: SendBatch,
    private readonly options: BatcherOptions,
  ) {}

  /** @throws StoreBusy, StoreClosed, EventIdReused; anything else: outcome unknown */
  append(append: EncodedAppend): Promise<AppendResult> {
    if (this.#closed) return Promise.reject(new StoreClosed());
    const { appends, bytes } = this.options.waiting;
    if (this.#waiting.length >= appends || this.#waitingBytes + append.size > bytes) {
      return Promise.reject(new StoreBusy(`${this.#waiting.length} appends wait already`));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ append, resolve, reject });
      this.#waitingBytes += append.size;
      this.#running ??= this.#run();
    });
  }

  /** Takes no more appends; resolves when every one that waits has its answer. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    do {
      // Once all that is ready to run has run: whoever appends again on an answer shares the next batch.
      await new Promise<void>((resolve) => process.nextTick(resolve));
      const { batch, rest } = takeBatch(this.#waiting, this.options.batch);
      this.#waiting = rest;
      for (const { append } of batch) this.#waitingBytes -= append.size;
      await this.#deliver(batch);
    } while (this.#waiting.length > 0);
    this.#running = undefined;
  }

  async #deliver(batch: readonly Waiting[]): Promise<void> {
    try {
      const verdicts = await this.#sendUntilAnswered(batch.map((waiting) => waiting.append));
      for (const [index, waiting] of batch.entries()) settle(waiting, verdicts[index]);
    } catch (error) {
      if (isUniqueViolation(error)) {
        // On its own turn: an alarm that throws must not take the waiting appends with it.
        queueMicrotask(() => this.options.onAlarm('a unique key of the event table fired', error));
      }
      if (mayPass(error) || batch.length === 1) {
        for (const waiting of batch) waiting.reject(error);
        return;
      }
      // The database refused the batch as a whole; only those that deserve it shall fail.
      for (const waiting of batch) await this.#deliver([waiting]);
    }
  }

  async #sendUntilAnswered(appends: readonly EncodedAppend[]): Promise<Verdict[]> {
    for (let resends = 0; ; resends += 1) {
      try {
        const verdicts = await this.send(appends);
        return resends === 0 ? verdicts : verdicts.map(ownRepeat);
      } catch (error) {
        if (resends >= this.options.resends || !mayPass(error)) throw error;
        await sleep(Math.min(FIRST_DELAY_MS * 2 ** resends, LONGEST_DELAY_MS));
      }
    }
  }
}

/** What was repeated was our own first send, which got through although its answer was lost. */
function ownRepeat(verdict: Verdict): Verdict {
  return verdict.verdict === 'repeated' ? { ...verdict, verdict: 'ok' } : verdict;
}

function settle({ append, resolve, reject }: Waiting, answer: Verdict | undefined): void {
  switch (answer?.verdict) {
    case 'ok':
      return resolve({ outcome: 'appended', revision: answer.revision, position: answer.position });
    case 'repeated':
      return resolve({ outcome: 'repeated', revision: answer.revision, position: answer.position });
    case 'conflict':
      return resolve({ outcome: 'conflict', current: expectedOf(answer.revision) });
    case 'id-reused':
      return reject(new EventIdReused(append.stream));
    default:
      return reject(new StoreDamaged('append.sql gave no verdict'));
  }
}
