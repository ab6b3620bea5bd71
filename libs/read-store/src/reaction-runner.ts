import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { BEGINNING, type EventStore, type Position, type RecordedEvent, paced } from '#event-store';
import { ReactionCheckpoints } from './reaction-checkpoints.js';
import type { Desk, Reaction } from './reaction.js';
import { casesByType, type CategoryOf, seen } from './recorded.js';

export interface ReactionAlarm {
  readonly reaction: string;
  readonly position: Position;
  readonly message: string;
}

export interface ReactionRunnerOptions {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly reactions: readonly Reaction[];
  readonly categoryOf: CategoryOf;
  /** The desk for one event of one reaction. */
  readonly deskFor: (reaction: Reaction, event: { id: string; metadata: { correlationId: string } }) => Desk;
  readonly onAlarm: (alarm: ReactionAlarm) => void;
  /** Milliseconds before the first repeat of a failed step; doubled up to a minute. */
  readonly retryMs?: number;
}

const RETRY_LIMIT_MS = 60_000;
const BATCH = 1_000;
const PACE = { everyMs: 50, busy: 4, full: BATCH };

/**
 * Runs every process manager, each by its own checkpoint and in order. A step that fails is tried again until
 * it succeeds: to skip it would leave a process half-done, so it waits, with an alarm, for the fault to be
 * mended.
 */
export class ReactionRunner {
  private readonly positions = new Map<string, Position>();
  private readonly faults = new Map<string, string>();

  private readonly checkpoints: ReactionCheckpoints;

  constructor(private readonly options: ReactionRunnerOptions) {
    this.checkpoints = new ReactionCheckpoints(options.pool);
  }

  status(): readonly { name: string; position: Position; fault: string | null }[] {
    return this.options.reactions.map(({ name }) => ({
      name,
      position: this.positions.get(name) ?? BEGINNING,
      fault: this.faults.get(name) ?? null,
    }));
  }

  /** Runs until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(this.options.reactions.map((reaction) => this.follow(reaction, signal)));
  }

  private async follow(reaction: Reaction, signal: AbortSignal): Promise<void> {
    const handlers = casesByType(reaction.name, reaction.on);
    const from = await this.checkpoints.of(reaction.name);
    this.positions.set(reaction.name, from);
    const batches = this.options.store.subscribe(from, { signal, batchSize: BATCH });
    for await (const batch of paced(batches, { ...PACE, signal })) {
      for (const event of batch) {
        const handler = handlers.get(event.type)?.handle;
        if (handler && !(await this.insist(reaction, event, handler, signal))) return;
        if (reaction.onEvery && !(await this.insist(reaction, event, reaction.onEvery, signal))) return;
        if (!handler && !reaction.onEvery) continue;
        await this.save(reaction, event.position);
      }
      const last = batch.at(-1);
      if (last) await this.save(reaction, last.position);
    }
  }

  /** True when the event was handled; false when the signal ended the attempt. */
  private async insist(
    reaction: Reaction,
    event: RecordedEvent,
    handle: Reaction['on'][number]['handle'],
    signal: AbortSignal,
  ): Promise<boolean> {
    const found = seen(event, this.options.categoryOf(event.type));
    let pause = this.options.retryMs ?? 500;
    while (!signal.aborted) {
      try {
        await handle(found, this.options.deskFor(reaction, found));
        this.faults.delete(reaction.name);
        return true;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        this.faults.set(reaction.name, message);
        this.options.onAlarm({ reaction: reaction.name, position: event.position, message });
        await wait(pause, undefined, { signal }).catch(() => undefined);
        pause = Math.min(pause * 2, RETRY_LIMIT_MS);
      }
    }
    return false;
  }

  private async save({ name }: Reaction, position: Position): Promise<void> {
    if (this.positions.get(name) === position) return;
    await this.checkpoints.save(name, position);
    this.positions.set(name, position);
  }
}
