import type { ClientBase, Pool } from 'pg';
import { BEGINNING, type Position } from '#event-store';
import { errorCode } from '#kernel';
import { fits } from '../checkpoint-row.js';
import { VIEWS_SCHEMA } from '../data-source.js';
import { SHADOW_SCHEMA, dropTables, makeTables, readCheckpoints } from '../install.js';
import type { Projection } from '../projection.js';
import { type RowClass, tableOf } from '../tables.js';
import { inTransaction } from './shadow-fold.js';

/** Milliseconds that the switch waits for readers at most before it lets them pass; below PostgreSQL's `deadlock_timeout`. */
const READERS_MS = 400;
/** Milliseconds that it waits for the projector's transaction at hand. */
const PROJECTOR_MS = 20_000;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Makes the tables of a view in the shadow schema, or goes on with those that an attempt before this one left.
 *
 * @returns the position up to which they are filled.
 */
export async function prepareShadow(pool: Pool, projection: Projection, appRole: string): Promise<Position> {
  return inTransaction(pool, async (client) => {
    const left = (await readCheckpoints(client, SHADOW_SCHEMA)).get(projection.name);
    if (left && fits(left, projection) && (await allThere(pool, projection.tables))) {
      await client.query('UPDATE checkpoint SET fault = NULL WHERE projection = $1', [projection.name]);
      return left.position;
    }
    await makeTables(client, SHADOW_SCHEMA, [projection], appRole);
    return BEGINNING;
  });
}

async function allThere(pool: Pool, tables: readonly RowClass[]): Promise<boolean> {
  const { rows } = await pool.query<{ there: boolean }>(
    `SELECT coalesce(bool_and(to_regclass($1 || '.' || name) IS NOT NULL), true) AS there FROM unnest($2::text[]) AS name`,
    [SHADOW_SCHEMA, tables.map((row) => tableOf(row).name)],
  );
  return rows[0]?.there === true;
}

export async function dropShadow(pool: Pool, { name, tables }: Projection): Promise<void> {
  await inTransaction(pool, (client) => dropTables(client, SHADOW_SCHEMA, [{ name, tables }]));
}

/** Readers kept a table busy: nothing was switched. */
export class ReadersHold extends Error {
  override readonly name = 'ReadersHold';
  constructor(readonly table: string) {
    super(`readers of ${table} did not let it be switched`);
  }
}

/**
 * Puts the tables of the shadow in place of those that are read, in one transaction. The projector waits for it
 * with this one view; readers wait for a moment or are let pass first. What is read never goes back: the shadow
 * is brought to the live position while that is held.
 *
 * @param order of the names of the tables, in which they are taken from the readers
 * @param catchUp folds the shadow up to a position and writes it, on connections of its own
 * @throws ReadersHold try again, and take that table first: whoever holds it then waits for no other of them
 */
export async function switchTables(
  pool: Pool,
  { name }: Projection,
  order: readonly string[],
  catchUp: (upTo: Position) => Promise<void>,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SET LOCAL synchronous_commit = on');
    await client.query(`SET LOCAL lock_timeout = ${PROJECTOR_MS}`);
    const { rows } = await client.query<{ position: string }>(
      `SELECT position FROM "${VIEWS_SCHEMA}".checkpoint WHERE projection = $1 FOR UPDATE`,
      [name],
    );
    if (rows[0]) await catchUp(Number(rows[0].position));
    await client.query(`SET LOCAL lock_timeout = ${READERS_MS}`);
    for (const table of order) await takeFromReaders(client, table);
    for (const table of order) {
      await client.query(`DROP TABLE IF EXISTS "${VIEWS_SCHEMA}"."${table}"`);
      await client.query(`ALTER TABLE "${SHADOW_SCHEMA}"."${table}" SET SCHEMA "${VIEWS_SCHEMA}"`);
    }
    // The row stays the same row: a projector that waits for it finds what it says now.
    await client.query(
      `INSERT INTO "${VIEWS_SCHEMA}".checkpoint (projection, version, shape, position, fault)
       SELECT projection, version, shape, position, NULL FROM "${SHADOW_SCHEMA}".checkpoint WHERE projection = $1
       ON CONFLICT (projection) DO UPDATE
         SET version = excluded.version, shape = excluded.shape, position = excluded.position, fault = NULL`,
      [name],
    );
    await client.query(`DELETE FROM "${SHADOW_SCHEMA}".checkpoint WHERE projection = $1`, [name]);
  });
}

async function takeFromReaders(client: ClientBase, table: string): Promise<void> {
  const live = `"${VIEWS_SCHEMA}"."${table}"`;
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    live,
  ]);
  if (!rows[0]?.there) return;
  try {
    await client.query(`LOCK TABLE ${live} IN ACCESS EXCLUSIVE MODE`);
  } catch (error) {
    throw errorCode(error) === LOCK_NOT_AVAILABLE ? new ReadersHold(table) : error;
  }
}
