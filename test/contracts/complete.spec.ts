import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { POSTING_RULES } from '#books/postings';
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

function isPostingRule(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && 'postings' in value;
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

  it('has every posting rule that its facts make among those of the books', async () => {
    const listed = new Set<unknown>(POSTING_RULES);
    const forgotten: string[] = [];
    const found = new Set<unknown>();
    for (const { path } of CONTEXTS)
      for (const [name, made] of await exportsOf(`${path}/src/facts`)) {
        const rules = (Array.isArray(made) ? made : [made]).filter(isPostingRule);
        if (rules.some((rule) => !listed.has(rule))) forgotten.push(`${path}: ${name}`);
        rules.forEach((rule) => found.add(rule));
      }
    expect(forgotten).toEqual([]);
    expect(found.size).toBe(POSTING_RULES.length);
  });
});
