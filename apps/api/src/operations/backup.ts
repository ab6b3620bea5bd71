import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { runningPostgres, startEmbeddedPostgres } from '../embedded-postgres/index.js';
import { baseBackup } from './base-backup.js';
import { copyFolder } from './copying.js';

/** The backup was not made; the sentence is for the person at the keyboard. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

/**
 * Copies a data directory so that the copy can stand in its place, while the system runs or not. First the keys and
 * the last checkpoints, then the database: so the database of a backup is never older than what was signed for.
 *
 * @param options.embedded whether the database is the one in the data directory; else the keys alone are copied
 * @throws BackupRefused
 */
export async function backUp(dataDir: string, to: string, options: { embedded: boolean }): Promise<void> {
  const target = resolve(to);
  await assertThere(join(dataDir, 'keys'));
  if ((await readdir(target).catch(() => [])).length > 0)
    throw new BackupRefused(`${target} 已有内容。请另给一个空的或尚不存在的目录。`);
  const part = `${target}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true });
  await copyFolder(dataDir, part, (path) => /^keys(\/|$)/.test(path));
  if (options.embedded) await copyDatabase(join(dataDir, 'postgres'), join(part, 'postgres'));
  await rm(target, { recursive: true, force: true });
  await rename(part, target);
}

async function copyDatabase(from: string, to: string): Promise<void> {
  await assertThere(join(from, 'cluster', 'PG_VERSION'));
  const running = await runningPostgres(from);
  const own = running === undefined ? await startEmbeddedPostgres({ dataDir: from }) : undefined;
  try {
    const ofTheServer = new Set(['postgres-password', 'postgres-port']);
    await copyFolder(from, to, (path) => ofTheServer.has(path));
    await baseBackup(running ?? own?.url ?? '', join(resolve(from), 'cluster'), join(to, 'cluster'));
  } finally {
    await own?.stop();
  }
}

async function assertThere(path: string): Promise<void> {
  await access(path).catch(() => {
    throw new BackupRefused(`没有 ${path}，没有什么可备份。请用 DIQI_DATA_DIR 指定数据目录。`);
  });
}
