import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { canonicalJson, propertiesOf, sha256Hex } from '#kernel';
import type { Projection } from '../projection.js';
import type { RowSession } from '../rows.js';
import { type TableColumn, tableOf } from '../tables.js';

/*
 * What a view says, as one hash. A row is the RFC 8785 JSON of its columns by name, and a line; a table is the
 * SHA-256 of its lines in the order of the key (texts byte by byte in UTF-8, numbers by value); a view is the
 * SHA-256 of `<table> <rows> <hash of the table>` per table, by name. Columns and keys are read off the database,
 * so the tables of an older version have a digest as well.
 */

export interface TableDigest {
  readonly table: string;
  readonly rows: number;
  readonly sha256: string;
}

interface Column {
  readonly name: string;
  readonly type: string;
  /** Place in the key, from 1; nothing for the other columns. */
  readonly key: number | null;
}

type Raw = readonly (string | null)[];

/** A piece of a table in the order of its key: the values of each row as the database writes them. */
export interface Piece {
  readonly rows: readonly Raw[];
  /** The columns that the values are of. */
  readonly columns: string;
  /** The canonical line of the n-th row. */
  lineAt(index: number): string;
  /** The key of the n-th row, as shown to people. */
  keyAt(index: number): string;
}

const PAGE = 5_000;

/** The rows of a table, a page at a time, by a cursor: in a transaction. Nothing when there is no table. */
export async function* piecesOf(client: ClientBase, schema: string, table: string): AsyncGenerator<Piece> {
  const columns = await columnsOf(client, schema, table);
  if (columns.length === 0) return;
  const key = columns.filter((column) => column.key !== null).sort((a, b) => (a.key ?? 0) - (b.key ?? 0));
  const order = key.map(({ name, type }) => `"${name}"${type === 'text' ? ' COLLATE "C"' : ''}`);
  const names = columns.map(({ name }) => `"${name}"::text`);
  const cursor = `lines_${schema}`;
  await client.query(
    `DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT ${names.join(', ')} FROM "${schema}"."${table}" ORDER BY ${order.join(', ')}`,
  );
  const places = key.map((column) => columns.indexOf(column));
  const text = `FETCH ${PAGE} FROM ${cursor}`;
  const fetch = async (): Promise<readonly Raw[]> =>
    (await client.query<(string | null)[]>({ text, rowMode: 'array' })).rows;
  for (let next: Promise<readonly Raw[]> | undefined = fetch(); next;) {
    const rows: readonly Raw[] = await next;
    // The next page comes while this one is looked at.
    next = rows.length === PAGE ? fetch() : undefined;
    next?.catch(() => undefined);
    if (rows.length === 0) break;
    yield {
      rows,
      columns: names.join(),
      lineAt: (row) => lineOf(columns, (_, index) => fromText(columns[index]?.type, rows[row]?.[index])),
      keyAt: (row) => places.map((place) => rows[row]?.[place] ?? '').join(' / '),
    };
  }
  await client.query(`CLOSE ${cursor}`);
}

async function columnsOf(client: ClientBase, schema: string, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type,
            array_position(i.indkey::smallint[], a.attnum) + 1 AS key
       FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
      WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attname COLLATE "C"`,
    [`"${schema}"."${table}"`],
  );
  return rows;
}

function lineOf(
  columns: readonly Pick<Column, 'name'>[],
  valueOf: (name: string, index: number) => string,
): string {
  return `{${columns.map(({ name }, index) => `"${name}":${valueOf(name, index)}`).join(',')}}\n`;
}

function fromText(type: string | undefined, value: string | null | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (type === 'bigint' || type === 'boolean') return value;
  return type === 'jsonb' ? canonicalJson(JSON.parse(value)) : JSON.stringify(value);
}

/** Hashes lines as they come. */
export class TableHash {
  constructor(
    private readonly table: string,
    private readonly hash = createHash('sha256'),
    private rows = 0,
  ) {}

  /** Another one that has seen the same lines. */
  copy(): TableHash {
    return new TableHash(this.table, this.hash.copy(), this.rows);
  }

  add(lines: readonly string[]): void {
    this.rows += lines.length;
    this.hash.update(lines.join(''), 'utf8');
  }

  end(): TableDigest {
    return { table: this.table, rows: this.rows, sha256: this.hash.digest('hex') };
  }
}

/** The digest of a view out of those of its tables. */
export function digestOf(tables: readonly TableDigest[]): string {
  const sorted = [...tables].sort((a, b) => (a.table < b.table ? -1 : 1));
  return sha256Hex(sorted.map(({ table, rows, sha256 }) => `${table} ${rows} ${sha256}\n`).join(''));
}

/** The digest of a view that was folded in memory: what the same rows in a database give. */
export function digestOfFold(projection: Projection, session: RowSession): string {
  const tables = projection.tables.map((type) => {
    const { name, columns, key } = tableOf(type);
    const sorted = [...columns].sort((a, b) => (a.column < b.column ? -1 : 1));
    const rows = session.all(type).map(propertiesOf);
    rows.sort((a, b) =>
      compareKeys(
        key.map((each) => a[each]),
        key.map((each) => b[each]),
      ),
    );
    const hash = new TableHash(name);
    const named = sorted.map((column) => ({ ...column, name: column.column }));
    hash.add(
      rows.map((row) =>
        lineOf(named, (_, index) => {
          const column = named[index];
          return column ? fromValue(column.type, row[column.property]) : 'null';
        }),
      ),
    );
    return hash.end();
  });
  return digestOf(tables);
}

function compareKeys(a: readonly unknown[], b: readonly unknown[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    const order =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)));
    if (order !== 0) return order;
  }
  return 0;
}

function fromValue(type: TableColumn['type'], value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return type === 'jsonb' ? canonicalJson(value) : JSON.stringify(value);
}
