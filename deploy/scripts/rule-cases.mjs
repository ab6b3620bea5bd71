import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

/**
 * The rules of the catalogue that the tests have not seen both hold and stop something, from the notes that
 * they left in a folder (`test/rule-cases.ts`).
 */
export function unseenRules(folder) {
  const catalog = JSON.parse(readFileSync(join(root, 'rule-catalog.json'), 'utf8'));
  const notes = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  const seen = new Set(notes);
  return catalog
    .map(({ id }) => ({ id, missing: ['held', 'broken'].filter((side) => !seen.has(`${side} ${id}`)) }))
    .filter(({ missing }) => missing.length > 0);
}
