import { run } from './prepare.mjs';

/** What must hold besides the tests; `npm run check` and `npm test` run the same list. */
export const CHECKS = [
  ['format', 'prettier', ['--check', '--cache', '--log-level=warn', '.']],
  ['lint', 'eslint', ['.']],
  ['types', 'tsc', ['--noEmit']],
  ['unused', 'knip', []],
];

/** Runs them all, not only up to the first that fails; the names of those that failed. */
export function runChecks() {
  const failed = [];
  for (const [name, program, args] of CHECKS) {
    const begun = performance.now();
    const passed = run(`node_modules/.bin/${program}`, args) === 0;
    if (!passed) failed.push(name);
    console.error(`${passed ? '✓' : '✕'} ${name} (${((performance.now() - begun) / 1_000).toFixed(1)} s)`);
  }
  return failed;
}
