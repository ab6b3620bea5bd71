import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { codesOf } from '#kernel';
import { POLICY_KEYS, policyValueHasItsShape } from '#policies/facts';

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

  /** No days, a thousand years; less than nothing, more than the whole; another century; a list with one item twice. */
  const ABSURD: readonly unknown[] = [
    ...[-1, 0.5, 1e15].map((number) => number),
    ...[0, -1, 1_000].map((count) => ({ count, unit: 'year' })),
    ...[-1, 10_000, 2].map((numerator) => ({ numerator, denominator: numerator === 2 ? 1 : 100 })),
    ...['0001-01-01', '9999-12-31', '2026-02-30', '', 'sometimes'],
    ...[[], ['martian'], [0], [1, 1], [25]],
    { least: { numerator: 0, denominator: 1 }, most: { numerator: 99, denominator: 1 } },
    { county: { fromAreaDm2: 1e15 } },
    { county: { fromAmountFen: -1 } },
    { county: { fromAmountFen: 0 }, countyReview: { fromAmountFen: 1e15 } },
    { upToAreaDm2: 1e15, upToAmountFen: 1 },
    { upToAreaDm2: 1, upToAmountFen: 1e15 },
    null,
  ];

  it.each(codesOf(POLICY_KEYS))(
    'lets no absurd value of %s pass, and says where its bounds are from',
    (key) => {
      const { example, range } = POLICY_KEYS[key];
      expect(range.source).toMatch(/[一-鿿]/);
      const entry = (value: unknown) => ({
        ...{ divisionCode: '140722', key, from: '2026-01-01', to: undefined, replaces: undefined },
        ...{ book: undefined, paper: undefined, value },
      });
      const passed = ABSURD.filter((value) => policyValueHasItsShape.breach(entry(value)) === undefined);
      // A list of matters on which nothing is required, or of kinds beside the one the law names, may be short.
      expect({
        key,
        passed: passed.filter((value) => !(Array.isArray(value) && value.length === 0)),
      }).toEqual({
        key,
        passed: [],
      });
      expect(policyValueHasItsShape.breach(entry(example))).toBeUndefined();
      if (Array.isArray(example))
        expect(policyValueHasItsShape.breach(entry([...example, example[0]]))?.detail).toContain('两次');
    },
  );
});
