import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root, run } from './prepare.mjs';

/**
 * `npm test`: installs what is missing, then runs the type check and every suite, and closes with
 * `N passed, N failed, N skipped`. Arguments go to Jest; with arguments only Jest runs.
 */
install();
const args = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;

if (args.length === 0) {
  if (run('node_modules/.bin/tsc', ['--noEmit']) === 0) passed++;
  else failed++;
}

const folder = mkdtempSync(join(tmpdir(), 'diqi-test-'));
const report = join(folder, 'report.json');
const status = run(
  'node_modules/.bin/jest',
  ['--maxWorkers=2', '--json', `--outputFile=${report}`, ...args],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
  },
);
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  skipped += result.numPendingTests + result.numTodoTests;
  if (status !== 0 && failed === 0) failed++;
} catch {
  failed++;
}
rmSync(folder, { recursive: true, force: true });
process.chdir(root);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
