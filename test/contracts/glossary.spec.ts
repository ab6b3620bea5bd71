import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import prettier from 'prettier';
import { CONTEXTS } from '#platform';
import { eventsOf } from '#kernel';

const file = fileURLToPath(new URL('../../docs/glossary.md', import.meta.url));

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The lists of events and commands, as the code has them. */
function generated(): string {
  const events = CONTEXTS.flatMap(({ streams }) => streams).flatMap((stream) =>
    eventsOf(stream).map(({ name, title }) => [name, title, `\`${stream.category}-…\``]),
  );
  const commands = CONTEXTS.flatMap((context) =>
    context.commands.map(({ command, title }) => [command.name, title, `\`${context.path}\``]),
  );
  return [
    '## Events',
    tableOf(['English', '中文', 'Stream'], events),
    '## Commands',
    tableOf(['English', '中文', 'Context'], commands),
  ].join('\n\n');
}

describe('the glossary', () => {
  let text: string;

  beforeAll(async () => {
    text = await readFile(file, 'utf8');
  });

  it('lists the events and commands there are', async () => {
    const [terms = ''] = text.split('## Events');
    const options = await prettier.resolveConfig(file);
    const made = await prettier.format(terms + generated(), { ...options, parser: 'markdown' });
    if (process.env.DIQI_WRITE_CONTRACTS) await writeFile(file, made);
    const committed = await readFile(file, 'utf8');
    if (committed !== made)
      throw new Error('docs/glossary.md is not what the code says: run `npm run contracts`');
    text = made;
  });

  it.each(['Terms', 'Events', 'Commands'])(
    'gives one English word to one Chinese word and back in %s',
    (heading) => {
      const [, section = ''] = text.split(`## ${heading}\n`);
      const rows = (section.split('\n## ')[0] ?? '')
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .slice(2)
        .map((line) => line.split('|').map((cell) => cell.trim()));
      expect(rows.length).toBeGreaterThan(10);
      for (const column of [1, 2]) {
        const words = rows.map((row) => row[column]);
        expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
      }
    },
  );
});
