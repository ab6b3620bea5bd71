import type { QueryArrayConfig } from 'pg';
import type { EncodedAppend } from '../encoding.js';
import type { AppendConnection } from './append-connection.js';
import { byteaArray, integerArray, textArray, uuidArray } from './binary-array.js';
import { StoreDamaged } from './failures.js';
import type { StoreNames } from './install.js';

/** The answer to one append. */
export type Verdict =
  /** Revision and position of its last event. */
  | { readonly verdict: 'ok' | 'repeated'; readonly revision: number; readonly position: number }
  /** Revision at which the stream is; -1 for no such stream. */
  | { readonly verdict: 'conflict'; readonly revision: number }
  | { readonly verdict: 'id-reused' };

export interface BatchAnswer {
  /** One for each append, in their order. */
  readonly verdicts: readonly Verdict[];
  /** Whether another process was appending, so that the batch had to wait its turn in the database. */
  readonly hasWaited: boolean;
}

/** Sends a batch in one autocommit statement. Fails when there is no answer in time: its outcome is unknown. */
export type SendBatch = (appends: readonly EncodedAppend[]) => Promise<BatchAnswer>;

/** What append.sql answers; what the columns mean is written there. */
type Answer = [
  firstPosition: string,
  verdicts: Verdict['verdict'][] | null,
  revisions: (number | null)[] | null,
  positions: (string | null)[] | null,
  hasWaited: boolean,
];

/** @param timeoutMs milliseconds to wait for the answer */
export function appendStatement(
  connection: AppendConnection,
  names: StoreNames,
  timeoutMs: number,
): SendBatch {
  const text = `SELECT first_position, verdicts, revisions, positions, has_waited FROM ${names.schema}.append($1, $2, $3, $4, $5, $6, $7)`;
  const statement = {
    name: `${names.channel}_append`,
    text,
    rowMode: 'array',
    query_timeout: timeoutMs,
  } as const;
  return async (appends) => {
    const config: QueryArrayConfig = { ...statement, values: parameters(appends) };
    const { rows } = await connection.query<Answer>(config);
    const [answer] = rows;
    if (!answer) throw new StoreDamaged('append.sql did not answer');
    return { verdicts: verdictsOf(appends, answer), hasWaited: answer[4] };
  };
}

function parameters(appends: readonly EncodedAppend[]): Buffer[] {
  const events = appends.flatMap((append) =>
    append.events.map((event, index) => ({ append, event, step: index + 1 })),
  );
  return [
    uuidArray(events.map(({ event }) => event.id)),
    textArray(events.map(({ append }) => append.stream)),
    integerArray(events.map(({ append, step }) => append.expected + step)),
    integerArray(events.map(({ step }) => step)),
    textArray(events.map(({ event }) => event.type)),
    byteaArray(events.map(({ event }) => event.data)),
    byteaArray(events.map(({ event }) => event.metadata)),
  ];
}

function verdictsOf(appends: readonly EncodedAppend[], answer: Answer): Verdict[] {
  const [firstPosition, verdicts, revisions, positions] = answer;
  if (verdicts && verdicts.length !== appends.length)
    throw new StoreDamaged('append.sql did not answer every append of the batch');
  let next = Number(firstPosition);
  return appends.map(({ expected, events }, index): Verdict => {
    const verdict = verdicts?.[index] ?? 'ok';
    if (verdict === 'ok') {
      next += events.length;
      return { verdict, revision: expected + events.length, position: next - 1 };
    }
    const revision = Number(revisions?.[index]);
    return verdict === 'id-reused'
      ? { verdict }
      : { verdict, revision, position: Number(positions?.[index]) };
  });
}
