import { readFileSync } from 'node:fs';

const SCHEMA_SQL = readFileSync(new URL('./schema.sql', import.meta.url), 'utf8');
const NAME = /^[a-z][a-z0-9_]{0,47}$/;

/** A plain lower-case name, quoted. @throws RangeError */
export function quotedName(name: string): string {
  if (!NAME.test(name)) throw new RangeError(`not a plain PostgreSQL name: ${JSON.stringify(name)}`);
  return `"${name}"`;
}

/** Creates the tables of one log as the owner of the database; the application may read and add, no more. */
export async function installLog(
  owner: { query(sql: string): Promise<unknown> },
  given: { readonly schema: string; readonly appRole: string },
): Promise<void> {
  const [schema, role] = [quotedName(given.schema), quotedName(given.appRole)];
  await owner.query(
    [
      SCHEMA_SQL.replaceAll('{{schema}}', schema).trimEnd().replace(/;$/, ''),
      `REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC, ${role}`,
      `REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM PUBLIC, ${role}`,
      `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
      `GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
    ].join(';\n'),
  );
}
