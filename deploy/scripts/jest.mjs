import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './prepare.mjs';

/** Suites that start and kill the installed system: minutes, and a machine to themselves. */
export const PROCESSES = 'test/processes/';

/** Suites in which processes, connections and databases end at the worst moment, one after the other. */
export const FAULTS = 'test/fault/';

/** Suites of the adapter for KurrentDB, against a double that speaks its protocol unless a server is named. */
export const KURRENTDB = 'kurrentdb/';

/** Runs Jest and counts what it did; a run that ends without a report has failed. */
export function runJest(args, { ruleCases, workers = 2 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'diqi-test-'));
  const report = join(folder, 'report.json');
  const status = run(
    'node_modules/.bin/jest',
    [`--maxWorkers=${workers}`, '--json', `--outputFile=${report}`, ...args],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ...(ruleCases && { DIQI_RULE_CASES: ruleCases }),
        NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
      },
    },
  );
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return {
      passed: result.numPassedTests,
      failed: failed === 0 && status !== 0 ? 1 : failed,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
