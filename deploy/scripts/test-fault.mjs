import { PROCESSES, runJest } from './jest.mjs';
import { build, install, run } from './prepare.mjs';

/**
 * `npm run test:fault`: how the installed system starts, stops, is rebuilt and killed half-way; then under load, while
 * its processes and its database are killed.
 */
install();
build();
const loader = ['--disable-warning=ExperimentalWarning', '--import', './test/postgres/typescript.mjs'];
const { passed, failed, skipped } = runJest([PROCESSES]);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
const status = run(process.execPath, [...loader, 'test/under-fire/main.ts']);
process.exit(failed > 0 || passed === 0 ? 1 : status);
