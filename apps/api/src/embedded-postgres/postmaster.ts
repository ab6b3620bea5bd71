import { readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../ports.js';
import { type Home, exists, pgCtl } from './home.js';

const START_ATTEMPTS = 5;
const WAIT_SECONDS = '120';

/** Another process that is alive runs a server on the same data directory. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';
}

/** The server ended while it started; its log says why. */
export class PostgresDidNotStart extends Error {
  override readonly name = 'PostgresDidNotStart';
  constructor(
    readonly file: string,
    readonly log: string,
    options: ErrorOptions,
  ) {
    super(`PostgreSQL did not start:\n${log}`, options);
  }
}

/**
 * Starts the server and waits until it answers.
 *
 * @param wanted port; without it, that of the last start when it is free, else any
 */
export async function startOnFreePort(
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
        throw new PostgresDidNotStart(join(home.dir, 'postgres.log'), log.slice(-4_000), { cause: error });
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

/** Fast shutdown, and waits for its end. */
export async function stopPostmaster(home: Home): Promise<void> {
  await pgCtl(home, ['stop', '-m', 'fast', '-w', '-t', WAIT_SECONDS]);
}

/** Stops a server whose launcher is gone, and removes what it left. @throws DataDirectoryInUse */
export async function stopAbandoned(home: Home): Promise<void> {
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
  await stopPostmaster(home);
}

/** @throws when there is no `postmaster.pid` */
export async function postmasterPid(home: Home): Promise<number> {
  return Number((await readFile(join(home.cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Whether a server runs here. */
export async function runs(home: Home): Promise<boolean> {
  const pid = await postmasterPid(home).catch(() => undefined);
  return pid !== undefined && (await isPostmaster(pid, home));
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

export function signalFastShutdown(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It is gone already.
  }
}
