import { sha256Hex } from '#kernel';
import type { Projection } from './projection.js';
import { type Table, tableOf } from './tables.js';

/**
 * The tables of the views as SQL. TypeORM reads them and never makes them: a table is what its entity class
 * says, made once, filled by a rebuild and dropped when the class has changed.
 *
 * Texts compare byte by byte, so that every cluster puts rows into the same order, whatever its locale.
 */
export function createTable(schema: string, table: Table): string {
  return `CREATE TABLE "${schema}"."${table.name}" (${definition(table)})`;
}

function definition({ columns, key }: Table): string {
  const lines = columns.map(({ column, type, nullable }) => {
    const collation = type === 'text' ? ' COLLATE "C"' : '';
    return `"${column}" ${type}${collation}${nullable ? '' : ' NOT NULL'}`;
  });
  const keys = columns.filter(({ property }) => key.includes(property)).map(({ column }) => `"${column}"`);
  return [...lines, `PRIMARY KEY (${keys.join(', ')})`].join(', ');
}

const known = new WeakMap<Projection, string>();

/** Tells whether two builds of a projection have the same tables: a hash of their definitions. */
export function shapeOf(projection: Projection): string {
  let shape = known.get(projection);
  if (shape === undefined) {
    const tables = projection.tables.map((row) => createTable('', tableOf(row)));
    known.set(projection, (shape = sha256Hex(tables.join('\n'))));
  }
  return shape;
}
