import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { EventStore, Position } from '#event-store';
import { type Checkpoint, fits } from '../checkpoint-row.js';
import { VIEWS_SCHEMA } from '../data-source.js';
import { SHADOW_SCHEMA, readCheckpoints } from '../install.js';
import type { Projection } from '../projection.js';
import type { CategoryOf } from '../recorded.js';
import { tableOf } from '../tables.js';
import { type Comparison, compare } from './comparison.js';
import { pagesOf } from './log-reader.js';
import { type RebuildReport, type RebuiltView, reportOf } from './report.js';
import { ReadersHold, dropShadow, prepareShadow, switchTables } from './shadow.js';
import { type FoldLimits, ShadowFold, inTransaction } from './shadow-fold.js';

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

/** Another rebuild holds the shadow schema. */
export class RebuildUnderWay extends Error {
  override readonly name = 'RebuildUnderWay';
  constructor() {
    super('另一次视图重建正在进行，同一时间只能有一次；请等它结束后再试。');
  }
}

const LOCK = `hashtextextended('diqi.rebuild', 0)`;
const PAGE = 2_000;
const LIMITS: FoldLimits = { flushRows: 20_000, cacheRows: 100_000 };
/** Connections: a write and a look-up at the same time, for a few views. */
const POOL_SIZE = 6;
/** The live view is waited for when an earlier attempt had come further. */
const LIVE_MS = 30_000;
const SWITCH_ATTEMPTS = 120;
const SWITCH_PAUSE_MS = 250;
const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

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
  private events = 0;
  private folds: ShadowFold[] = [];

  constructor(
    private readonly pool: pg.Pool,
    private readonly options: RebuildOptions,
    private readonly signal: AbortSignal,
  ) {}

  async run(): Promise<RebuildReport> {
    const begun = performance.now();
    const { flushRows = LIMITS.flushRows, cacheRows = LIMITS.cacheRows, projections, appRole } = this.options;
    for (const projection of projections) {
      const resumedFrom = await prepareShadow(this.pool, projection, appRole);
      const limits = { flushRows, cacheRows };
      this.folds.push(await ShadowFold.open(this.pool, projection, resumedFrom, limits));
    }
    const live = await readCheckpoints(this.pool, VIEWS_SCHEMA);
    await this.foldUpTo(this.folds, ({ projection }) => {
      const checkpoint = live.get(projection.name);
      // Where they are to be compared the shadow may not run ahead; else nothing holds it back.
      return checkpoint && fits(checkpoint, projection) ? checkpoint.position : Infinity;
    });
    const judged = new Map<ShadowFold, RebuiltView>();
    for (const fold of this.folds) judged.set(fold, await this.each(fold, () => this.judge(fold)));
    // Close to the head, all together: the projector should wait for little when they are switched.
    const chosen = this.folds.filter((fold) => judged.get(fold)?.outcome === 'switched');
    await this.foldUpTo(chosen, () => Infinity);
    const views: RebuiltView[] = [];
    for (const [fold, view] of judged) views.push(await this.each(fold, () => this.conclude(fold, view)));
    const seconds = (performance.now() - begun) / 1_000;
    return reportOf(views, { events: this.events, seconds });
  }

  /** Hands the log to several views at once, each up to its own limit, and writes what they made of it. */
  private async foldUpTo(
    folds: readonly ShadowFold[],
    limitOf: (fold: ShadowFold) => Position,
  ): Promise<void> {
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
        this.events += page.length;
        const position = page.at(-1)?.position ?? from;
        onProgress?.({
          position,
          saved: Math.min(...folds.map(({ saved }) => saved)),
          head: Math.max(head, position),
          events: this.events,
        });
        if (open().every((fold) => (limits.get(fold) ?? Infinity) <= position)) break;
      }
    }
    await Promise.all(folds.map((fold) => fold.flush()));
  }

  /** A failure is this view's alone. */
  private async each(fold: ShadowFold, work: () => Promise<RebuiltView>): Promise<RebuiltView> {
    try {
      if (fold.fault !== null) throw new Error(`重建停在 ${fold.fault}`);
      return await work();
    } catch (error) {
      if (this.signal.aborted) throw error;
      const { position } = fold;
      const message = error instanceof Error ? error.message : String(error);
      return { ...this.base(fold), outcome: 'failed', position, digest: null, live: null, message };
    }
  }

  /** What is to be done with one view. */
  private async judge(fold: ShadowFold): Promise<RebuiltView> {
    const live = (await readCheckpoints(this.pool, VIEWS_SCHEMA)).get(fold.projection.name);
    return live && fits(live, fold.projection) ? this.judgeSame(fold) : this.judgeOther(fold, live);
  }

  /** The same code built both: they must say the same at the same position. */
  private async judgeSame(fold: ShadowFold): Promise<RebuiltView> {
    const { name, title, version } = fold.projection;
    const { verifyOnly, force, onAlarm } = this.options;
    const { position, found } = await this.atOnePosition(fold);
    const live = { version, position, digest: found.live };
    const view = { ...this.base(fold), position, digest: found.rebuilt, live };
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
      ...this.base(fold),
      outcome: 'switched',
      position: fold.position,
      digest: found.rebuilt,
      live: live ? { version: live.version, position: live.position, digest: found.live } : null,
    };
  }

  private async conclude(fold: ShadowFold, view: RebuiltView): Promise<RebuiltView> {
    if (view.outcome === 'switched') await this.switch(fold);
    // What failed goes on from its place at the next attempt.
    else if (view.outcome !== 'failed') await dropShadow(this.pool, fold.projection);
    return view;
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
          await this.foldUpTo([fold], () => live.position);
          if (fold.fault !== null) throw new Error(`重建停在 ${fold.fault}`);
          return { position: live.position, found: await this.compareWith(client, fold) };
        },
        SNAPSHOT,
      );
      if (result) return result;
      if (performance.now() > deadline) throw new Error('现用的视图没有更新到上次重建到达的位置，无从比对。');
      await wait(SWITCH_PAUSE_MS, undefined, { signal: this.signal });
    }
  }

  private compareWith(live: pg.PoolClient, { projection }: ShadowFold): Promise<Comparison> {
    return inTransaction(
      this.pool,
      (client) =>
        compare(projection.tables, { client: live, schema: VIEWS_SCHEMA }, { client, schema: SHADOW_SCHEMA }),
      SNAPSHOT,
    );
  }

  private async switch(fold: ShadowFold): Promise<void> {
    let order = fold.projection.tables.map((row) => tableOf(row).name);
    for (let attempt = 1; ; attempt++) {
      await this.foldUpTo([fold], () => Infinity);
      try {
        await switchTables(this.pool, fold.projection, order, async (upTo) => {
          await this.foldUpTo([fold], () => upTo);
          if (fold.fault !== null) throw new Error(`重建停在 ${fold.fault}`);
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

  private base(fold: ShadowFold) {
    const { projection, resumedFrom, events } = fold;
    const { name, title, version } = projection;
    return { name, title, version, resumedFrom, events };
  }
}
