import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULTS, KURRENTDB, PROCESSES, runJest } from './jest.mjs';
import { install } from './prepare.mjs';
import { unseenRules } from './rule-cases.mjs';

/**
 * `npm test`: installs what is missing, runs every suite but those of `npm run test:fault` and `npm run test:kurrentdb`,
 * asks whether every rule was seen to hold and to stop something, and closes with `N passed, N failed, N skipped`.
 * Arguments go to Jest. What is no test is `npm run check`.
 */
const ELSEWHERE = ['/node_modules/', PROCESSES, FAULTS, KURRENTDB];

install();
const args = process.argv.slice(2);
const whole = args.length === 0;
const notes = mkdtempSync(join(tmpdir(), 'diqi-rules-'));
const jest = runJest(whole ? [`--testPathIgnorePatterns=${ELSEWHERE.join('|')}`] : args, {
  ruleCases: notes,
});
const unseen = whole ? unseenRules(notes) : [];
rmSync(notes, { recursive: true, force: true });
for (const { id, missing } of unseen)
  console.error(`✕ rule ${id}: no test in which it is ${missing.join(' or ')}`);
const passed = jest.passed + (whole && unseen.length === 0 ? 1 : 0);
const failed = jest.failed + (unseen.length > 0 ? 1 : 0);
console.log(`${passed} passed, ${failed} failed, ${jest.skipped} skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
