import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { propertiesOf } from '#kernel';
import type { Table, TableColumn } from '../tables.js';

/** Rows in one piece of the stream. */
const PIECE = 500;

/** Writes rows whose keys the table does not hold, by COPY in text format. */
export async function copyRows(client: ClientBase, table: Table, rows: readonly object[]): Promise<void> {
  const columns = table.columns.map(({ column }) => `"${column}"`).join(', ');
  const target = client.query(copyFrom(`COPY "${table.name}" (${columns}) FROM STDIN`));
  await pipeline(Readable.from(pieces(table, rows)), target);
}

function* pieces({ columns }: Table, rows: readonly object[]): Generator<Buffer> {
  for (let begin = 0; begin < rows.length; begin += PIECE) {
    let text = '';
    for (const row of rows.slice(begin, begin + PIECE)) {
      const values = propertiesOf(row);
      let line = '';
      for (const { property, type } of columns) line += `${field(type, values[property])}\t`;
      text += `${line.slice(0, -1)}\n`;
    }
    yield Buffer.from(text, 'utf8');
  }
}

function field(type: TableColumn['type'], value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (type === 'jsonb') return escaped(JSON.stringify(value));
  // What does not belong into the column is refused by the database, as from the other statements.
  return typeof value === 'string' ? escaped(value) : JSON.stringify(value);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found) : text;
}
