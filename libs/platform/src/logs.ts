import { join } from 'node:path';
import type { Pool } from 'pg';
import type { EventStore } from '#event-store';
import { signerOf } from '#transparency-log';
import { CheckpointFile, LogStore, Sequencer } from '#transparency-log/postgres';
import { secretKey } from '#vault';
import { EVENTS_LOG_SCHEMA, TRAIL_LOG_SCHEMA } from './database.js';

/** Every recorded fact is a leaf of one of these. */
export const LOG_TITLES = { register: '登记记录', access: '访问记录' } as const;
export type LogName = keyof typeof LOG_TITLES;

/** A store and the log over it. */
export interface LoggedStore {
  readonly store: EventStore;
  readonly log: LogStore;
  /** Name of the log. */
  readonly origin: string;
}

export interface Logs extends Readonly<Record<LogName, LoggedStore>> {
  /**
   * What makes events leaves and signs; one process at a time runs them. Reads the signing key, which no other
   * process needs, and makes one on first use.
   */
  sequencers(onAlarm: (message: string) => void): Promise<Sequencer[]>;
}

export function openLogs(
  pool: Pool,
  stores: Readonly<Record<LogName, EventStore>>,
  /** Folder of the keys; the last checkpoints are kept there, outside the database. */
  given: { readonly origin: string; readonly key: string | undefined; readonly folder: string },
): Logs {
  const { origin, key: text, folder } = given;
  const logs: Readonly<Record<LogName, LoggedStore>> = {
    register: { store: stores.register, log: new LogStore(pool, EVENTS_LOG_SCHEMA), origin },
    access: {
      store: stores.access,
      log: new LogStore(pool, TRAIL_LOG_SCHEMA),
      origin: `${origin}/access`,
    },
  };
  return {
    ...logs,
    async sequencers(onAlarm) {
      const file = join(folder, 'log.key');
      const seed = await secretKey({ text, variable: 'DIQI_LOG_KEY', file });
      return Object.entries(logs).map(([name, each]) => {
        const kept = new CheckpointFile(join(folder, `${name}.checkpoint`));
        return new Sequencer({ ...each, signer: signerOf(each.origin, seed), file: kept, onAlarm });
      });
    },
  };
}
