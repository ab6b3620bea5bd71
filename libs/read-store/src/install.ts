import type { ClientBase } from 'pg';
import { BEGINNING } from '#event-store';
import { CheckpointRow, type Checkpoint, fits } from './checkpoint-row.js';
import { VIEWS_SCHEMA } from './data-source.js';
import type { Projection } from './projection.js';
import { createTable, shapeOf } from './shape.js';
import { tableOf } from './tables.js';

/** Schema in which views are built again while the old ones are read. */
export const SHADOW_SCHEMA = 'views_next';

/** Whether the same code prepared the database before is asked of the database, one process at a time. */
const LOCK = `hashtextextended('diqi.views.install', 0)`;

/**
 * Prepares both schemas of the views. On an empty store the tables are made where they are read, for there is
 * nothing to build; else a projection that is new, or whose version or tables changed, waits for its rebuild,
 * and what stands in the database goes on to be read meanwhile.
 *
 * @param owner a connection that may create schemas.
 * @returns the names of the projections that wait for a rebuild.
 */
export async function installViews(
  owner: Pick<ClientBase, 'query'>,
  projections: readonly Projection[],
  given: { readonly appRole: string; readonly storeIsEmpty: boolean },
): Promise<readonly string[]> {
  const { appRole, storeIsEmpty } = given;
  await owner.query('BEGIN');
  try {
    await owner.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
    for (const schema of [VIEWS_SCHEMA, SHADOW_SCHEMA]) await installSchema(owner, schema, appRole);
    const outdated = await unfit(owner, projections);
    if (storeIsEmpty) await makeTables(owner, VIEWS_SCHEMA, outdated, appRole);
    await owner.query('COMMIT');
    return storeIsEmpty ? [] : outdated.map(({ name }) => name);
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

async function installSchema(
  owner: Pick<ClientBase, 'query'>,
  schema: string,
  appRole: string,
): Promise<void> {
  const checkpoint = tableOf(CheckpointRow);
  await owner.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  await owner.query(createTable(schema, checkpoint).replace('CREATE TABLE', 'CREATE TABLE IF NOT EXISTS'));
  // Tables of a version before shapes were kept: their views are built once more. Not altered in vain, which
  // would wait for all who read them, and make others wait.
  const { rowCount } = await owner.query(
    `SELECT FROM pg_attribute WHERE attrelid = $1::regclass AND attname = 'shape'`,
    [`"${schema}".checkpoint`],
  );
  if (rowCount === 0)
    await owner.query(`ALTER TABLE "${schema}".checkpoint ADD COLUMN shape text COLLATE "C"`);
  await owner.query(`GRANT USAGE ON SCHEMA "${schema}" TO "${appRole}"`);
  const rights = schema === VIEWS_SCHEMA ? 'SELECT, UPDATE' : 'SELECT';
  await owner.query(`GRANT ${rights} ON "${schema}".checkpoint TO "${appRole}"`);
}

async function unfit(
  owner: Pick<ClientBase, 'query'>,
  projections: readonly Projection[],
): Promise<Projection[]> {
  const checkpoints = await readCheckpoints(owner, VIEWS_SCHEMA);
  return projections.filter((projection) => !fits(checkpoints.get(projection.name), projection));
}

/** Makes the empty tables of projections, in place of what there was of them, and their checkpoints. */
export async function makeTables(
  owner: Pick<ClientBase, 'query'>,
  schema: string,
  projections: readonly Projection[],
  appRole: string,
): Promise<void> {
  await dropTables(owner, schema, projections);
  const made = projections.flatMap(({ tables }) =>
    tables
      .map(tableOf)
      .flatMap((table) => [
        createTable(schema, table),
        `GRANT SELECT, INSERT, UPDATE, DELETE ON "${schema}"."${table.name}" TO "${appRole}"`,
      ]),
  );
  await owner.query(made.join(';'));
  await owner.query(
    `INSERT INTO "${schema}".checkpoint (projection, version, shape, position)
     SELECT made.projection, made.version, made.shape, $4 FROM unnest($1::text[], $2::int[], $3::text[])
     AS made (projection, version, shape)`,
    [
      projections.map(({ name }) => name),
      projections.map(({ version }) => version),
      projections.map(shapeOf),
      BEGINNING,
    ],
  );
}

export async function dropTables(
  owner: Pick<ClientBase, 'query'>,
  schema: string,
  projections: readonly Pick<Projection, 'name' | 'tables'>[],
): Promise<void> {
  const tables = projections.flatMap((projection) => projection.tables.map(tableOf));
  await owner.query(tables.map(({ name }) => `DROP TABLE IF EXISTS "${schema}"."${name}"`).join(';'));
  await owner.query(`DELETE FROM "${schema}".checkpoint WHERE projection = ANY($1)`, [
    projections.map(({ name }) => name),
  ]);
}

/** Where each projection stands in a schema of views, by name. */
export async function readCheckpoints(
  client: Pick<ClientBase, 'query'>,
  schema: string,
): Promise<Map<string, Checkpoint>> {
  const { rows } = await client.query<
    Omit<Checkpoint, 'position'> & { projection: string; position: string }
  >(`SELECT projection, version::integer, shape, position, fault FROM "${schema}".checkpoint`);
  return new Map(
    rows.map(({ projection, position, ...rest }) => [projection, { ...rest, position: Number(position) }]),
  );
}
