import type { ClientBase } from 'pg';
import { type RowClass, tableOf } from '../tables.js';
import { type Lines, type TableDigest, TableHash, digestOf, linesOf } from './digest.js';

/** Where two builds of a view first say something else, in the order of tables and keys. */
export interface Difference {
  readonly table: string;
  /** Key of the first row that differs, or that only one of them has. */
  readonly key: string;
}

export interface Side {
  readonly client: ClientBase;
  readonly schema: string;
}

export interface Comparison {
  /** Digests of the view. */
  readonly live: string;
  readonly rebuilt: string;
  readonly difference: Difference | undefined;
}

/** Reads both builds of a view once, side by side and page by page. Both clients are in a transaction. */
export async function compare(tables: readonly RowClass[], live: Side, rebuilt: Side): Promise<Comparison> {
  const digests: { live: TableDigest[]; rebuilt: TableDigest[] } = { live: [], rebuilt: [] };
  let difference: Difference | undefined;
  for (const name of tables.map((row) => tableOf(row).name).sort()) {
    const found = await compareTable(name, live, rebuilt);
    digests.live.push(found.live);
    digests.rebuilt.push(found.rebuilt);
    if (found.key !== undefined) difference ??= { table: name, key: found.key };
  }
  return { live: digestOf(digests.live), rebuilt: digestOf(digests.rebuilt), difference };
}

async function compareTable(
  name: string,
  live: Side,
  rebuilt: Side,
): Promise<{ live: TableDigest; rebuilt: TableDigest; key: string | undefined }> {
  const [a, b] = [live, rebuilt].map(({ client, schema }) => linesOf(client, schema, name));
  if (!a || !b) throw new Error('two sides are compared');
  const [ofLive, ofRebuilt] = [new TableHash(name), new TableHash(name)];
  let key: string | undefined;
  for (;;) {
    const [one, other] = await Promise.all([a.next(), b.next()]);
    if (!one.done) ofLive.add(one.value.lines);
    if (!other.done) ofRebuilt.add(other.value.lines);
    if (one.done && other.done) break;
    // As long as they are equal, their pages begin at the same row.
    key ??= firstDifference(one.done ? undefined : one.value, other.done ? undefined : other.value);
  }
  return { live: ofLive.end(), rebuilt: ofRebuilt.end(), key };
}

function firstDifference(one: Lines | undefined, other: Lines | undefined): string | undefined {
  const length = Math.max(one?.lines.length ?? 0, other?.lines.length ?? 0);
  for (let index = 0; index < length; index++) {
    if (one?.lines[index] === other?.lines[index]) continue;
    const keys = [one, other].flatMap((page) =>
      page && index < page.lines.length ? [page.keyAt(index)] : [],
    );
    // A row that only one has stands before the other's row at the same place.
    return keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))[0];
  }
  return undefined;
}
