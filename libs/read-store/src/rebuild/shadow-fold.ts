import type { Pool, PoolClient } from 'pg';
import type { Position } from '#event-store';
import { type Folding, foldingOf, isFollowed, project } from '../folding.js';
import type { Projection } from '../projection.js';
import type { SeenEvent } from '../recorded.js';
import { RowSession, type TableChanges } from '../rows.js';
import { deleteByKeys, fromRecord, keyValues, records, selectByKey, upsert } from '../sql.js';
import { type Table, keyOf, tableOf } from '../tables.js';
import { copyRows } from './copy.js';
import { KnownKeys } from './known-keys.js';

export interface FoldLimits {
  /** Changed rows of one view that are written together. */
  readonly flushRows: number;
  /** Rows of one table that are remembered; about twice as many stay in memory. */
  readonly cacheRows: number;
}

/** Rows that one statement takes: its parameter is one text. */
const STATEMENT_ROWS = 5_000;
const KEYS_PAGE = 10_000;

/**
 * One view on its way through the log into the shadow schema. Rows are folded in memory and written in large
 * batches, each with the checkpoint in one transaction, while the fold goes on with the next.
 */
export class ShadowFold {
  private readonly folding: Folding;
  private readonly session: RowSession;
  private readonly known = new Map<Table, KnownKeys>();
  private writing: Promise<void> = Promise.resolve();
  /** Up to here it is folded; up to {@link saved} it also stands in the database. */
  position: Position;
  saved: Position;
  events = 0;
  /** Why it stopped, and where. */
  fault: string | null = null;

  private constructor(
    private readonly pool: Pool,
    readonly projection: Projection,
    readonly resumedFrom: Position,
    private readonly limits: FoldLimits,
  ) {
    this.folding = foldingOf(projection);
    this.position = this.saved = resumedFrom;
    this.session = new RowSession({ fetch: (table, key) => this.fetch(table, key) });
  }

  /** @param pool of connections whose search path is the shadow schema */
  static async open(
    pool: Pool,
    projection: Projection,
    resumedFrom: Position,
    limits: FoldLimits,
  ): Promise<ShadowFold> {
    const fold = new ShadowFold(pool, projection, resumedFrom, limits);
    await fold.learnKeys();
    return fold;
  }

  /** Folds the events up to a limit, and writes when enough has changed. Never throws: a fault stops this view alone. */
  async take(events: readonly SeenEvent[], limit: Position): Promise<void> {
    if (this.fault !== null) return;
    for (const event of events) {
      if (event.position <= this.position) continue;
      if (event.position > limit) break;
      try {
        if (isFollowed(this.folding, event)) await project(this.folding, event, this.session);
      } catch (error) {
        await this.writing;
        return this.stop(`${event.position}: ${messageOf(error)}`);
      }
      this.position = event.position;
      this.events++;
    }
    if (this.session.dirty >= this.limits.flushRows) await this.write();
  }

  /** @throws Error that says where it stopped and why */
  throwIfStopped(): void {
    if (this.fault !== null) throw new Error(`重建停在 ${this.fault}`);
  }

  /** Writes everything that was folded. */
  async flush(): Promise<void> {
    if (this.fault !== null) return;
    await this.write();
    await this.writing;
  }

  /** Begins to write what changed, when the write before it has ended. */
  private async write(): Promise<void> {
    await this.writing;
    if (this.fault !== null || this.position === this.saved) return;
    this.session.age(this.limits.cacheRows);
    const changes = this.session.changes().map((each) => this.sorted(each));
    const position = this.position;
    this.writing = inTransaction(this.pool, async (client) => {
      for (const { table, added, changed, removed } of changes) {
        if (added.length > 0) await copyRows(client, table, added);
        for (const rows of slices(changed)) await client.query(upsert(table), [records(table, rows)]);
        for (const keys of slices(removed)) await client.query(deleteByKeys(table), [records(table, keys)]);
      }
      await client.query('UPDATE checkpoint SET position = $2, fault = NULL WHERE projection = $1', [
        this.projection.name,
        position,
      ]);
    }).then(
      () => {
        this.saved = position;
      },
      (error: unknown) => this.stop(`${position}: ${messageOf(error)}`),
    );
  }

  /** Tells rows whose keys the table cannot hold from those that it may. */
  private sorted({ table, put, removed }: TableChanges) {
    let known = this.known.get(table);
    if (!known) this.known.set(table, (known = new KnownKeys()));
    const added: object[] = [];
    const changed: object[] = [];
    for (const row of put) {
      const key = keyOf(table, row);
      if (known.mayHold(key)) changed.push(row);
      else {
        known.add(key);
        added.push(row);
      }
    }
    return { table, added, changed, removed };
  }

  private async fetch(table: Table, key: object): Promise<object | undefined> {
    if (!this.known.get(table)?.mayHold(keyOf(table, key))) return undefined;
    const { rows } = await this.pool.query<Record<string, unknown>>({
      name: `row_${table.name}`,
      text: selectByKey(table),
      values: keyValues(table, key),
    });
    return rows[0] && fromRecord(table, rows[0]);
  }

  /** After a restart: the keys of what was written before. */
  private async learnKeys(): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      for (const table of this.projection.tables.map(tableOf)) {
        const columns = table.columns.filter(({ property }) => table.key.includes(property));
        const names = columns.map(({ column }) => `"${column}"`).join(', ');
        await client.query(`DECLARE keys NO SCROLL CURSOR FOR SELECT ${names} FROM "${table.name}"`);
        for (let full = true; full;) {
          const { rows } = await client.query<Record<string, unknown>>(`FETCH ${KEYS_PAGE} FROM keys`);
          full = rows.length === KEYS_PAGE;
          if (rows.length === 0) break;
          const known = this.known.get(table) ?? new KnownKeys();
          this.known.set(table, known);
          for (const row of rows) known.add(keyOf(table, fromRecord(table, row)));
        }
        await client.query('CLOSE keys');
      }
    });
  }

  private async stop(fault: string): Promise<void> {
    this.fault = fault;
    // What was folded after the last write goes; the next attempt begins there.
    this.position = this.saved;
    await this.pool
      .query('UPDATE checkpoint SET fault = $2 WHERE projection = $1', [this.projection.name, fault])
      .catch(() => undefined);
  }
}

function* slices(rows: readonly object[]): Generator<readonly object[]> {
  for (let begin = 0; begin < rows.length; begin += STATEMENT_ROWS)
    yield rows.slice(begin, begin + STATEMENT_ROWS);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Runs statements in one transaction on a connection of their own. */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  begin = 'BEGIN',
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: Error) => (broken = cause));
    throw error;
  } finally {
    client.release(broken);
  }
}
