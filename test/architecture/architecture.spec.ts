import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const planted = fileURLToPath(new URL('./violations', import.meta.url));

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

function violationsIn(...folders: string[]): Violation[] {
  const args = [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.mjs',
  ];
  const exclude = folders.includes('libs') ? ['--exclude', 'test/architecture/violations'] : [];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...args, ...exclude, '--output-type', 'json', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NODE_OPTIONS: '' } },
  );
  if (!stdout) throw new Error(stderr);
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the arrows of the house', () => {
  const names = readdirSync(planted).sort();

  it('hold everywhere', () => {
    expect(violationsIn('apps', 'libs', 'test')).toEqual([]);
  });

  it('each have a planted violation', async () => {
    const config = pathToFileURL(`${root}.dependency-cruiser.mjs`).href;
    const { default: rules } = (await import(config)) as { default: { forbidden: { name: string }[] } };
    expect([...new Set(rules.forbidden.map(({ name }) => name))].sort()).toEqual(names);
  });

  it('each fire on every planted file that breaks it', () => {
    const found = violationsIn('test/architecture/violations');
    const files = readdirSync(planted, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `test/architecture/violations/${file}`);
    const silent = files.filter((file) => {
      const name = file.split('/')[3];
      return !found.some(({ rule, from, to }) => rule.name === name && (from === file || to === file));
    });
    expect(silent).toEqual([]);
  });
});
