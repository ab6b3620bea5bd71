import type { EventStore, Position } from '#event-store';
import type { Projection } from '../projection.js';
import type { CategoryOf } from '../recorded.js';
import type { FoldLimits } from './shadow-fold.js';

export interface RebuildOptions extends Partial<FoldLimits> {
  readonly store: EventStore;
  /** A login that may create and drop tables. */
  readonly ownerUrl: string;
  readonly appRole: string;
  readonly projections: readonly Projection[];
  readonly categoryOf: CategoryOf;
  /** Told of a view that differs from the facts, and of one that is switched although it does. */
  readonly onAlarm: (message: string) => void;
  /** Compare only: whatever comes out, the tables that are read stay. */
  readonly verifyOnly?: boolean;
  /** Switch a view that differs all the same; the reason is told with the alarm. */
  readonly force?: { readonly reason: string };
  readonly onProgress?: (progress: RebuildProgress) => void;
  readonly signal?: AbortSignal;
  /** Events that are read at once; 2,000 unless told. */
  readonly pageSize?: number;
}

export interface RebuildProgress {
  /** Up to here the log was read, and up to here every view stands in the database. */
  readonly position: Position;
  readonly saved: Position;
  /** Position of the last event when the rebuild began. */
  readonly head: Position;
  readonly events: number;
}
