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
/** After so many batches that had not to wait for another process, this one has the database to itself. */
const ALONE_AFTER = 32;
/** Appends that are worth a batch beside another; fewer wait for its answer and save the database a flush. */
const WORTH_A_BATCH = 8;

/**
 * Group commit: what gathers while a batch is under way makes the next. Under load the batches grow by
 * themselves, so nobody waits for a timer. Under much load there are two: the callers of the one prepare their
 * next appends while the database works on the other. But not while other processes append to the same store:
 * then the database is busy with their batches meanwhile, and fewer, larger ones are better for all.
 */
export class AppendBatcher {
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  /** Streams of the batches under way: the next append to one of them waits for the answer to the last. */
  readonly #busy = new Set<string>();
  #underWay = 0;
  #isGathering = false;
  #whenIdle: (() => void) | undefined;
  /** Batches since one had to wait for another process. */
  #sinceWaited = ALONE_AFTER;
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
      this.#gather();
    });
  }

  /** Takes no more appends; resolves when every one that waits has its answer. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#waiting.length === 0 && this.#underWay === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  /** Once all that is ready to run has run: whoever appends again on an answer shares the next batch. */
  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    process.nextTick(() => {
      this.#isGathering = false;
      while (this.#isWorthABatch() && this.#start());
      if (this.#waiting.length === 0 && this.#underWay === 0) this.#whenIdle?.();
    });
  }

  #isWorthABatch(): boolean {
    if (this.#underWay === 0) return this.#waiting.length > 0;
    return this.#underWay < this.#mostUnderWay() && this.#waiting.length >= WORTH_A_BATCH;
  }

  #mostUnderWay(): number {
    return this.#sinceWaited >= ALONE_AFTER ? 2 : 1;
  }

  /** Sends the next batch; false when everything waits for a batch under way. */
  #start(): boolean {
    const { batch, rest } = takeBatch(this.#waiting, this.#limits(), this.#busy);
    if (batch.length === 0) return false;
    this.#waiting = rest;
    this.#underWay += 1;
    for (const { append } of batch) {
      this.#waitingBytes -= append.size;
      this.#busy.add(append.stream);
    }
    void this.#deliver(batch).finally(() => {
      this.#underWay -= 1;
      for (const { append } of batch) this.#busy.delete(append.stream);
      this.#gather();
    });
    return true;
  }

  /** When none is under way and much waits, half of it: so that the two batches come to take turns. */
  #limits(): BatchLimits {
    const { batch } = this.options;
    const batches = this.#mostUnderWay();
    const isMuch = this.#underWay === 0 && this.#waiting.length >= batches * WORTH_A_BATCH;
    const share = isMuch ? Math.ceil(this.#waiting.length / batches) : batch.appends;
    return { ...batch, appends: Math.min(batch.appends, share) };
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

  async #sendUntilAnswered(appends: readonly EncodedAppend[]): Promise<readonly Verdict[]> {
    for (let resends = 0; ; resends += 1) {
      try {
        const answer = await this.send(appends);
        this.#sinceWaited = answer.hasWaited ? 0 : this.#sinceWaited + 1;
        return resends === 0 ? answer.verdicts : answer.verdicts.map(ownRepeat);
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
