import type { Server } from 'node:http';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { textPropertyOf } from '#kernel';
import { type Platform, type Settings, openPlatform } from '#platform';
import { createApp } from './app.js';
import { type EmbeddedPostgres, makeFolder, startEmbeddedPostgres } from './embedded-postgres/index.js';
import { openFirstAdministrator } from './first-administrator.js';
import { portOf } from './ports.js';
import { ProjectorProcess } from './projector-process.js';
import { CannotListen } from './start-failures.js';

export interface Launched {
  readonly address: string;
  /** Given once, on an empty store. */
  readonly firstAdministrator: { accountId: string; oneTimePassword: string } | undefined;
  /** Ends everything in the order in which it depends on each other. */
  stop(): Promise<void>;
}

/** Requests under way get so long to be answered. */
const DRAIN_MS = 10_000;
/** No step of stopping holds up the next for longer. */
const STEP_MS = 20_000;
const CONNECT_MS = 10_000;

/** Starts all of the system in the order of what depends on what; takes back what it started when a step fails. */
export async function launch(settings: Settings, logger: Logger): Promise<Launched> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) {
      await bounded(step).catch((error: unknown) => logger.error(String(error)));
    }
  };
  try {
    const onAlarm = (message: string): void => logger.error({ alarm: true }, message);
    // As root, the server of the database runs as another user, who must come through.
    if (!settings.databaseUrl || settings.projector === 'child') await makeFolder(settings.dataDir, 0o711);
    const databaseUrl = settings.databaseUrl ?? (await embedded(settings, undo, onAlarm)).url;
    const ownerUrl = settings.ownerUrl ?? databaseUrl;
    for (const url of new Set([databaseUrl, ownerUrl])) await answers(url);
    const platform = await openPlatform({ ...settings, databaseUrl, ownerUrl, onAlarm });
    undo.push(() => platform.close());
    const app = await createApp(platform, { logger });
    undo.push(() => app.close());
    await app.init();
    // Of the signing key as well it is said in words that it is missing: the projector has nobody to tell.
    if (settings.projector === 'child') await platform.logs.written();
    if (settings.projector === 'child') startProjector(settings, platform, ownerUrl, onAlarm, undo);
    await app.listen(settings.port, settings.host).catch((cause: unknown) => {
      throw new CannotListen(`${settings.host}:${settings.port}`, { cause });
    });
    const server: Server = app.getHttpServer();
    // First of all to stop: a request may wait for a view, which the projector keeps.
    undo.push(() => drain(server));
    // Last of all: a password that is made in a start that fails would never be told.
    const firstAdministrator = await openFirstAdministrator(app, platform, settings.county);
    const host = isIPv6(settings.host) ? `[${settings.host}]` : settings.host;
    return { address: `http://${host}:${portOf(server)}`, firstAdministrator, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function embedded(
  settings: Settings,
  undo: (() => Promise<void>)[],
  onAlarm: (message: string) => void,
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: join(settings.dataDir, 'postgres'), onAlarm });
  undo.push(() => server.stop());
  return server;
}

function startProjector(
  settings: Settings,
  platform: Platform,
  ownerUrl: string,
  onAlarm: (message: string) => void,
  undo: (() => Promise<void>)[],
): void {
  const { kurrentDb } = settings;
  const env = {
    ...process.env,
    DATABASE_URL: platform.databaseUrl,
    DATABASE_OWNER_URL: ownerUrl,
    EVENT_STORE: kurrentDb ? 'kurrentdb' : 'postgres',
    ...(kurrentDb && { KURRENTDB_URL: kurrentDb.url }),
  };
  const projector = new ProjectorProcess({ ...env, DIQI_DATA_DIR: settings.dataDir }, onAlarm);
  projector.start();
  undo.push(() => projector.stop());
}

/** Takes no new requests, waits for those under way, for a bounded time. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is kept alive counts as open until it is closed for it.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(force);
}

async function bounded(step: () => Promise<void>): Promise<void> {
  const late = new AbortController();
  const limit = wait(STEP_MS, undefined, { signal: late.signal }).then(
    () => Promise.reject(new Error(`stopping: a step took longer than ${STEP_MS} ms`)),
    () => undefined,
  );
  await Promise.race([step().finally(() => late.abort()), limit]);
}

/** Fails soon, where the pools would wait for as long as the network does. */
async function answers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const message = textPropertyOf(error, 'message');
    throw message?.includes('timeout') ? Object.assign(new Error(message), { code: 'ETIMEDOUT' }) : error;
  }
  await client.end();
}
