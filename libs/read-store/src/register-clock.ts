import { Entity } from 'typeorm';
import { BEGINNING, type Position } from '#event-store';
import { InstantColumn, IntegerColumn, KeyColumn } from './columns.js';
import { projection } from './projection.js';
import type { Views } from './views.js';

/** The last position of every value of the running maximum of `recordedAt`. */
@Entity()
export class ClockRow {
  @KeyColumn()
  at: string;

  @IntegerColumn()
  position: number;
}

/** The running maximum so far. */
@Entity()
export class ClockHeadRow {
  @KeyColumn()
  id: string;

  @InstantColumn()
  at: string;
}

/**
 * Turns instants into positions. Clocks of processes differ and may step back; the running maximum never does,
 * so an answer once given stays the same.
 */
export const registerClock = projection({
  name: 'clock',
  title: '登记时刻',
  version: 1,
  tables: [ClockRow, ClockHeadRow],
  on: [],
  onEvery: async ({ position, metadata }, rows) => {
    const head = await rows.get(ClockHeadRow, { id: 'head' });
    const at = head && head.at > metadata.recordedAt ? head.at : metadata.recordedAt;
    if (at !== head?.at) rows.put(ClockHeadRow, { id: 'head', at });
    rows.put(ClockRow, { at, position });
  },
});

export class RegisterClock {
  constructor(private readonly views: Views) {}

  /** The last position that was known at an instant (ISO 8601, UTC, milliseconds). */
  async positionAt(instant: string): Promise<Position> {
    const [row] = await this.views.query<{ position: string }>(
      'SELECT position FROM clock WHERE at <= $1 ORDER BY at DESC LIMIT 1',
      [instant],
    );
    return row ? Number(row.position) : BEGINNING;
  }

  /** The latest instant at which something was recorded; none while nothing was. */
  async latest(): Promise<string | undefined> {
    const [row] = await this.views.query<{ at: string }>('SELECT at FROM clock ORDER BY at DESC LIMIT 1', []);
    return row?.at;
  }
}
