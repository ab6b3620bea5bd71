import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function sourcesIn(folder: string): Promise<string[]> {
  const files = await readdir(`${root}${folder}`, { recursive: true });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => `${folder}/${file}`);
}

/** OpenAPI knows a class by its name alone: of two with one name, the document describes one for both. */
describe('every class of the sources', () => {
  it('has a name of its own', async () => {
    const places = new Map<string, string[]>();
    for (const file of [...(await sourcesIn('libs')), ...(await sourcesIn('apps'))])
      for (const [, name = ''] of (await readFile(root + file, 'utf8')).matchAll(
        /^(?:export )?class (\w+)/gm,
      ))
        places.set(name, [...(places.get(name) ?? []), file]);
    expect(places.size).toBeGreaterThan(100);
    expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
  });
});
