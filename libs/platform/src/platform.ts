import { dirname } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { EventStore } from '#event-store';
import { Clock, EventCatalog, Patience } from '#nest';
import { Views, outliveLoss, viewsDataSource } from '#read-store';
import { GUIDED_PASSWORD_COST, type PasswordCost } from '#staff';
import { Vault, secretKey } from '#vault';
import { AccessTrailWriter } from './access-trail.js';
import { CONTEXTS, PROJECTIONS } from './contexts.js';
import { APP_ROLE, installAllViews, installDatabase } from './database.js';
import { type KurrentDbOptions, openEventStores } from './event-stores.js';
import { type Logs, openLogs } from './logs.js';

export interface PlatformOptions {
  readonly databaseUrl: string;
  /** A login that may create; else the one above. */
  readonly ownerUrl?: string | undefined;
  /** Events are kept there; in PostgreSQL unless given. */
  readonly kurrentDb?: KurrentDbOptions | undefined;
  readonly vaultKey?: string | undefined;
  /** In the folder of all keys. */
  readonly vaultKeyFile: string;
  /** Name of the transparency log. */
  readonly logOrigin?: string | undefined;
  readonly logKey?: string | undefined;
  /** The county the register is kept for. */
  readonly county?: string | undefined;
  readonly clock?: Clock;
  readonly patience?: Patience;
  readonly passwordCost?: PasswordCost;
  readonly onAlarm: (message: string) => void;
}

/** What every process of the system stands on. */
export interface Platform {
  readonly databaseUrl: string;
  /** Of a login that may create and drop tables: a rebuild makes new ones. */
  readonly ownerUrl: string;
  readonly clock: Clock;
  readonly patience: Patience;
  readonly passwordCost: PasswordCost;
  readonly catalog: EventCatalog;
  readonly events: EventStore;
  readonly trailStore: EventStore;
  readonly trail: AccessTrailWriter;
  /** The transparency logs over both stores. */
  readonly logs: Logs;
  readonly county: string;
  readonly vault: Vault;
  /** Derives the keys of tokens; never leaves the process. */
  readonly masterKey: Uint8Array;
  readonly dataSource: DataSource;
  readonly views: Views;
  /** Connections with the application's role. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const POOL_SIZE = 12;
const COUNTY = '140722';

/**
 * Installs what the database lacks and opens everything on it.
 *
 * @throws KeyMissing, BadKey, WrongVaultKey, WrongEventStore, WrongCounty, OlderRelease, and what the stores throw
 */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const { databaseUrl, ownerUrl = databaseUrl, kurrentDb, onAlarm, clock = new Clock() } = options;
  const county = options.county ?? COUNTY;
  const catalog = new EventCatalog(CONTEXTS.flatMap(({ streams }) => streams));
  const engine = kurrentDb ? 'kurrentdb' : 'postgres';
  await installDatabase(ownerUrl, databaseUrl, { engine, county, events: catalog.versions() });
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    options: `-c role=${APP_ROLE}`,
    application_name: 'diqi',
  });
  // An idle connection that the server closes is replaced at the next use.
  pool.on('error', () => undefined);
  pool.on('connect', outliveLoss);
  const alarm = (message: string, error?: unknown): void =>
    onAlarm(error instanceof Error ? `${message}: ${error.message}` : message);
  const stores = await openEventStores({ pool, catalog, kurrentDb, onAlarm: alarm });
  const logs = openLogs(
    pool,
    { register: stores.events, access: stores.trail },
    {
      origin: options.logOrigin ?? `diqi.local/${county}`,
      key: options.logKey,
      folder: dirname(options.vaultKeyFile),
    },
  );
  const trail = new AccessTrailWriter(stores.trail, clock, onAlarm);
  const key = await secretKey({
    text: options.vaultKey,
    variable: 'DIQI_VAULT_KEY',
    file: options.vaultKeyFile,
    inUse: () => Vault.isSealed(pool),
  });
  const vault = await Vault.open(pool, key);
  await installAllViews(ownerUrl, stores.events, PROJECTIONS);
  const dataSource = await viewsDataSource({
    url: databaseUrl,
    projections: PROJECTIONS,
    role: APP_ROLE,
  }).initialize();
  return {
    databaseUrl,
    ownerUrl,
    clock,
    patience: options.patience ?? new Patience(),
    passwordCost: options.passwordCost ?? GUIDED_PASSWORD_COST,
    catalog,
    events: stores.events,
    trailStore: stores.trail,
    trail,
    logs,
    county,
    vault,
    masterKey: key,
    dataSource,
    views: new Views(dataSource),
    pool,
    async close() {
      await trail.close();
      await stores.close();
      await dataSource.destroy();
      await pool.end();
    },
  };
}
