import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { DomainEvent, EventType } from '#kernel';

/** Where the recorded event of a version lies, below the context that publishes it. */
export function fixtureOf({ name, version }: Pick<EventType, 'name' | 'version'>): string {
  return `fixtures/${name}.v${version}.json`;
}

/**
 * Under `npm run contracts`, the first event of a new version that a spec of the context sees accepted becomes its
 * fixture. One that is there is never written over.
 */
export function keepFixtures(events: readonly DomainEvent[]): void {
  if (!process.env.DIQI_WRITE_CONTRACTS) return;
  const context = /^.*\/libs\/contexts\/[^/]+\//.exec(expect.getState().testPath ?? '')?.[0];
  if (context === undefined) return;
  for (const { type: name, schemaVersion: version, data } of events) {
    const file = join(context, fixtureOf({ name, version }));
    if (existsSync(file)) continue;
    mkdirSync(join(context, 'fixtures'), { recursive: true });
    writeFileSync(file, `${JSON.stringify(data, null, 2)}\n`);
  }
}
