import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { canonicalBytes } from '#kernel';
import type { MadeHistory } from '../history.js';

/**
 * Puts at least `count` events at the end of a log straight by COPY, as its owner: for logs that would take long
 * to append. Nobody may append meanwhile.
 *
 * @returns the number of all events in the log
 */
export async function fillLog(ownerUrl: string, history: MadeHistory, count: number): Promise<number> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    const { rows } = await owner.query<{ next: string }>(
      'SELECT coalesce(max("position") + 1, 0) AS next FROM events.event',
    );
    let position = Number(rows[0]?.next);
    const end = position + count;
    function* lines(): Generator<string> {
      while (position < end) {
        for (const { stream, revision, event } of history.step()) {
          const [data, metadata] = [event.data, event.metadata].map((part) =>
            canonicalBytes(part).toString('hex'),
          );
          yield `${position++}\t${event.id}\t${stream}\t${revision}\t${event.type}\t\\\\x${data}\t\\\\x${metadata}\n`;
        }
      }
    }
    const columns = '"position", id, stream, revision, type, data, metadata';
    const target = owner.query(copyFrom(`COPY events.event (${columns}) FROM STDIN`));
    await pipeline(Readable.from(lines()), target);
    await owner.query('ANALYZE events.event');
    return position;
  } finally {
    await owner.end();
  }
}
