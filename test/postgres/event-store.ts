import pg from 'pg';
import type { Pool } from 'pg';
import type { EventCheck, EventStore } from '#event-store';
import { PostgresEventStore, installEventStore } from '#event-store/postgres';
import type { PostgresEventStoreOptions } from '#event-store/postgres';
import { APP_ROLE } from './database.js';
import type { FreshDatabase } from './database.js';

/** A catalogue that knows every event. */
export const acceptAll: EventCheck = { check() {} };

export interface OpenStore {
  readonly store: EventStore;
  readonly pool: Pool;
  /** Closes the store and its connections. */
  close(): Promise<void>;
}

/** Prepares a schema for a store, as the deployment does. */
export async function install(database: FreshDatabase, schema: string): Promise<void> {
  const owner = new pg.Client(database.url);
  await owner.connect();
  try {
    await installEventStore(owner, { schema, appRole: APP_ROLE });
  } finally {
    await owner.end();
  }
}

/** A store with connections of its own and the rights of the application, as a process has it. */
export function openStore(
  database: Pick<FreshDatabase, 'appUrl'>,
  schema: string,
  check: EventCheck = acceptAll,
  options: PostgresEventStoreOptions = {},
): OpenStore {
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 5 });
  const store = new PostgresEventStore(pool, schema, check, options);
  return {
    store,
    pool,
    async close() {
      await store.close();
      await pool.end();
    },
  };
}
