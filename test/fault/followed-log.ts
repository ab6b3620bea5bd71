import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PROJECTIONS, type Platform, openPlatform } from '#platform';
import { type Alarm, ProjectionRunner } from '#read-store';
import type { MadeHistory } from '../history.js';
import { type FreshDatabase, freshDatabase } from '../postgres/database.js';
import { fillLog } from '../postgres/log.js';

/** A database with a made log and all views following it, and nothing else. */
export class FollowedLog {
  readonly alarms: Alarm[] = [];
  private readonly ending = new AbortController();
  private following: Promise<void> = Promise.resolve();
  runner: ProjectionRunner;

  private constructor(
    readonly database: FreshDatabase,
    readonly platform: Platform,
    readonly folder: string,
    private readonly history: MadeHistory,
  ) {}

  static async open(history: MadeHistory, events: number): Promise<FollowedLog> {
    const database = await freshDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'diqi-views-'));
    const platform = await openPlatform({
      databaseUrl: database.url,
      vaultKeyFile: join(folder, 'keys', 'vault.key'),
      onAlarm: () => undefined,
    });
    await fillLog(database.url, history, events);
    const log = new FollowedLog(database, platform, folder, history);
    log.runner = new ProjectionRunner({
      store: platform.events,
      views: platform.dataSource,
      projections: PROJECTIONS,
      categoryOf: (type) => platform.catalog.categoryOf(type),
      onAlarm: (alarm) => log.alarms.push(alarm),
    });
    log.following = log.runner.run(log.ending.signal);
    await log.caughtUp();
    return log;
  }

  /** Records one more step of the history through the store. */
  async append(): Promise<void> {
    for (const { stream, revision, event } of this.history.step()) {
      const { outcome } = await this.platform.events.append(
        stream,
        [event],
        revision === 0 ? 'none' : revision - 1,
      );
      if (outcome !== 'appended') throw new Error(outcome);
    }
  }

  /** Waits until every view has seen everything. */
  async caughtUp(): Promise<void> {
    const head = await this.platform.events.head();
    for (;;) {
      const status = this.runner.status();
      const fault = status.find((view) => view.fault !== null)?.fault;
      if (fault) throw new Error(fault);
      if (status.length > 0 && status.every(({ position }) => position >= head)) return;
      await wait(5);
    }
  }

  async close(): Promise<void> {
    this.ending.abort();
    await this.following;
    await this.platform.close();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
