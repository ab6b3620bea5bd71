import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { EventCatalog } from '#nest';
import { CONTEXTS } from '#platform';

const file = fileURLToPath(new URL('../../docs/glossary.md', import.meta.url));

describe('the glossary', () => {
  let tables: Map<string, string[][]>;

  beforeAll(async () => {
    tables = new Map();
    let heading = '';
    for (const line of (await readFile(file, 'utf8')).split('\n')) {
      if (line.startsWith('## ')) heading = line.slice(3).trim();
      const cells = /^\|(.+)\|$/
        .exec(line)?.[1]
        ?.split('|')
        .map((cell) => cell.trim());
      if (!cells || cells.every((cell) => /^-*$/.test(cell)) || cells[0] === 'English') continue;
      tables.set(heading, [...(tables.get(heading) ?? []), cells]);
    }
  });

  const pairs = (heading: string): string[] =>
    (tables.get(heading) ?? []).map(([english = '', chinese = '']) => `${english} ${chinese}`).sort();

  it('has every event with its title, and no other', () => {
    const catalog = new EventCatalog(CONTEXTS.flatMap(({ streams }) => streams));
    expect(pairs('Events')).toEqual(
      catalog
        .describe()
        .map(({ name, title }) => `${name} ${title}`)
        .sort(),
    );
  });

  it('has every command with its title, and no other', () => {
    const commands = CONTEXTS.flatMap((context) => context.commands);
    expect(pairs('Commands')).toEqual(
      commands.map(({ command, title }) => `${command.name} ${title}`).sort(),
    );
  });

  it.each(['Terms', 'Events', 'Commands'])(
    'gives one English word to one Chinese word and back in %s',
    (heading) => {
      const rows = tables.get(heading) ?? [];
      expect(rows.length).toBeGreaterThan(10);
      for (const column of [0, 1]) {
        const words = rows.map((row) => row[column]);
        expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
      }
    },
  );
});
