import type { DataSource } from 'typeorm';
import { CheckpointRow } from './checkpoint-row.js';
import type { Projection } from './projection.js';
import { tableOf } from './tables.js';

/**
 * Makes the tables of the views follow their entity classes. Views are derived data, so there is nothing to
 * migrate: a projection whose version was raised, or whose tables changed, loses its rows and its checkpoint
 * and is built again from the events.
 *
 * @param owner a DataSource whose login may create tables in its search path.
 */
export async function installViews(
  owner: DataSource,
  projections: readonly Projection[],
  given: { schema: string; appRole: string },
): Promise<readonly string[]> {
  const { schema, appRole } = given;
  await owner.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  const rebuilt = await dropOutdated(owner, projections);
  await owner.synchronize();
  await owner.query(`GRANT USAGE ON SCHEMA "${schema}" TO "${appRole}"`);
  await owner.query(
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "${schema}" TO "${appRole}"`,
  );
  return rebuilt;
}

/** Drops the tables of projections that must be built again; tells their names. */
async function dropOutdated(owner: DataSource, projections: readonly Projection[]): Promise<string[]> {
  const exists = await owner.query<{ exists: boolean }[]>(
    `SELECT to_regclass('checkpoint') IS NOT NULL AS exists`,
  );
  if (!exists[0]?.exists) return [];
  const known = new Map(
    (await owner.getRepository(CheckpointRow).find()).map(({ projection, version }) => [projection, version]),
  );
  const changed = await changedTables(owner);
  const outdated = projections.filter(
    ({ name, version, tables }) =>
      known.has(name) &&
      (known.get(name) !== version || tables.some((row) => changed.has(tableOf(row).name))),
  );
  for (const { name, tables } of outdated) {
    for (const row of tables) await owner.query(`DROP TABLE IF EXISTS "${tableOf(row).name}"`);
    await owner.getRepository(CheckpointRow).delete({ projection: name });
  }
  return outdated.map(({ name }) => name);
}

/** Tables whose columns are no longer those of their entity. */
async function changedTables(owner: DataSource): Promise<ReadonlySet<string>> {
  const log = await owner.driver.createSchemaBuilder().log();
  const altered = log.upQueries.flatMap(({ query }) => {
    const name = /^ALTER TABLE "(?:[^"]+"\.")?([^"]+)"/.exec(query)?.[1];
    return name ? [name] : [];
  });
  return new Set(altered);
}
