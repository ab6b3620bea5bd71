import { randomBytes } from 'node:crypto';
import { chmod, chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Home, exists, runAs } from './home.js';

/** The password of the superuser, made at the first start. */
export async function passwordOf(home: Home): Promise<string> {
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
export async function initialise(home: Home): Promise<void> {
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
