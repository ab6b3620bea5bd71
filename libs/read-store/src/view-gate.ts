import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { BEGINNING, type EventStore, type Position } from '#event-store';
import { CheckpointRow } from './checkpoint-row.js';
import { SHADOW_SCHEMA } from './install.js';
import type { Projection } from './projection.js';
import { shapeOf } from './shape.js';

const STEP_MS = 15;

/**
 * - `ready`: the view may be read, and has seen the position that was asked for.
 * - `behind`: it has not seen that position yet.
 * - `beyond`: there is no such position yet; the one told is that of the last event.
 * - `rebuilding`: its tables are not those this code reads; they are being built.
 * - `stopped`: it, or its rebuild, failed.
 */
export interface ViewState {
  readonly state: 'ready' | 'behind' | 'beyond' | 'rebuilding' | 'stopped';
  /** How far the view, or its rebuild, has come. */
  readonly position: Position;
}

/** Lets a reader wait, for a bounded time, until a view can answer. */
export class ViewGate {
  /** Views that this code can read: no table it reads is taken away but by newer code. */
  private readonly readable = new Set<string>();

  constructor(
    private readonly views: DataSource,
    private readonly store: Pick<EventStore, 'head'>,
    /** For how long, in milliseconds; asked at every look. */
    private readonly patience: { milliseconds(): number },
  ) {}

  /** Whether a view may be read at all; never the half of one. */
  async readableNow(projection: Projection): Promise<ViewState> {
    if (this.readable.has(projection.name)) return { state: 'ready', position: BEGINNING };
    return this.look(projection, BEGINNING);
  }

  /** Waits, for a bounded time, until a view has seen a position. */
  async caughtUp(projection: Projection, after: Position): Promise<ViewState> {
    const begun = performance.now();
    for (let head: Position | undefined; ;) {
      const found = await this.look(projection, after);
      if (found.state === 'ready' || found.state === 'stopped') return found;
      head ??= await this.head();
      if (after > head) return { state: 'beyond', position: head };
      if (performance.now() - begun > this.patience.milliseconds()) return found;
      await wait(STEP_MS);
    }
  }

  /** Position of the last event: how far a view has to come. */
  head(): Promise<Position> {
    return this.store.head();
  }

  private async look(projection: Projection, after: Position): Promise<ViewState> {
    const { name } = projection;
    const row = await this.views.getRepository(CheckpointRow).findOneBy({ projection: name });
    if (row?.shape !== shapeOf(projection)) return this.rebuild(name);
    this.readable.add(name);
    const { position, fault } = row;
    if (position >= after) return { state: 'ready', position };
    return { state: fault === null ? 'behind' : 'stopped', position };
  }

  private async rebuild(name: string): Promise<ViewState> {
    const [row] = await this.views.query<{ position: string; fault: string | null }[]>(
      `SELECT position, fault FROM "${SHADOW_SCHEMA}".checkpoint WHERE projection = $1`,
      [name],
    );
    const position = row ? Number(row.position) : BEGINNING;
    return { state: row?.fault ? 'stopped' : 'rebuilding', position };
  }
}
