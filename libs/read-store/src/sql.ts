import { propertiesOf } from '#kernel';
import type { Table } from './tables.js';

/** The statements of the row store; identifiers come from entity classes, never from outside. */

const quoted = (name: string): string => `"${name}"`;

function columnOf(table: Table, property: string): string {
  const found = table.columns.find((each) => each.property === property);
  if (!found) throw new Error(`${table.name} has no column for ${property}`);
  return found.column;
}

export function selectByKey(table: Table): string {
  const where = table.key.map((property, index) => `${quoted(columnOf(table, property))} = $${index + 1}`);
  return `SELECT * FROM ${quoted(table.name)} WHERE ${where.join(' AND ')}`;
}

/** $1: JSON array of rows by column name. One statement for any number of rows. */
export function upsert(table: Table): string {
  const columns = table.columns.map(({ column }) => quoted(column)).join(', ');
  const key = table.key.map((property) => quoted(columnOf(table, property))).join(', ');
  const rest = table.columns.filter(({ property }) => !table.key.includes(property));
  const update = rest.map(({ column }) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
  return (
    `INSERT INTO ${quoted(table.name)} (${columns}) ` +
    `SELECT ${columns} FROM json_populate_recordset(null::${quoted(table.name)}, $1::json) ` +
    `ON CONFLICT (${key}) ${rest.length > 0 ? `DO UPDATE SET ${update}` : 'DO NOTHING'}`
  );
}

/** The values of a key in the order of {@link selectByKey}'s parameters. */
export function keyValues(table: Table, key: object): unknown[] {
  const values = propertiesOf(key);
  return table.key.map((property) => values[property] ?? null);
}

/** $1: JSON array of keys by column name. */
export function deleteByKeys(table: Table): string {
  const name = quoted(table.name);
  const match = table.key.map((property) => {
    const column = quoted(columnOf(table, property));
    return `${name}.${column} = gone.${column}`;
  });
  return `DELETE FROM ${name} USING json_populate_recordset(null::${name}, $1::json) AS gone WHERE ${match.join(' AND ')}`;
}

/** A row by column names, as the statements above take it. */
export function toRecord(table: Table, row: object): Record<string, unknown> {
  const values = propertiesOf(row);
  return Object.fromEntries(table.columns.map(({ property, column }) => [column, values[property] ?? null]));
}

/** Rows as the parameter of the statements above. */
export function records(table: Table, rows: readonly object[]): string {
  return JSON.stringify(rows.map((row) => toRecord(table, row)));
}

/** A row by property names, as projections see it. */
export function fromRecord(table: Table, record: Record<string, unknown>): object {
  return Object.fromEntries(
    table.columns.map(({ property, column, type }) => {
      const value = record[column];
      return [property, type === 'bigint' && value !== null ? Number(value) : value];
    }),
  );
}
