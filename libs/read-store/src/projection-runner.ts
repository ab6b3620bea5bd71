import type { DataSource, QueryRunner } from 'typeorm';
import type { EventStore, Position, RecordedEvent } from '#event-store';
import { BEGINNING } from '#event-store';
import { CheckpointRow } from './checkpoint-row.js';
import type { Projection } from './projection.js';
import { type CategoryOf, seen } from './recorded.js';
import { RowSession, type RowSource } from './rows.js';
import { deleteByKeys, fromRecord, selectByKey, toRecord, upsert } from './sql.js';
import { tableOf } from './tables.js';

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

/** Channel on which waiting readers hear that views moved on. */
export const VIEWS_CHANNEL = 'diqi_views';

interface Running {
  readonly projection: Projection;
  readonly handlers: ReadonlyMap<string, Projection['on'][number]>;
  position: Position;
  fault: string | null;
}

/**
 * Follows the store and keeps all projections. Rows and checkpoint of a projection are one transaction, so
 * each event counts once. A projection that fails stops where it is and raises an alarm; it never skips, and
 * the others go on.
 */
export class ProjectionRunner {
  private running: Running[] = [];

  constructor(private readonly options: RunnerOptions) {}

  /** Where each projection stands. */
  status(): readonly { name: string; position: Position; fault: string | null }[] {
    return this.running.map(({ projection, position, fault }) => ({
      name: projection.name,
      position,
      fault,
    }));
  }

  /** Runs until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    await this.resume();
    const from = Math.min(...this.running.map(({ position }) => position));
    for await (const batch of this.options.store.subscribe(Number.isFinite(from) ? from : BEGINNING, {
      signal,
    })) {
      await this.handle(batch);
    }
  }

  /** Reads the checkpoints; a projection seen for the first time begins at the beginning. */
  private async resume(): Promise<void> {
    const checkpoints = this.options.views.getRepository(CheckpointRow);
    const known = new Map((await checkpoints.find()).map((row) => [row.projection, row]));
    this.running = this.options.projections.map((projection) => ({
      projection,
      handlers: new Map(projection.on.map((each) => [each.type.name, each])),
      position: known.get(projection.name)?.position ?? BEGINNING,
      // A restart tries a stopped projection again: the fault may have been mended.
      fault: null,
    }));
  }

  private async handle(batch: readonly RecordedEvent[]): Promise<void> {
    await Promise.all(
      this.running.filter(({ fault }) => fault === null).map((each) => this.follow(each, batch)),
    );
    await this.options.views.query(`SELECT pg_notify('${VIEWS_CHANNEL}', '')`);
  }

  private async follow(running: Running, batch: readonly RecordedEvent[]): Promise<void> {
    const news = batch.filter(({ position }) => position > running.position);
    const last = news.at(-1);
    if (!last) return;
    const runner = this.options.views.createQueryRunner();
    let at = last.position;
    try {
      await runner.startTransaction();
      const session = new RowSession(sourceOf(runner));
      for (const event of news) {
        at = event.position;
        await this.project(running, event, session);
      }
      await flush(runner, session);
      await saveCheckpoint(runner, running.projection, last.position, null);
      await runner.commitTransaction();
      running.position = last.position;
    } catch (error) {
      await runner.rollbackTransaction().catch(() => undefined);
      await this.stop(running, at, error);
    } finally {
      await runner.release();
    }
  }

  private async project(
    { projection, handlers }: Running,
    event: RecordedEvent,
    rows: RowSession,
  ): Promise<void> {
    const handler = handlers.get(event.type);
    if (!handler && !projection.onEvery) return;
    const found = seen(event, this.options.categoryOf(event.type));
    await handler?.handle(found, rows);
    await projection.onEvery?.(found, rows);
  }

  /** Keeps what is known of the fault beside the checkpoint, which stays where it was. */
  private async stop(running: Running, position: Position, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    running.fault = message;
    const { projection } = running;
    this.options.onAlarm({ projection: projection.name, position, message });
    const runner = this.options.views.createQueryRunner();
    try {
      await saveCheckpoint(runner, projection, running.position, message);
    } catch {
      // The alarm was raised; a database that cannot even note it down is found by the health check.
    } finally {
      await runner.release();
    }
  }
}

function sourceOf(runner: QueryRunner): RowSource {
  return {
    fetch: async (table, key) => {
      const record = toRecord(table, key);
      const values = table.key.map((property) => {
        const column = table.columns.find((each) => each.property === property)?.column;
        return column === undefined ? null : record[column];
      });
      const [found] = (await runner.query(selectByKey(table), values)) as Record<string, unknown>[];
      return found && fromRecord(table, found);
    },
  };
}

/** Writes everything a session changed. */
export async function flush(runner: QueryRunner, session: RowSession): Promise<void> {
  for (const { table, put, removed } of session.changes()) {
    if (removed.length > 0) await runner.query(deleteByKeys(table), [records(table, removed)]);
    if (put.length > 0) await runner.query(upsert(table), [records(table, put)]);
  }
}

function records(table: Parameters<typeof toRecord>[0], rows: readonly object[]): string {
  return JSON.stringify(rows.map((row) => toRecord(table, row)));
}

async function saveCheckpoint(
  runner: QueryRunner,
  projection: Projection,
  position: Position,
  fault: string | null,
): Promise<void> {
  const table = tableOf(CheckpointRow);
  const row = { projection: projection.name, version: projection.version, position, fault };
  await runner.query(upsert(table), [records(table, [row])]);
}
