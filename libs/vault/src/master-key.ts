import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const KEY_BYTES = 32;

/** The keys that follow from the master key (HKDF-SHA-256, RFC 5869), each for one purpose only. */
export interface VaultKeys {
  /** Wraps the keys of persons. */
  readonly wrapping: Buffer;
  /** Makes the blind indexes for search. */
  readonly indexing: Buffer;
  /** Hashes command bodies. */
  readonly hashing: Buffer;
}

export function vaultKeys(master: Uint8Array): VaultKeys {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', master, '', `diqi/vault/${purpose}`, KEY_BYTES));
  return { wrapping: derive('wrapping'), indexing: derive('indexing'), hashing: derive('hashing') };
}

export function keyed(key: Buffer, input: Uint8Array | string): Buffer {
  return createHmac('sha256', key).update(input).digest();
}

/** The text of a key does not decode to 32 bytes. */
export class BadKey extends Error {
  override readonly name = 'BadKey';
}

/** There is no key, but what was sealed or signed with one: a new key would be of no use. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing';
  constructor(
    readonly file: string,
    readonly variable: string,
  ) {
    super(`${file} is missing, and what it was made for is not`);
  }
}

/**
 * A key of 32 bytes: from the text of an environment variable (base64) when it is given, else from the file, which
 * is made on first use and readable by its owner alone. Whoever loses the master key of the vault loses the names
 * of all persons; whoever loses that of a log cannot go on with it.
 *
 * @param given.inUse whether something was sealed or signed with the key: then none is made in its place
 * @throws BadKey, KeyMissing
 */
export async function secretKey(given: {
  readonly text?: string | undefined;
  readonly variable: string;
  readonly file: string;
  readonly inUse: () => Promise<boolean>;
}): Promise<Buffer> {
  const { text, variable, file, inUse } = given;
  if (text) return decoded(text, variable);
  const stored = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stored !== undefined) return decoded(stored, file);
  if (await inUse()) throw new KeyMissing(file, variable);
  const key = randomBytes(KEY_BYTES);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // Never over a key that another process has just made.
  await writeFile(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

function decoded(text: string, source: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new BadKey(`${source}: expected 32 bytes in base64`);
  return key;
}
