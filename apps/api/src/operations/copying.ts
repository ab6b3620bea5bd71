import { chmod, chown, copyFile, lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '#kernel';

/**
 * Copies a folder with modes and, where this process may, owners. What vanishes meanwhile is left out.
 *
 * @param wanted by the path within the folder, with `/`
 */
export async function copyFolder(
  from: string,
  to: string,
  wanted: (path: string) => boolean = () => true,
  within = '',
): Promise<void> {
  await mkdir(to, { recursive: true });
  await like(from, to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const path = within === '' ? entry.name : `${within}/${entry.name}`;
    if (!wanted(path)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyFolder(source, target, wanted, path);
    else if (entry.isFile()) await copyWhatIsThere(source, target);
  }
}

async function copyWhatIsThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to);
    await like(from, to);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

async function like(from: string, to: string): Promise<void> {
  const { mode, uid, gid } = await lstat(from);
  await chmod(to, mode & 0o777);
  // PostgreSQL opens nothing that belongs to another user than its own.
  if (process.getuid?.() === 0) await chown(to, uid, gid);
}
