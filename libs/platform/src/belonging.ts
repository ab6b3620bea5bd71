import type pg from 'pg';

/** What keeps the events. */
export type EventStoreEngine = 'postgres' | 'kurrentdb';

/** What the data of a database belong to. */
export interface Belonging {
  readonly engine: EventStoreEngine;
  /** Division code of the county that the register is kept for. */
  readonly county: string;
  /** Event types of this release, with their schema versions. */
  readonly events: readonly { readonly name: string; readonly version: number }[];
}

/** The views and checkpoints of a database belong to the events of another store. */
export class WrongEventStore extends Error {
  override readonly name = 'WrongEventStore';
  constructor(readonly bound: EventStoreEngine) {
    super(`this database belongs to the events in ${bound}`);
  }
}

/** The register in the database is another county's. */
export class WrongCounty extends Error {
  override readonly name = 'WrongCounty';
  constructor(readonly bound: string) {
    super(`this database belongs to the county ${bound}`);
  }
}

/** A newer release has run on the database: it may hold events that this one does not understand. */
export class OlderRelease extends Error {
  override readonly name = 'OlderRelease';
  constructor(readonly unknown: readonly string[]) {
    super(`this release does not know ${unknown.join(', ')}`);
  }
}

type Owner = Pick<pg.Client, 'query'>;

/** Binds a new database to what it belongs to, and holds one that has data against it. */
export async function bind(owner: Owner, schema: string, belonging: Belonging): Promise<void> {
  await bindToEngine(owner, schema, belonging.engine);
  const county = await bound(owner, `${schema}.county`, '$1', belonging.county);
  if (county !== belonging.county) throw new WrongCounty(county);
  await bindToRelease(owner, schema, belonging.events);
}

/** Checkpoints are positions of one store and mean nothing in another, so a database keeps to the one it began with. */
async function bindToEngine(owner: Owner, schema: string, engine: EventStoreEngine): Promise<void> {
  const first = `CASE WHEN EXISTS (SELECT FROM ${schema}.event) THEN 'postgres' ELSE $1 END`;
  const found = await bound(owner, `${schema}.engine`, first, engine);
  if (found !== engine) throw new WrongEventStore(found === 'kurrentdb' ? 'kurrentdb' : 'postgres');
}

/** The one name in a table, which is the first that was put there. */
async function bound(owner: Owner, table: string, first: string, given: string): Promise<string> {
  await owner.query(`CREATE TABLE IF NOT EXISTS ${table} (name text PRIMARY KEY)`);
  await owner.query(`INSERT INTO ${table} SELECT ${first} WHERE NOT EXISTS (SELECT FROM ${table})`, [given]);
  const { rows } = await owner.query<{ name: string }>(`SELECT name FROM ${table}`);
  return rows[0]?.name ?? given;
}

/** Every release notes what it may write before it writes, so that one of before finds what it cannot read. */
async function bindToRelease(owner: Owner, schema: string, events: Belonging['events']): Promise<void> {
  const table = `${schema}.known_event`;
  await owner.query(
    `CREATE TABLE IF NOT EXISTS ${table} (name text, version integer, PRIMARY KEY (name, version))`,
  );
  const given = [events.map(({ name }) => name), events.map(({ version }) => version)];
  const { rows } = await owner.query<{ name: string }>(
    `SELECT name FROM ${table} AS noted
     WHERE NOT EXISTS (
       SELECT FROM unnest($1::text[], $2::integer[]) AS known (name, version)
       WHERE known.name = noted.name AND known.version >= noted.version
     ) ORDER BY name`,
    given,
  );
  if (rows.length > 0) throw new OlderRelease(rows.map(({ name }) => name));
  await owner.query(
    `INSERT INTO ${table} SELECT * FROM unnest($1::text[], $2::integer[]) ON CONFLICT DO NOTHING`,
    given,
  );
}
