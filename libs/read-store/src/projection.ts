import type { Case, SeenEvent } from './recorded.js';
import type { RowClass } from './tables.js';
import type { Rows } from './rows.js';

/**
 * A view as a fold over events: pure apart from the rows it is given, so the same code follows live events,
 * rebuilds from nothing, and is specified without a database.
 */
export interface Projection {
  /** Unique, kebab-case: names the checkpoint. */
  readonly name: string;
  /** Chinese, for operators and for whoever is told that a view is behind. */
  readonly title: string;
  /** Raised whenever the rows would come out differently; a raised version is rebuilt at start. */
  readonly version: number;
  readonly tables: readonly RowClass[];
  readonly on: readonly Case<Rows>[];
  /** For a view of all events alike, whatever their type. */
  readonly onEvery?: (event: SeenEvent, rows: Rows) => void | Promise<void>;
}

export function projection(definition: Projection): Projection {
  return definition;
}
