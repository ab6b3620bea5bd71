import type { Pool } from 'pg';
import { BEGINNING, type EventStore } from '#event-store';
import { reactionPositions } from './reaction-checkpoints.js';

/** What process managers have still to handle, by their checkpoints: whichever process runs them. */
export class ReactionBacklog {
  constructor(
    private readonly pool: Pool,
    private readonly store: Pick<EventStore, 'readAll'>,
  ) {}

  /**
   * Events that at least one of them has not handled, in order. Checkpoints are read before the log, so whatever a
   * process manager recorded for an event it has handled is found for the next one.
   */
  async *unhandled(names: readonly string[]) {
    const known = new Map((await reactionPositions(this.pool)).map(({ name, position }) => [name, position]));
    const standing = names.map((name) => ({ name, position: known.get(name) ?? BEGINNING }));
    const first = Math.min(...standing.map(({ position }) => position));
    for await (const page of this.store.readAll(first))
      for (const { type, data, position } of page) {
        const by = standing.filter((each) => each.position < position).map(({ name }) => name);
        yield { type, data, by };
      }
  }
}
