import { FAULTS, PROCESSES, runJest } from './jest.mjs';
import { build, install, run } from './prepare.mjs';

/**
 * `npm run test:fault`: what happens when something ends at the worst moment. First the suites that break one connection,
 * process manager or database at a step of their choice; then the installed system started, stopped, rebuilt and killed
 * half-way; then the same under load, while its processes and its database are killed at random moments.
 */
install();
build();
const loader = ['--disable-warning=ExperimentalWarning', '--import', './test/postgres/typescript.mjs'];
const runs = [runJest([FAULTS]), runJest([PROCESSES], { workers: 1 })];
for (const { passed, failed, skipped } of runs)
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
const status = run(process.execPath, [...loader, 'test/under-fire/main.ts']);
process.exit(runs.some(({ passed, failed }) => failed > 0 || passed === 0) ? 1 : status);
