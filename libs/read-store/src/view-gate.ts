import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Position } from '#event-store';
import { CheckpointRow } from './checkpoint-row.js';

/** How long a reader waits for a view at most, in milliseconds. */
const PATIENCE_MS = 5_000;
const STEP_MS = 15;

export type ViewState = 'caught-up' | 'behind' | 'stopped';

/** Lets a reader wait, for a bounded time, until a view has seen a position. */
export class ViewGate {
  constructor(private readonly views: DataSource) {}

  async caughtUp(projection: string, after: Position): Promise<ViewState> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const row = await this.views.getRepository(CheckpointRow).findOneBy({ projection });
      if (row && row.position >= after) return 'caught-up';
      if (row?.fault) return 'stopped';
      if (performance.now() > deadline) return 'behind';
      await wait(STEP_MS);
    }
  }
}
