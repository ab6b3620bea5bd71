import type { Pool } from 'pg';
import {
  GrowingTree,
  type Subtree,
  TILE_HEIGHT,
  consistencyProof,
  edgeOf,
  formatProofFile,
  inclusionProof,
  rootAt,
  subtreeOf,
} from '../index.js';
import { quotedName } from './install.js';

/** A leaf and where its event stands. */
export interface PlacedLeaf {
  readonly index: number;
  readonly hash: Buffer;
  readonly eventId: string;
  readonly position: number;
}

/** A signed checkpoint as it was issued. */
export interface IssuedCheckpoint {
  readonly size: number;
  readonly note: string;
}

/** Who a log is. */
export interface LogIdentity {
  readonly origin: string;
  readonly vkey: string;
}

/** The tables of a log lack what they must hold: someone deleted from them. */
export class LogDamaged extends Error {
  override readonly name = 'LogDamaged';
}

/** One transparency log in a schema that {@link installLog} prepared. Everything in it is added, nothing changed. */
export class LogStore {
  private readonly schema: string;

  constructor(
    private readonly pool: Pool,
    schema: string,
  ) {
    this.schema = quotedName(schema);
  }

  /** Leaves in the log, signed for or not yet. */
  async size(): Promise<number> {
    const [last] = await this.rows<[string]>('SELECT coalesce(max(leaf_index), -1) FROM {{schema}}.leaf', []);
    return Number(last?.[0]) + 1;
  }

  /** Nothing before the log was first opened for writing. */
  async identity(): Promise<LogIdentity | undefined> {
    const [row] = await this.rows<[string, string]>('SELECT origin, vkey FROM {{schema}}.identity', []);
    return row && { origin: row[0], vkey: row[1] };
  }

  /** The identity of the log, which is the given one if it had none. */
  async identify({ origin, vkey }: LogIdentity): Promise<LogIdentity> {
    const insert = 'INSERT INTO {{schema}}.identity (origin, vkey) VALUES ($1, $2) ON CONFLICT DO NOTHING';
    await this.rows(insert, [origin, vkey]);
    return (await this.identity()) ?? { origin, vkey };
  }

  async latestCheckpoint(): Promise<IssuedCheckpoint | undefined> {
    const latest = 'SELECT size, note FROM {{schema}}.checkpoint ORDER BY size DESC LIMIT 1';
    const [row] = await this.rows<[string, string]>(latest, []);
    return row && { size: Number(row[0]), note: row[1] };
  }

  async saveCheckpoint({ size, note }: IssuedCheckpoint): Promise<void> {
    await this.rows('INSERT INTO {{schema}}.checkpoint (size, note) VALUES ($1, $2)', [size, note]);
  }

  /** Why the log stopped, while it is stopped. */
  async fault(): Promise<string | undefined> {
    const last = 'SELECT message FROM {{schema}}.fault ORDER BY number DESC LIMIT 1';
    const [row] = await this.rows<[string | null]>(last, []);
    return row?.[0] ?? undefined;
  }

  /** Notes why the log stops, or with null that it goes on. */
  async note(message: string | null): Promise<void> {
    await this.rows('INSERT INTO {{schema}}.fault (message) VALUES ($1)', [message]);
  }

  /** Adds leaves and the subtrees that they complete, all or none. Fails when another process added them. */
  async add(leaves: readonly PlacedLeaf[], completed: readonly Subtree[]): Promise<void> {
    const kept = completed.filter(({ level }) => level > 0 && level % TILE_HEIGHT === 0);
    await this.rows(
      `WITH subtrees AS (
         INSERT INTO {{schema}}.subtree (level, node_index, hash)
         SELECT * FROM unnest($5::smallint[], $6::bigint[], $7::bytea[]))
       INSERT INTO {{schema}}.leaf (leaf_index, hash, event_id, position)
       SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::uuid[], $4::bigint[])`,
      [
        leaves.map(({ index }) => index),
        leaves.map(({ hash }) => hash),
        leaves.map(({ eventId }) => eventId),
        leaves.map(({ position }) => position),
        kept.map(({ level }) => level),
        kept.map(({ index }) => index),
        kept.map(({ hash }) => hash),
      ],
    );
  }

  /** The tree as it stands, ready to grow. */
  async tree(): Promise<GrowingTree> {
    const size = await this.size();
    const edge = edgeOf(size).map(async ({ level, index }) => {
      return { level, index, hash: await this.subtree(level, index) };
    });
    return GrowingTree.from(size, await Promise.all(edge));
  }

  rootAt(size: number): Promise<Buffer> {
    return rootAt(size, (level, index) => this.subtree(level, index));
  }

  consistencyProof(from: number, to: number): Promise<Buffer[]> {
    return consistencyProof(from, to, (level, index) => this.subtree(level, index));
  }

  /** The `.tlog-proof` of a leaf under a checkpoint that covers it. */
  async proofFile(index: number, { size, note }: IssuedCheckpoint): Promise<string> {
    const proof = await inclusionProof(index, size, (level, at) => this.subtree(level, at));
    return formatProofFile({ index, proof, checkpoint: note });
  }

  /** Where an event stands in the log; nothing when it is not, or not yet, a leaf. */
  async leafOf(eventId: string): Promise<PlacedLeaf | undefined> {
    return this.leaf('event_id = $1', eventId);
  }

  async leafAt(index: number): Promise<PlacedLeaf | undefined> {
    return this.leaf('leaf_index = $1', index);
  }

  /**
   * Consecutive hashes of one level of the tree that is a multiple of 8: what a tile holds. Fewer than asked for
   * at the right edge.
   */
  async hashes(level: number, from: number, count: number): Promise<Buffer[]> {
    const [table, index] = level === 0 ? ['leaf', 'leaf_index'] : ['subtree', 'node_index'];
    const ofLevel = level === 0 ? '$1::integer = 0' : 'level = $1';
    const rows = await this.rows<[Buffer]>(
      `SELECT hash FROM {{schema}}.${table} WHERE ${ofLevel} AND ${index} >= $2 AND ${index} < $3 ORDER BY ${index}`,
      [level, from, from + count],
    );
    return rows.map(([hash]) => hash);
  }

  /** Hash of a complete subtree. @throws LogDamaged */
  private async subtree(level: number, index: number): Promise<Buffer> {
    const below = level % TILE_HEIGHT;
    const count = 2 ** below;
    const parts = await this.hashes(level - below, index * count, count);
    if (parts.length !== count)
      throw new LogDamaged(`leaves are missing: no subtree ${index} of level ${level}`);
    return subtreeOf(parts);
  }

  private async leaf(condition: string, value: string | number): Promise<PlacedLeaf | undefined> {
    const [row] = await this.rows<[string, Buffer, string, string]>(
      `SELECT leaf_index, hash, event_id, position FROM {{schema}}.leaf WHERE ${condition}`,
      [value],
    );
    return row && { index: Number(row[0]), hash: row[1], eventId: row[2], position: Number(row[3]) };
  }

  private async rows<Row extends unknown[]>(sql: string, values: unknown[]): Promise<Row[]> {
    const text = sql.replaceAll('{{schema}}', this.schema);
    return (await this.pool.query<Row>({ text, values, rowMode: 'array' })).rows;
  }
}
