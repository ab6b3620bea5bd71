import type { Pool } from 'pg';
import { decodeEvent } from '../encoding.js';
import type { RecordedEvent } from '../port.js';
import type { StoreNames } from './install.js';

interface Read {
  readonly stream: string;
  readonly from: number;
  readonly resolve: (events: RecordedEvent[]) => void;
  readonly reject: (error: unknown) => void;
}

type Row = [number: string, position: string, id: string, revision: number, type: string, Buffer, Buffer];

/** Statements under way at most; what is asked for meanwhile shares the next. */
const STATEMENTS = 2;
/** Streams of one statement at most. */
const STREAMS = 64;

/**
 * Reads streams for many at once: as with appends, whatever is asked for while a statement is under way goes into
 * the next one. A statement begins after it was asked for, so everybody reads what they have written.
 */
export class StreamReads {
  private waiting: Read[] = [];
  private running = 0;

  constructor(
    private readonly pool: Pool,
    private readonly names: StoreNames,
    /** Events of a stream at most. */
    private readonly limit: number,
  ) {}

  /** Events of a stream from a revision on, in order, as many as the limit. */
  read(stream: string, from: number): Promise<RecordedEvent[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, from, resolve, reject });
      // Once all that is ready to run has run: whoever asks in the same turn shares the statement.
      process.nextTick(() => this.run());
    });
  }

  private run(): void {
    if (this.running >= STATEMENTS || this.waiting.length === 0) return;
    const reads = this.waiting.splice(0, STREAMS);
    this.running += 1;
    void this.deliver(reads).finally(() => {
      this.running -= 1;
      this.run();
    });
  }

  private async deliver(reads: readonly Read[]): Promise<void> {
    try {
      const found = await this.query(reads);
      for (const [index, { resolve }] of reads.entries()) resolve(found[index] ?? []);
    } catch (error) {
      for (const { reject } of reads) reject(error);
    }
  }

  private async query(reads: readonly Read[]): Promise<RecordedEvent[][]> {
    const { rows } = await this.pool.query<Row>({
      name: `${this.names.channel}_streams`,
      text: `SELECT r.number, e."position", e.id, e.revision, e.type, e.data, e.metadata
        FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS r(stream, first, number)
        CROSS JOIN LATERAL (
          SELECT * FROM ${this.names.schema}.event
           WHERE event.stream = r.stream AND event.revision >= r.first
           ORDER BY event.revision LIMIT $3) AS e
        ORDER BY r.number, e.revision`,
      rowMode: 'array',
      values: [reads.map(({ stream }) => stream), reads.map(({ from }) => from), this.limit],
    });
    const found = reads.map((): RecordedEvent[] => []);
    for (const [number, position, id, revision, type, data, metadata] of rows) {
      const index = Number(number) - 1;
      const stream = reads[index]?.stream ?? '';
      const event = decodeEvent({ id, stream, revision, type, data, metadata, position: Number(position) });
      found[index]?.push(event);
    }
    return found;
  }
}
