import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson, eventsOf, evolve } from '#kernel';
import { CONTEXTS } from '#platform';
import { fixtureOf } from '../fixtures.js';

const contexts = fileURLToPath(new URL('../../libs/contexts/', import.meta.url));
/** Every version of an event type that was ever published: the later ones read the earlier ones. */
const types = CONTEXTS.flatMap(({ path, streams }) =>
  streams.flatMap((stream) =>
    eventsOf(stream).flatMap((type) =>
      Array.from({ length: type.version }, (_, earlier) => ({
        path,
        stream,
        type,
        file: `${path}/${fixtureOf({ name: type.name, version: earlier + 1 })}`,
      })),
    ),
  ),
);

/**
 * One recorded event of every published version, never edited: what was written once must be understood for ever, so
 * what an earlier version wrote fits the schema of today.
 * `npm run contracts` takes the fixture of a new version from the specs of its context (`keepFixtures`).
 */
describe('recorded events', () => {
  it.each(types.map(({ file }) => [file]))('%s is there', async (file) => {
    await readFile(contexts + file, 'utf8');
  });

  it('are all of a known type', async () => {
    for (const { path } of CONTEXTS) {
      const files = await readdir(`${contexts}${path}/fixtures`).catch(() => []);
      const known = types.filter((each) => each.path === path).map(({ file }) => file);
      expect(files.filter((file) => !known.includes(`${path}/fixtures/${file}`))).toEqual([]);
    }
  });

  it.each(types)(
    '$file still fits its schema and is followed by its state',
    async ({ stream, type, file }) => {
      const data = JSON.parse(await readFile(contexts + file, 'utf8')) as object;
      expect(canonicalJson(type.schema.parse(data))).toBe(canonicalJson(data));
      evolve(stream, stream.initial, { type: type.name, data }, { revision: 0, effectiveOn: '2026-01-01' });
    },
  );
});
