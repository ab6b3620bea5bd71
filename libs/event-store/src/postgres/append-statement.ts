import type { Pool, QueryArrayConfig } from 'pg';
import type { EncodedAppend } from '../encoding.js';
import { byteaArray, integerArray, textArray, uuidArray } from './binary-array.js';
import { StoreDamaged } from './failures.js';
import type { StoreNames } from './install.js';

/** The answer of append.sql to one append; what the numbers mean is written there. */
export interface Verdict {
  readonly verdict: 'ok' | 'repeated' | 'conflict' | 'id-reused';
  readonly revision: number;
  readonly position: number;
}

/** Sends a batch in one autocommit statement. Fails when there is no answer in time: its outcome is unknown. */
export type SendBatch = (appends: readonly EncodedAppend[]) => Promise<Verdict[]>;

/** @param timeoutMs milliseconds to wait for the answer */
export function appendStatement(pool: Pool, names: StoreNames, timeoutMs: number): SendBatch {
  const text = `SELECT verdict, revision, "position" FROM ${names.schema}.append($1, $2, $3, $4, $5, $6, $7)`;
  return async (appends) => {
    const events = appends.flatMap((append) => append.events);
    const statement: QueryArrayConfig & { query_timeout: number } = {
      name: `${names.channel}_append`,
      text,
      rowMode: 'array',
      query_timeout: timeoutMs,
      values: [
        textArray(appends.map((append) => append.stream)),
        integerArray(appends.map((append) => append.expected)),
        integerArray(appends.map((append) => append.events.length)),
        uuidArray(events.map((event) => event.id)),
        textArray(events.map((event) => event.type)),
        byteaArray(events.map((event) => event.data)),
        byteaArray(events.map((event) => event.metadata)),
      ],
    };
    const { rows } = await pool.query<[Verdict['verdict'], number, string | null]>(statement);
    if (rows.length !== appends.length)
      throw new StoreDamaged('append did not answer every append of the batch');
    return rows.map(([verdict, revision, position]) => ({ verdict, revision, position: Number(position) }));
  };
}
