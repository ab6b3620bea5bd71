import type { Position } from '#event-store';
import { sha256Hex } from '#kernel';
import type { Difference } from './comparison.js';

export interface RebuiltView {
  readonly name: string;
  /** Chinese, for operators. */
  readonly title: string;
  /**
   * - `switched`: the new tables are read now.
   * - `equal`: the tables that are read say what the facts say; they stay.
   * - `differs`: they do not; they stay all the same, and an alarm was raised.
   * - `failed`: there is no answer; the tables that are read stay.
   */
  readonly outcome: 'switched' | 'equal' | 'differs' | 'failed';
  readonly version: number;
  /** Where an earlier attempt had come to; the beginning when there was none. */
  readonly resumedFrom: Position;
  /** Position of the comparison, or else of the end of the rebuild. */
  readonly position: Position;
  /** Events that were read for it. */
  readonly events: number;
  /** Digest of what was built from the facts; see `digest.ts`. */
  readonly digest: string | null;
  /** What was read before: by which version, up to where, and its digest. */
  readonly live: { readonly version: number; readonly position: Position; readonly digest: string } | null;
  readonly difference?: Difference;
  /** Chinese: why it differs or failed. */
  readonly message?: string;
}

export interface RebuildReport {
  readonly views: readonly RebuiltView[];
  /** Events that were read from the store. */
  readonly events: number;
  readonly seconds: number;
  /** Over `<view> <version> <digest>` per view, by name: one number for all of them. */
  readonly digest: string;
}

export function reportOf(
  views: readonly RebuiltView[],
  run: Pick<RebuildReport, 'events' | 'seconds'>,
): RebuildReport {
  const lines = views.map(({ name, version, digest }) => `${name} ${version} ${digest ?? '-'}\n`).sort();
  return { views, ...run, digest: sha256Hex(lines.join('')) };
}
