import type { ClientBase } from 'pg';
import { type RowClass, tableOf } from '../tables.js';
import { type Piece, type TableDigest, TableHash, digestOf, piecesOf } from './digest.js';

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
    digests.rebuilt.push(found.rebuilt ?? found.live);
    if (found.key !== undefined) difference ??= { table: name, key: found.key };
  }
  return { live: digestOf(digests.live), rebuilt: digestOf(digests.rebuilt), difference };
}

async function compareTable(
  name: string,
  live: Side,
  rebuilt: Side,
): Promise<{ live: TableDigest; rebuilt: TableDigest | undefined; key: string | undefined }> {
  const [a, b] = [live, rebuilt].map(({ client, schema }) => piecesOf(client, schema, name));
  if (!a || !b) throw new Error('two sides are compared');
  const ofLive = new TableHash(name);
  // One hash is both, as long as nothing differs.
  let ofRebuilt: TableHash | undefined;
  let key: string | undefined;
  for (;;) {
    const [one, other] = await Promise.all([a.next(), b.next()]);
    if (one.done && other.done) break;
    const [of, against] = [one.done ? undefined : one.value, other.done ? undefined : other.value];
    // As long as they are equal, their pages begin at the same row.
    key ??= firstDifference(of, against);
    if (key !== undefined) ofRebuilt ??= ofLive.copy();
    if (of) ofLive.add(linesOf(of));
    if (against) ofRebuilt?.add(linesOf(against));
  }
  return { live: ofLive.end(), rebuilt: ofRebuilt?.end(), key };
}

const linesOf = (piece: Piece): string[] => piece.rows.map((_, index) => piece.lineAt(index));

function firstDifference(one: Piece | undefined, other: Piece | undefined): string | undefined {
  const length = Math.max(one?.rows.length ?? 0, other?.rows.length ?? 0);
  for (let index = 0; index < length; index++) {
    if (one && other && sameRow(one, other, index)) continue;
    const keys = [one, other].flatMap((piece) =>
      piece && index < piece.rows.length ? [piece.keyAt(index)] : [],
    );
    // A row that only one has stands before the other's row at the same place.
    return keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))[0];
  }
  return undefined;
}

function sameRow(one: Piece, other: Piece, index: number): boolean {
  const [a, b] = [one.rows[index], other.rows[index]];
  if (!a || !b) return false;
  // Mostly the database's own texts are the same; what they say is worked out only when they are not.
  if (one.columns === other.columns && a.every((value, place) => value === b[place])) return true;
  return one.lineAt(index) === other.lineAt(index);
}
