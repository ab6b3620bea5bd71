import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { fits } from '../checkpoint-row.js';
import { VIEWS_SCHEMA } from '../data-source.js';
import { SHADOW_SCHEMA, readCheckpoints } from '../install.js';
import { outliveLoss } from '../lost-connections.js';
import { tableOf } from '../tables.js';
import { Judge, summaryOf } from './judge.js';
import { LogFeed } from './log-feed.js';
import type { RebuildOptions } from './options.js';
import { type RebuildReport, type RebuiltView, reportOf } from './report.js';
import { ReadersHold, dropShadow, prepareShadow, switchTables } from './shadow.js';
import { type FoldLimits, ShadowFold } from './shadow-fold.js';

/** Another rebuild holds the shadow schema. */
export class RebuildUnderWay extends Error {
  override readonly name = 'RebuildUnderWay';
  constructor() {
    super('另一次视图重建正在进行，同一时间只能有一次；请等它结束后再试。');
  }
}

const LOCK = `hashtextextended('diqi.rebuild', 0)`;
const LIMITS: FoldLimits = { flushRows: 20_000, cacheRows: 100_000 };
/** Connections: a write and a look-up at the same time, for a few views. */
const POOL_SIZE = 6;
const SWITCH_ATTEMPTS = 120;
const SWITCH_PAUSE_MS = 250;

/**
 * Builds views from the facts in a shadow schema, while the projector and readers go on with those that are
 * read; compares both at one position when they are of the same version; and switches.
 *
 * @throws RebuildUnderWay
 */
export async function rebuild(options: RebuildOptions): Promise<RebuildReport> {
  const pool = new pg.Pool({
    connectionString: options.ownerUrl,
    max: POOL_SIZE,
    // A crash may take the last batches, whole: the switch alone has to last, and with it all before it.
    options: `-c search_path=${SHADOW_SCHEMA} -c synchronous_commit=off`,
    application_name: 'diqi-rebuild',
  });
  // A connection that the server closes while it is idle is replaced at the next use.
  pool.on('error', () => undefined);
  pool.on('connect', outliveLoss);
  // Held by a connection of its own: with the process goes the lock, and without the lock the work.
  const holder = await pool.connect();
  const lost = new AbortController();
  holder.on('error', (error) => lost.abort(error));
  const signal = AbortSignal.any([lost.signal, ...(options.signal ? [options.signal] : [])]);
  try {
    const { rows } = await holder.query<{ held: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS held`);
    if (!rows[0]?.held) throw new RebuildUnderWay();
    return await new Rebuild(pool, options, signal).run();
  } finally {
    holder.release(true);
    await pool.end();
  }
}

class Rebuild {
  private readonly feed: LogFeed;
  private readonly judge: Judge;
  private folds: ShadowFold[] = [];

  constructor(
    private readonly pool: pg.Pool,
    private readonly options: RebuildOptions,
    private readonly signal: AbortSignal,
  ) {
    this.feed = new LogFeed(options, signal);
    this.judge = new Judge(pool, options, this.feed, signal);
  }

  async run(): Promise<RebuildReport> {
    const begun = performance.now();
    const { flushRows = LIMITS.flushRows, cacheRows = LIMITS.cacheRows, projections, appRole } = this.options;
    for (const projection of projections) {
      const resumedFrom = await prepareShadow(this.pool, projection, appRole);
      const limits = { flushRows, cacheRows };
      this.folds.push(await ShadowFold.open(this.pool, projection, resumedFrom, limits));
    }
    const live = await readCheckpoints(this.pool, VIEWS_SCHEMA);
    await this.feed.foldUpTo(this.folds, ({ projection }) => {
      const checkpoint = live.get(projection.name);
      // Where they are to be compared the shadow may not run ahead; else nothing holds it back.
      return checkpoint && fits(checkpoint, projection) ? checkpoint.position : Infinity;
    });
    const judged = new Map<ShadowFold, RebuiltView>();
    for (const fold of this.folds) judged.set(fold, await this.each(fold, () => this.judge.verdictOn(fold)));
    // Close to the head, all together: the projector should wait for little when they are switched.
    const chosen = this.folds.filter((fold) => judged.get(fold)?.outcome === 'switched');
    await this.feed.foldUpTo(chosen, () => Infinity);
    const views: RebuiltView[] = [];
    for (const [fold, view] of judged) views.push(await this.each(fold, () => this.conclude(fold, view)));
    const seconds = (performance.now() - begun) / 1_000;
    return reportOf(views, { events: this.feed.events, seconds });
  }

  /** A failure is this view's alone. */
  private async each(fold: ShadowFold, work: () => Promise<RebuiltView>): Promise<RebuiltView> {
    try {
      fold.throwIfStopped();
      return await work();
    } catch (error) {
      if (this.signal.aborted) throw error;
      const { position } = fold;
      const message = error instanceof Error ? error.message : String(error);
      return { ...summaryOf(fold), outcome: 'failed', position, digest: null, live: null, message };
    }
  }

  private async conclude(fold: ShadowFold, view: RebuiltView): Promise<RebuiltView> {
    if (view.outcome === 'switched') await this.switch(fold);
    // What failed goes on from its place at the next attempt.
    else if (view.outcome !== 'failed') await dropShadow(this.pool, fold.projection);
    return view;
  }

  private async switch(fold: ShadowFold): Promise<void> {
    let order = fold.projection.tables.map((row) => tableOf(row).name);
    for (let attempt = 1; ; attempt++) {
      await this.feed.foldUpTo([fold], () => Infinity);
      try {
        await switchTables(this.pool, fold.projection, order, async (upTo) => {
          await this.feed.foldUpTo([fold], () => upTo);
          fold.throwIfStopped();
        });
        return;
      } catch (error) {
        if (!(error instanceof ReadersHold) || attempt === SWITCH_ATTEMPTS) throw error;
        const { table } = error;
        order = [table, ...order.filter((name) => name !== table)];
        await wait(SWITCH_PAUSE_MS, undefined, { signal: this.signal });
      }
    }
  }
}
