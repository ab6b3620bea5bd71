import type { DataSource, QueryRunner } from 'typeorm';
import { BEGINNING, type EventStore, type Position, type RecordedEvent, paced } from '#event-store';
import { CheckpointRow, fits } from './checkpoint-row.js';
import { holdCheckpoint, moveCheckpoint, noteFault, passBy } from './live-checkpoints.js';
import { type Folding, foldingOf, isFollowed, project } from './folding.js';
import type { Projection } from './projection.js';
import { type CategoryOf, type SeenEvent, seen } from './recorded.js';
import { RowSession, type RowSource } from './rows.js';
import { deleteByKeys, fromRecord, keyValues, records, selectByKey, upsert } from './sql.js';

/** What an operator must learn of at once. */
export interface Alarm {
  readonly projection: string;
  readonly position: Position;
  readonly message: string;
}

export interface RunnerOptions {
  readonly store: EventStore;
  readonly views: DataSource;
  readonly projections: readonly Projection[];
  readonly categoryOf: CategoryOf;
  readonly onAlarm: (alarm: Alarm) => void;
}

interface Running extends Folding {
  position: Position;
  fault: string | null;
  /** Its tables are not those of this code: it waits for a rebuild. */
  waiting: boolean;
  /** What is being done for it; one thing at a time. */
  work: Promise<void>;
  /** What it has read and written lately; good for as long as nobody else wrote its checkpoint. */
  remembered: Remembered | undefined;
}

interface Remembered {
  readonly rows: RowSession;
  /** Where rows are looked up that are not remembered: the transaction at hand. */
  readonly source: { runner: QueryRunner };
  writtenBy: string;
}

const BATCH = 1_000;
const PACE = { everyMs: 50, busy: 4, full: BATCH };

/** Rows of one table of a view that are remembered from batch to batch; up to twice as many stay in memory. */
const REMEMBERED_ROWS = 2_000;

/**
 * Follows the store and keeps all projections. Rows and checkpoint of a projection are one transaction, so
 * each event counts once. A projection that fails stops where it is and raises an alarm; it never skips, and
 * the others go on. One whose tables were built by other code is left alone until a rebuild has replaced them.
 */
export class ProjectionRunner {
  private running: Running[] = [];
  /** Up to here the batches that were followed leave no gap. */
  private followed: Position = BEGINNING;

  constructor(private readonly options: RunnerOptions) {}

  /** Where each projection stands. */
  status(): readonly { name: string; position: Position; fault: string | null; waiting: boolean }[] {
    return this.running.map(({ projection, position, fault, waiting }) => ({
      name: projection.name,
      position,
      fault,
      waiting,
    }));
  }

  /**
   * Runs until the signal is aborted.
   *
   * @param beside what else is done once it is known where each projection stands
   */
  async run(signal: AbortSignal, beside?: (signal: AbortSignal) => Promise<void>): Promise<void> {
    await this.resume();
    await Promise.all([this.followAll(signal), beside?.(signal)]);
  }

  private async followAll(signal: AbortSignal): Promise<void> {
    const batches = this.options.store.subscribe(this.followed, { signal, batchSize: BATCH });
    for await (const batch of paced(batches, { ...PACE, signal })) {
      await this.handle(batch.map((event) => this.seen(event)));
    }
  }

  /** Looks again whether a projection that waited for a rebuild may go on; follows what it missed. */
  async adopt(name: string): Promise<void> {
    const running = this.running.find(({ projection }) => projection.name === name);
    if (!running?.waiting) return;
    const row = await this.options.views.getRepository(CheckpointRow).findOneBy({ projection: name });
    if (!row || !fits(row, running.projection)) return;
    running.position = row.position;
    running.waiting = false;
    await this.inTurn(running, () => this.keepUp(running, []));
  }

  /** Reads the checkpoints. */
  private async resume(): Promise<void> {
    const { views, projections, store } = this.options;
    const known = new Map(
      (await views.getRepository(CheckpointRow).find()).map((row) => [row.projection, row]),
    );
    this.running = projections.map((projection) => {
      const row = known.get(projection.name);
      return {
        ...foldingOf(projection),
        position: row?.position ?? BEGINNING,
        // A restart tries a stopped projection again: the fault may have been mended.
        fault: null,
        waiting: !row || !fits(row, projection),
        work: Promise.resolve(),
        remembered: undefined,
      };
    });
    const positions = this.running.filter(({ waiting }) => !waiting).map(({ position }) => position);
    this.followed = positions.length > 0 ? Math.min(...positions) : await store.head();
  }

  private async handle(batch: readonly SeenEvent[]): Promise<void> {
    const last = batch.at(-1);
    if (!last) return;
    const active = this.running.filter(({ fault, waiting }) => fault === null && !waiting);
    const idle = active.filter(
      (each) => each.position === this.followed && !batch.some((event) => isFollowed(each, event)),
    );
    const moved =
      idle.length > 0 ? await passBy(this.options.views, idle, last.position) : new Map<string, string>();
    for (const each of idle) {
      const writtenBy = moved.get(each.projection.name);
      if (writtenBy === undefined) continue;
      each.position = last.position;
      if (each.remembered) each.remembered.writtenBy = writtenBy;
    }
    await Promise.all(
      active
        .filter(({ projection }) => !moved.has(projection.name))
        .map((each) => this.inTurn(each, () => this.keepUp(each, batch))),
    );
    this.followed = last.position;
  }

  private async inTurn(running: Running, work: () => Promise<void>): Promise<void> {
    running.work = running.work.then(work);
    await running.work;
  }

  /** Follows a batch, and before it whatever a projection missed while it stood still or was replaced. */
  private async keepUp(running: Running, batch: readonly SeenEvent[]): Promise<void> {
    while (running.fault === null && !running.waiting) {
      if (running.position >= this.followed) {
        if (await this.follow(running, batch)) return;
        continue;
      }
      for await (const page of this.options.store.readAll(running.position)) {
        const through = await this.follow(
          running,
          page.map((event) => this.seen(event)),
        );
        if (!through) break;
      }
    }
  }

  /** False when the checkpoint did not stand where this process had left it; then nothing was written. */
  private async follow(running: Running, batch: readonly SeenEvent[]): Promise<boolean> {
    const news = batch.filter(({ position }) => position > running.position);
    const last = news.at(-1);
    if (!last) return true;
    const { name } = running.projection;
    const runner = this.options.views.createQueryRunner();
    let at = last.position;
    try {
      await runner.startTransaction();
      const stands = await holdCheckpoint(runner, name);
      if (!stands || !fits(stands, running.projection) || stands.position !== running.position) {
        running.waiting = !stands || !fits(stands, running.projection);
        running.position = stands?.position ?? BEGINNING;
        await runner.rollbackTransaction();
        return false;
      }
      const remembered = remember(running.remembered, runner, stands.writtenBy);
      // Nothing is remembered of a batch that fails.
      running.remembered = undefined;
      for (const event of news) {
        at = event.position;
        await project(running, event, remembered.rows);
      }
      await flush(runner, remembered.rows);
      remembered.writtenBy = await moveCheckpoint(runner, name, last.position);
      await runner.commitTransaction();
      remembered.rows.age(REMEMBERED_ROWS);
      running.remembered = remembered;
      running.position = last.position;
    } catch (error) {
      await runner.rollbackTransaction().catch(() => undefined);
      await this.stop(running, at, error);
    } finally {
      await runner.release();
    }
    return true;
  }

  /** Keeps what is known of the fault beside the checkpoint, which stays where it was. */
  private async stop(running: Running, position: Position, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    running.fault = message;
    const { projection } = running;
    this.options.onAlarm({ projection: projection.name, position, message });
    // The alarm was raised; a database that cannot even note it down is found by the health check.
    await noteFault(this.options.views, projection, message).catch(() => undefined);
  }

  private seen(event: RecordedEvent): SeenEvent {
    return seen(event, this.options.categoryOf(event.type));
  }
}

/** Goes on with what is remembered, unless somebody else has written meanwhile. */
function remember(before: Remembered | undefined, runner: QueryRunner, writtenBy: string): Remembered {
  if (before?.writtenBy === writtenBy) {
    before.source.runner = runner;
    return before;
  }
  const source = { runner };
  return { rows: new RowSession(sourceOf(source)), source, writtenBy };
}

function sourceOf(source: { readonly runner: QueryRunner }): RowSource {
  return {
    fetch: async (table, key) => {
      const { manager } = source.runner;
      const [row] = await manager.query<Record<string, unknown>[]>(selectByKey(table), keyValues(table, key));
      return row && fromRecord(table, row);
    },
  };
}

/** Writes everything a session changed. */
async function flush(runner: QueryRunner, session: RowSession): Promise<void> {
  for (const { table, put, removed } of session.changes()) {
    if (removed.length > 0) await runner.query(deleteByKeys(table), [records(table, removed)]);
    if (put.length > 0) await runner.query(upsert(table), [records(table, put)]);
  }
}
