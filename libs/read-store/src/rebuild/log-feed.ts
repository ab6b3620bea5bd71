import type { Position } from '#event-store';
import { pagesOf } from './log-reader.js';
import type { RebuildOptions } from './options.js';
import type { ShadowFold } from './shadow-fold.js';

const PAGE = 2_000;

/** The log as the views of one rebuild are fed with it, a page at a time. */
export class LogFeed {
  private handed = 0;

  constructor(
    private readonly options: Pick<RebuildOptions, 'store' | 'categoryOf' | 'onProgress' | 'pageSize'>,
    private readonly signal: AbortSignal,
  ) {}

  /** Events that were read so far; one that is read again counts again. */
  get events(): number {
    return this.handed;
  }

  /** Hands the log to several views at once, each up to its own limit, and writes what they made of it. */
  async foldUpTo(folds: readonly ShadowFold[], limitOf: (fold: ShadowFold) => Position): Promise<void> {
    const { store, categoryOf, onProgress, pageSize = PAGE } = this.options;
    const limits = new Map(folds.map((fold) => [fold, limitOf(fold)]));
    const open = (): ShadowFold[] =>
      folds.filter((fold) => fold.fault === null && fold.position < (limits.get(fold) ?? Infinity));
    const from = Math.min(...open().map(({ position }) => position));
    const head = await store.head();
    if (from < head) {
      for await (const page of pagesOf(store, categoryOf, from, pageSize)) {
        this.signal.throwIfAborted();
        await Promise.all(open().map((fold) => fold.take(page, limits.get(fold) ?? Infinity)));
        this.handed += page.length;
        const position = page.at(-1)?.position ?? from;
        onProgress?.({
          position,
          saved: Math.min(...folds.map(({ saved }) => saved)),
          head: Math.max(head, position),
          events: this.handed,
        });
        if (open().every((fold) => (limits.get(fold) ?? Infinity) <= position)) break;
      }
    }
    await Promise.all(folds.map((fold) => fold.flush()));
  }
}
