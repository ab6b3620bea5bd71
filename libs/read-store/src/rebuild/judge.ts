import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Position } from '#event-store';
import { type Checkpoint, fits } from '../checkpoint-row.js';
import { VIEWS_SCHEMA } from '../data-source.js';
import { SHADOW_SCHEMA, readCheckpoints } from '../install.js';
import { type Comparison, compare } from './comparison.js';
import type { LogFeed } from './log-feed.js';
import type { RebuildOptions } from './options.js';
import type { RebuiltView } from './report.js';
import { type ShadowFold, inTransaction } from './shadow-fold.js';

/** The live view is waited for when an earlier attempt had come further. */
const LIVE_MS = 30_000;
const LIVE_PAUSE_MS = 250;
const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** Says of a view that was built anew whether it shall take the place of the one that is read. */
export class Judge {
  constructor(
    private readonly pool: Pool,
    private readonly options: Pick<RebuildOptions, 'verifyOnly' | 'force' | 'onAlarm'>,
    private readonly feed: LogFeed,
    private readonly signal: AbortSignal,
  ) {}

  /** What is to be done with one view. */
  async verdictOn(fold: ShadowFold): Promise<RebuiltView> {
    const live = (await readCheckpoints(this.pool, VIEWS_SCHEMA)).get(fold.projection.name);
    return live && fits(live, fold.projection) ? this.judgeSame(fold) : this.judgeOther(fold, live);
  }

  /** The same code built both: they must say the same at the same position. */
  private async judgeSame(fold: ShadowFold): Promise<RebuiltView> {
    const { name, title, version } = fold.projection;
    const { verifyOnly, force, onAlarm } = this.options;
    const { position, found } = await this.atOnePosition(fold);
    const live = { version, position, digest: found.live };
    const view = { ...summaryOf(fold), position, digest: found.rebuilt, live };
    const { difference } = found;
    if (!difference) return { ...view, outcome: verifyOnly ? 'equal' : 'switched' };
    const { table, key } = difference;
    const forced = force && !verifyOnly;
    const what = forced ? `switched all the same: ${force.reason}` : 'the live tables stay';
    onAlarm(`view ${name} differs from the facts at ${position}: table ${table}, key ${key}; ${what}`);
    const message = `“${title}”与登记的事实不符：表 ${table}，首个不同的行 ${key}`;
    return { ...view, outcome: forced ? 'switched' : 'differs', difference, message };
  }

  /** Another version built what is read: nothing to compare; both digests are kept for the record. */
  private async judgeOther(fold: ShadowFold, live: Checkpoint | undefined): Promise<RebuiltView> {
    if (this.options.verifyOnly) throw new Error('现用的视图由另一版本建成，无从比对；请先重建。');
    const found = await inTransaction(this.pool, (client) => this.compareWith(client, fold), SNAPSHOT);
    return {
      ...summaryOf(fold),
      outcome: 'switched',
      position: fold.position,
      digest: found.rebuilt,
      live: live ? { version: live.version, position: live.position, digest: found.live } : null,
    };
  }

  /** Brings the shadow to where one snapshot of the live view stands, and compares. */
  private async atOnePosition(fold: ShadowFold): Promise<{ position: Position; found: Comparison }> {
    const deadline = performance.now() + LIVE_MS;
    for (;;) {
      const result = await inTransaction(
        this.pool,
        async (client) => {
          const live = (await readCheckpoints(client, VIEWS_SCHEMA)).get(fold.projection.name);
          if (!live || live.position < fold.position) return undefined;
          await this.feed.foldUpTo([fold], () => live.position);
          fold.throwIfStopped();
          return { position: live.position, found: await this.compareWith(client, fold) };
        },
        SNAPSHOT,
      );
      if (result) return result;
      if (performance.now() > deadline) throw new Error('现用的视图没有更新到上次重建到达的位置，无从比对。');
      await wait(LIVE_PAUSE_MS, undefined, { signal: this.signal });
    }
  }

  private compareWith(live: PoolClient, { projection }: ShadowFold): Promise<Comparison> {
    return inTransaction(
      this.pool,
      (client) =>
        compare(projection.tables, { client: live, schema: VIEWS_SCHEMA }, { client, schema: SHADOW_SCHEMA }),
      SNAPSHOT,
    );
  }
}

/** What is reported of a view whatever comes out. */
export function summaryOf({ projection, resumedFrom, events }: ShadowFold) {
  const { name, title, version } = projection;
  return { name, title, version, resumedFrom, events };
}
