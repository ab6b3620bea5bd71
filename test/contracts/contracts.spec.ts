import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import prettier from 'prettier';
import { openApiOf } from '#api';
import { eventsOf } from '#kernel';
import { Evidence, ruleCatalogOf } from '#nest';
import { CONTEXTS } from '#platform';
import { TestCounty } from '../acceptance/county.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ADVICE = 'run `npm run contracts`, look at what changed, and commit it';

describe('the generated contracts', () => {
  let county: TestCounty;
  beforeAll(async () => {
    county = await TestCounty.open();
  });
  // There is none when it does not start.
  afterAll(async () => (county as TestCounty | undefined)?.close());

  async function compare(name: string, made: unknown): Promise<void> {
    const text = await prettier.format(JSON.stringify(made), { parser: 'json', printWidth: 110 });
    if (process.env.DIQI_WRITE_CONTRACTS) await writeFile(root + name, text);
    const committed = await readFile(root + name, 'utf8').catch(() => '');
    if (committed !== text) throw new Error(`${name} is not what the code says: ${ADVICE}`);
  }

  it('openapi.json is what the routes say', () => compare('openapi.json', openApiOf(county.app)));

  it('event-catalog.json is what the event types say', () =>
    compare('event-catalog.json', county.platform.catalog.describe()));

  it('rule-catalog.json is what the rules say', () =>
    compare('rule-catalog.json', ruleCatalogOf(CONTEXTS.flatMap(({ commands }) => commands))));

  it('refer to nothing that is not there', () => {
    const document = openApiOf(county.app);
    const known = new Set(Object.keys(document.components?.schemas ?? {}));
    const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]*)"/g)].map(
      ([, name]) => name,
    );
    expect(named.filter((name) => name === undefined || !known.has(name))).toEqual([]);
    expect([...known].filter((name) => name === '')).toEqual([]);
  });

  it('describe every field in Chinese', () => {
    const { components, paths } = openApiOf(county.app);
    const silent = Object.entries(components?.schemas ?? {}).flatMap(([schema, value]) =>
      Object.entries('properties' in value ? (value.properties ?? {}) : {})
        .filter(([, field]) => !/[一-鿿]/.test(JSON.stringify(field)))
        .map(([field]) => `${schema}.${field}`),
    );
    expect(silent.filter((name) => !name.startsWith('Health'))).toEqual([]);
    for (const item of Object.values(paths))
      for (const operation of [item.get, item.post])
        if (operation) expect(operation.summary).toMatch(/[一-鿿]/);
  });

  it('show in a register with a history every event of it', () => {
    const forgotten = CONTEXTS.flatMap(({ registers = [] }) => registers).flatMap(({ view, history }) =>
      history && !view.onEvery
        ? eventsOf(history)
            .filter(({ name }) => !view.on.some(({ type }) => type.name === name))
            .map(({ name }) => `${view.name} forgets ${name}`)
        : [],
    );
    expect(forgotten).toEqual([]);
  });

  it('ask for the day of a fact once', () => {
    const twice = CONTEXTS.flatMap(({ commands }) => commands)
      .filter(({ command, effectiveOn }) => effectiveOn && command.prototype instanceof Evidence)
      .map(({ command }) => command.name);
    expect(twice).toEqual([]);
  });

  it('tell of every command the codes it can answer', () => {
    const { paths } = openApiOf(county.app);
    for (const context of CONTEXTS)
      for (const { command, permission, title } of context.commands) {
        if (permission === 'internal') continue;
        const route = Object.entries(paths).find(([, item]) => item.post?.operationId === command.name);
        expect([command.name, route?.[1].post?.summary]).toEqual([command.name, title]);
        const operation = route?.[1].post as unknown as Record<string, unknown>;
        expect([command.name, Array.isArray(operation['x-refusals'])]).toEqual([command.name, true]);
      }
  });
});
