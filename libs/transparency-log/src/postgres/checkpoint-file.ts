import { constants } from 'node:fs';
import { copyFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The last signed checkpoint outside the database. A database that is restored from yesterday would not know what
 * was signed today; this file does.
 */
export class CheckpointFile {
  constructor(private readonly path: string) {}

  async read(): Promise<string | undefined> {
    return readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
  }

  /** On the disk when it resolves; a crash leaves the old one or the new one, never half of either. */
  async write(note: string): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const next = `${this.path}.next`;
    const file = await open(next, 'w', 0o600);
    try {
      await file.writeFile(note);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(next, this.path);
    const folder = await open(dirname(this.path));
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /**
   * Keeps the checkpoint beside its place for ever, and puts another there, or none.
   *
   * @param at instant, in the name of what is kept
   * @returns where it is kept
   */
  async setAside(next: string | undefined, at: string): Promise<string> {
    const evidence = `${this.path}.lost-${at.replaceAll(/[^0-9TZ]/g, '')}`;
    await copyFile(this.path, evidence, constants.COPYFILE_EXCL);
    if (next === undefined) await rm(this.path);
    else await this.write(next);
    return evidence;
  }
}
