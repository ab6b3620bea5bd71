import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';

interface Running {
  readonly pid: number;
  readonly args: string;
}

/** Processes that belong to a data directory: by their arguments or their environment. A zombie is none. */
async function processesOf(dataDir: string): Promise<readonly Running[]> {
  const found: Running[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const [args, env, stat] = await Promise.all(
      ['cmdline', 'environ', 'stat'].map((file) => readFile(`/proc/${name}/${file}`, 'utf8').catch(() => '')),
    );
    const zombie = stat?.slice(stat.lastIndexOf(')') + 2).startsWith('Z') ?? true;
    if (!zombie && args && (args.includes(dataDir) || env?.includes(`DIQI_DATA_DIR=${dataDir}\0`)))
      found.push({ pid: Number(name), args: args.replaceAll('\0', ' ').trim() });
  }
  return found;
}

/** Command lines of what still runs on a data directory. */
export async function left(dataDir: string): Promise<string[]> {
  return (await processesOf(dataDir)).map(({ args }) => args);
}

export async function projectorOf(dataDir: string): Promise<number> {
  const projectors = (await processesOf(dataDir)).filter(({ args }) => args.includes('projector'));
  expect(projectors).toHaveLength(1);
  return projectors[0]?.pid ?? 0;
}

/** URL of the PostgreSQL that runs on a data directory. */
export async function databaseUrlOf(dataDir: string): Promise<string> {
  const file = async (name: string) => (await readFile(join(dataDir, 'postgres', name), 'utf8')).trim();
  const [password, port] = [await file('postgres-password'), await file('postgres-port')];
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}
