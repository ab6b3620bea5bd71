import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { CONTEXTS } from '#platform';

const contexts = fileURLToPath(new URL('../../libs/contexts/', import.meta.url));

/** What the files of a folder of a context export. */
async function exportsOf(folder: string): Promise<[string, object][]> {
  const files = await readdir(contexts + folder).catch(() => []);
  const modules = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map(async (file) => Object.entries<unknown>(await import(`${contexts}${folder}/${file}`)));
  return (await Promise.all(modules))
    .flat()
    .filter((made): made is [string, object] => typeof made[1] === 'object' && made[1] !== null);
}

/** A command in no list compiles, passes its own spec and has no route; a view in none stays empty. */
describe('every context', () => {
  it.each([
    ['facts', 'streams', ['category', 'evolve']],
    ['commands', 'commands', ['command', 'decide']],
    ['views', 'projections', ['tables', 'on']],
    ['views', 'registers', ['controllerUnder']],
    ['reactions', 'reactions', ['title', 'on']],
  ] as const)('lists what its %s make in its %s', async (folder, list, marks) => {
    const forgotten: string[] = [];
    let found = 0;
    for (const context of CONTEXTS) {
      const listed = new Set<object>(context[list]);
      for (const [name, made] of await exportsOf(`${context.path}/src/${folder}`)) {
        if (!marks.every((mark) => mark in made)) continue;
        if (!listed.has(made)) forgotten.push(`${context.path} forgets ${name}`);
        found += 1;
      }
    }
    expect(forgotten).toEqual([]);
    expect(found).toBeGreaterThan(0);
  });
});
