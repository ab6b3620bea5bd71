import { setTimeout as wait } from 'node:timers/promises';
import { BEGINNING, type Position, type RecordedEvent, paced } from '#event-store';
import {
  BadNote,
  type Checkpoint,
  type GrowingTree,
  type Subtree,
  eventLeafHash,
  openCheckpoint,
  signCheckpoint,
  verifierOf,
} from '../index.js';
import { LogDamaged, type PlacedLeaf } from './log-store.js';
import type { WrittenLog } from './signed-loss.js';
import { LogContradicted, holdAgainstCheckpoint, holdAgainstStore } from './standing.js';

export interface SequencerOptions extends WrittenLog {
  readonly onAlarm: (message: string) => void;
  /** Milliseconds between two checkpoints at least, while events keep coming; 250 unless told. */
  readonly intervalMs?: number;
  /** Milliseconds before a log that is contradicted is held against its store again; half a minute unless told. */
  readonly recheckMs?: number;
}

export interface SequencerStatus {
  readonly size: number;
  /** Of the last event that is a leaf. */
  readonly position: Position;
  /** Why the log stopped. */
  readonly fault: string | null;
}

/** Trouble that does not pass by itself: noted, so that everybody can see that the log is stopped. */
const LASTING = [LogContradicted, LogDamaged, BadNote] as const;

const BATCH = 1_000;
const INTERVAL_MS = 250;
const RETRY_MS = 1_000;
/** A log that is contradicted is looked at again so often: it goes on by itself once the cause is mended. */
const RECHECK_MS = 30_000;
/** A long way to catch up is signed for on the way. */
const SIGN_AT_LEAST_MS = 1_000;

/**
 * Makes every event of a store a leaf, in order, and signs what the log has become. Of several processes one
 * runs it; should two, the keys of the tables let one win.
 *
 * It never signs what contradicts a checkpoint it signed before: it goes on from the leaves that are stored, and
 * holds them against the store and against the last checkpoint, that of the database and that of the file. A
 * store that is shorter than its log, or has another past, stops it with an alarm; from then on it looks again and
 * again whether that is still so.
 */
export class Sequencer {
  private tree: GrowingTree | undefined;
  private position: Position = BEGINNING;
  private fault: string | null = null;
  private signedSize: number | undefined;
  private signedAt = -Infinity;
  /** Signed before, and further than the leaves at hand: nothing is signed until they lead to it again. */
  private owed: Checkpoint | undefined;

  constructor(private readonly options: SequencerOptions) {}

  status(): SequencerStatus {
    return { size: this.tree?.size ?? 0, position: this.position, fault: this.fault };
  }

  /** Runs until the signal is aborted; tries again after trouble. */
  async run(signal: AbortSignal): Promise<void> {
    this.fault = null;
    while (!signal.aborted) {
      try {
        await this.follow(signal);
      } catch (error) {
        const lasting = LASTING.some((type) => error instanceof type);
        await this.tell(error instanceof Error ? error.message : String(error), lasting);
        const pause = lasting ? (this.options.recheckMs ?? RECHECK_MS) : RETRY_MS;
        await wait(pause, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** An alarm, and for what lasts a note: once, not at every look. */
  private async tell(message: string, lasting: boolean): Promise<void> {
    const { log, signer, onAlarm } = this.options;
    if (message !== this.fault || !lasting) onAlarm(`transparency log ${signer.name}: ${message}`);
    this.fault = message;
    if (!lasting) return;
    const noted = await log.fault().catch(() => message);
    if (noted !== message) await log.note(message).catch((error: unknown) => onAlarm(String(error)));
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const { store } = this.options;
    await this.resume();
    if (!this.owed) await this.clear();
    const head = await store.head();
    if (head === this.position) await this.settle(true, head);
    const everyMs = this.options.intervalMs ?? INTERVAL_MS;
    const batches = store.subscribe(this.position, { signal, batchSize: BATCH });
    for await (const batch of paced(batches, { everyMs, full: BATCH, signal })) {
      await this.grow(batch);
      await this.settle(batch.length < BATCH, head);
    }
  }

  /**
   * Signs once the log has caught up with the store, and every second on the way.
   *
   * @param head where the store was when this process took the log up
   */
  private async settle(caughtUp: boolean, head: Position): Promise<void> {
    if (this.owed && (this.tree?.size ?? 0) >= this.owed.size) {
      await holdAgainstCheckpoint(this.options.log, this.owed);
      this.owed = undefined;
      await this.clear();
    }
    if (this.owed && this.position >= head) {
      throw new LogContradicted(
        `the store is shorter than its log: ${this.tree?.size} events, but ${this.owed.size} were signed for`,
      );
    }
    const due = performance.now() - this.signedAt >= SIGN_AT_LEAST_MS;
    if (!this.owed && (caughtUp || due)) await this.sign();
  }

  private async grow(batch: readonly RecordedEvent[]): Promise<void> {
    const { tree } = this;
    if (!tree) throw new Error('the log was not taken up');
    const leaves: PlacedLeaf[] = [];
    const completed: Subtree[] = [];
    for (const event of batch) {
      const hash = eventLeafHash(event);
      leaves.push({ index: tree.size, hash, eventId: event.id, position: event.position });
      completed.push(...tree.append(hash));
    }
    await this.options.log.add(leaves, completed);
    this.position = batch.at(-1)?.position ?? this.position;
  }

  /** To the file first: what was ever shown to anybody stands there. */
  private async sign(): Promise<void> {
    const { tree } = this;
    if (!tree || tree.size === this.signedSize) return;
    const { log, file, signer } = this.options;
    const note = signCheckpoint(signer, { size: tree.size, root: tree.root() });
    await file.write(note);
    await log.saveCheckpoint({ size: tree.size, note });
    this.signedSize = tree.size;
    this.signedAt = performance.now();
  }

  /** Takes the log up where it stands, and holds it against everything that is known of it. */
  private async resume(): Promise<void> {
    const { log, file, signer } = this.options;
    const identity = await log.identify({ origin: signer.name, vkey: signer.vkey });
    if (identity.origin !== signer.name || identity.vkey !== signer.vkey) {
      throw new LogContradicted(
        `the log is ${identity.vkey}, the key at hand ${signer.vkey}: another key would be another log`,
      );
    }
    this.tree = await log.tree();
    this.owed = undefined;
    this.position = BEGINNING;
    this.position = await holdAgainstStore(log, this.options.store, this.tree.size);
    const stored = (await log.latestCheckpoint())?.note;
    this.signedSize = undefined;
    for (const note of [stored, await file.read()]) {
      if (note === undefined) continue;
      const checkpoint = openCheckpoint(note, signer.name, [verifierOf(signer.vkey)]);
      if (checkpoint.size > this.tree.size) this.owed = checkpoint;
      else await holdAgainstCheckpoint(log, checkpoint);
      if (note === stored) this.signedSize = checkpoint.size;
    }
  }

  /** What was wrong at an earlier look is not wrong any more. */
  private async clear(): Promise<void> {
    this.fault = null;
    if (await this.options.log.fault()) await this.options.log.note(null);
  }
}
