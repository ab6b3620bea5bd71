import type pg from 'pg';
import type { EventCheck, EventStore, Position } from '#event-store';
import { PostgresEventStore } from '#event-store/postgres';
import { trailCheck } from './access-trail.js';
import { EVENTS_SCHEMA, TRAIL_SCHEMA } from './database.js';

export interface KurrentDbOptions {
  /** `esdb://` or `kurrentdb://`, with its password. */
  readonly url: string;
  /** Goes before the names of the two logs, for a database that others use as well. */
  readonly name?: string;
  /** Where that database stood before its logs began; see `KurrentDbEventStoreOptions`. */
  readonly startsAfter?: Position;
}

export interface EventStoresOptions {
  readonly pool: pg.Pool;
  readonly catalog: EventCheck;
  /** In KurrentDB when given, else in PostgreSQL. */
  readonly kurrentDb?: KurrentDbOptions | undefined;
  readonly onAlarm: (message: string, error?: unknown) => void;
}

/** The two logs: the register's events and the access trail. */
export interface EventStores {
  readonly events: EventStore;
  readonly trail: EventStore;
  close(): Promise<void>;
}

/** Entries of the trail have ids that nobody can use again: they are made where they are written. */
const TRAIL_IDS = 1_000;

/** @throws BadStoreUrl, StoreUnreachable, StoreAccessDenied */
export async function openEventStores(options: EventStoresOptions): Promise<EventStores> {
  return options.kurrentDb ? onKurrentDb(options, options.kurrentDb) : onPostgres(options);
}

function onPostgres({ pool, catalog, onAlarm }: EventStoresOptions): EventStores {
  const events = new PostgresEventStore(pool, EVENTS_SCHEMA, catalog, { onAlarm });
  const trail = new PostgresEventStore(pool, TRAIL_SCHEMA, trailCheck, { onAlarm });
  return {
    events,
    trail,
    async close() {
      await events.close();
      await trail.close();
    },
  };
}

async function onKurrentDb(
  { catalog, onAlarm }: EventStoresOptions,
  { url, name = '', startsAfter }: KurrentDbOptions,
): Promise<EventStores> {
  // Only here: whoever keeps events in PostgreSQL does not load gRPC.
  const { KurrentDbConnection, KurrentDbEventStore } = await import('#event-store/kurrentdb');
  const connection = await KurrentDbConnection.open(url);
  const given = { onAlarm, ...(startsAfter !== undefined && { startsAfter }) };
  const events = await KurrentDbEventStore.open(connection, catalog, { ...given, log: name + EVENTS_SCHEMA });
  const trail = await KurrentDbEventStore.open(connection, trailCheck, {
    ...given,
    log: name + TRAIL_SCHEMA,
    recentIds: TRAIL_IDS,
  });
  return {
    events,
    trail,
    async close() {
      await events.close();
      await trail.close();
      await connection.close();
    },
  };
}
