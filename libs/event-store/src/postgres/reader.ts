import type { Pool } from 'pg';
import { decodeEvent } from '../encoding.js';
import type { Position, RecordedEvent } from '../port.js';
import { StoreDamaged } from './failures.js';
import type { StoreNames } from './install.js';

type Row = [string, string, string, number, string, Buffer, Buffer];

const COLUMNS = '"position", id, stream, revision, type, data, metadata';

/** Reads pages of one event table, each with one prepared statement that follows an index. */
export class EventReader {
  constructor(
    private readonly pool: Pool,
    private readonly names: StoreNames,
  ) {}

  /** Position of the last event, or -1. */
  async head(): Promise<Position> {
    const { rows } = await this.pool.query<[string]>({
      name: `${this.names.channel}_head`,
      text: `SELECT coalesce(max("position"), -1) FROM ${this.names.schema}.event`,
      rowMode: 'array',
    });
    return Number(rows[0]?.[0]);
  }

  /**
   * Events after a position and up to another (both positions; the first exclusive), in order.
   *
   * @throws StoreDamaged when positions are missing, which the store makes impossible: someone deleted events
   */
  async ofAll(after: Position, upTo: Position, limit: number): Promise<RecordedEvent[]> {
    const page = await this.#page(
      'all',
      '"position" > $1 AND "position" <= $2 ORDER BY "position" LIMIT $3',
      [after, upTo, limit],
    );
    const [first, last] = [page[0], page.at(-1)];
    if (first && last && (first.position !== after + 1 || last.position !== after + page.length)) {
      throw new StoreDamaged(`events are missing in ${this.names.schema} after position ${after}`);
    }
    return page;
  }

  async #page(name: string, condition: string, values: (string | number)[]): Promise<RecordedEvent[]> {
    const { rows } = await this.pool.query<Row>({
      name: `${this.names.channel}_${name}`,
      text: `SELECT ${COLUMNS} FROM ${this.names.schema}.event WHERE ${condition}`,
      rowMode: 'array',
      values,
    });
    return rows.map(([position, id, stream, revision, type, data, metadata]) =>
      decodeEvent({ position: Number(position), id, stream, revision, type, data, metadata }),
    );
  }
}
