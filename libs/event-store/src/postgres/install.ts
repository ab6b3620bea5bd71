import { readFileSync } from 'node:fs';
import type { ClientBase } from 'pg';

const SCHEMA_SQL = readFileSync(new URL('./schema.sql', import.meta.url), 'utf8');
const APPEND_SQL = readFileSync(new URL('./append.sql', import.meta.url), 'utf8');
const NAME = /^[a-z][a-z0-9_]{0,47}$/;

/** What one store is called in the database; all of it follows from the name of its schema. */
export interface StoreNames {
  /** Quoted identifier. */
  readonly schema: string;
  /** Text of which the hash is the advisory lock that writers hold one at a time. */
  readonly lock: string;
  /** Channel of the NOTIFY after every commit. */
  readonly channel: string;
}

/** @throws RangeError when the schema is not a plain lower-case name of at most 48 characters. */
export function storeNames(schema: string): StoreNames {
  return { schema: quoted(schema), lock: `${schema}.append`, channel: `${schema}_appended` };
}

/**
 * Creates the store (schema, table, append function), or brings its function and grants up to date: run it on
 * every start, as the owner of the database. The application's role gets what it needs to append and read,
 * and no way to insert, update or delete otherwise.
 */
export async function installEventStore(
  client: Pick<ClientBase, 'query'>,
  options: { readonly schema: string; readonly appRole: string },
): Promise<void> {
  const names = storeNames(options.schema);
  const role = quoted(options.appRole);
  const append = `${names.schema}.append(uuid[], text[], integer[], integer[], text[], bytea[], bytea[])`;
  // One simple query is one transaction; the lock is for processes that start at the same time.
  await client.query(
    [
      `SELECT pg_advisory_xact_lock(hashtextextended('${options.schema}.install', 0))`,
      filled(SCHEMA_SQL, names),
      filled(APPEND_SQL, names),
      `REVOKE ALL ON SCHEMA ${names.schema} FROM PUBLIC, ${role}`,
      `REVOKE ALL ON ALL TABLES IN SCHEMA ${names.schema} FROM PUBLIC, ${role}`,
      `REVOKE ALL ON FUNCTION ${append} FROM PUBLIC, ${role}`,
      `GRANT USAGE ON SCHEMA ${names.schema} TO ${role}`,
      `GRANT SELECT ON ${names.schema}.event TO ${role}`,
      `GRANT EXECUTE ON FUNCTION ${append} TO ${role}`,
    ].join(';\n'),
  );
}

function filled(sql: string, names: StoreNames): string {
  return sql
    .replaceAll('{{schema}}', names.schema)
    .replaceAll('{{lock}}', `'${names.lock}'`)
    .replaceAll('{{channel}}', `'${names.channel}'`)
    .trimEnd()
    .replace(/;$/, '');
}

function quoted(name: string): string {
  if (!NAME.test(name)) throw new RangeError(`not a plain PostgreSQL name: ${JSON.stringify(name)}`);
  return `"${name}"`;
}
