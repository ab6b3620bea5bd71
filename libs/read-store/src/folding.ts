import type { Projection } from './projection.js';
import { type SeenEvent, casesByType } from './recorded.js';
import type { Rows } from './rows.js';

/** A projection with its handlers by event type. */
export interface Folding {
  readonly projection: Projection;
  readonly handlers: ReadonlyMap<string, Projection['on'][number]>;
}

export function foldingOf(projection: Projection): Folding {
  return { projection, handlers: casesByType(projection.name, projection.on) };
}

/** Whether an event may change anything in the view. */
export function isFollowed({ projection, handlers }: Folding, { type }: Pick<SeenEvent, 'type'>): boolean {
  return projection.onEvery !== undefined || handlers.has(type);
}

/** Puts one event into a view. */
export async function project(
  { projection, handlers }: Folding,
  event: SeenEvent,
  rows: Rows,
): Promise<void> {
  // Most handlers have nothing to wait for, and a rebuild calls them by the million.
  const handled = handlers.get(event.type)?.handle(event, rows);
  if (handled) await handled;
  const onEvery = projection.onEvery?.(event, rows);
  if (onEvery) await onEvery;
}
