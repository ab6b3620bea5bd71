import { join } from 'node:path';
import type { Pool } from 'pg';
import type { EventStore } from '#event-store';
import { signerOf } from '#transparency-log';
import { CheckpointFile, LogStore, Sequencer, type WrittenLog } from '#transparency-log/postgres';
import { secretKey } from '#vault';
import { EVENTS_LOG_SCHEMA, TRAIL_LOG_SCHEMA } from './database.js';

/** Every recorded fact is a leaf of one of these. */
export const LOG_TITLES = { register: '登记记录', access: '访问记录' } as const;
export type LogName = keyof typeof LOG_TITLES;
export const LOG_NAMES: readonly LogName[] = ['register', 'access'];

/** A store and the log over it. */
export interface LoggedStore {
  readonly store: EventStore;
  readonly log: LogStore;
  /** Name of the log. */
  readonly origin: string;
}

export interface Logs extends Readonly<Record<LogName, LoggedStore>> {
  /**
   * The logs with what it takes to write them. Reads the signing key, and makes one on first use.
   *
   * @throws KeyMissing, BadKey
   */
  written(): Promise<readonly (WrittenLog & { readonly name: LogName })[]>;
  /** What makes events leaves and signs; one process at a time runs them. */
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
  const written: Logs['written'] = async () => {
    const seed = await secretKey({
      text,
      variable: 'DIQI_LOG_KEY',
      file: join(folder, 'log.key'),
      inUse: async () => (await logs.register.log.identity()) !== undefined,
    });
    return LOG_NAMES.map((name) => {
      const { store, log, origin } = logs[name];
      const kept = new CheckpointFile(join(folder, `${name}.checkpoint`));
      return { name, store, log, signer: signerOf(origin, seed), file: kept };
    });
  };
  return {
    ...logs,
    written,
    sequencers: async (onAlarm) => (await written()).map((each) => new Sequencer({ ...each, onAlarm })),
  };
}
