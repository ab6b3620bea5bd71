import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { codesOf } from '#kernel';
import { POLICY_KEYS } from '#policies/facts';

const contexts = fileURLToPath(new URL('../../libs/contexts/', import.meta.url));
/** Where a key is read as a text with a code in it. */
const BY_CODE = /policyFor\([^;]*?`([a-z.-]+)\$\{/g;
const BY_NAME = /policyFor\([^;]*?'([a-z0-9.-]+)'/g;

/** The policy keys, and the beginnings of some, that the commands of every context read. */
async function keysRead(): Promise<ReadonlySet<string>> {
  const files = await readdir(contexts, { recursive: true });
  const sources = files.filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('policies'),
  );
  const texts = await Promise.all(sources.map((file) => readFile(contexts + file, 'utf8')));
  return new Set(
    texts.flatMap((text) =>
      [BY_CODE, BY_NAME].flatMap((form) => [...text.matchAll(form)].map(([, key = '']) => key)),
    ),
  );
}

/** A county that sets a number is bound by it, or is told that nothing reads it yet. */
describe('every policy key', () => {
  let read: ReadonlySet<string>;

  beforeAll(async () => {
    read = await keysRead();
  });

  it('is read by a command, or says for what it waits', () => {
    const isRead = (key: string) =>
      read.has(key) || [...read].some((each) => each.endsWith('.') && key.startsWith(each));
    const silent = codesOf(POLICY_KEYS).filter(
      (key) => !isRead(key) && POLICY_KEYS[key].awaits === undefined,
    );
    const waitsNoMore = codesOf(POLICY_KEYS).filter(
      (key) => isRead(key) && POLICY_KEYS[key].awaits !== undefined,
    );
    expect({ silent, waitsNoMore }).toEqual({ silent: [], waitsNoMore: [] });
  });
});
