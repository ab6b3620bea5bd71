import { CHECKS, runChecks } from './checks.mjs';
import { runJest } from './jest.mjs';
import { install } from './prepare.mjs';

/**
 * `npm test`: installs what is missing, then runs format, lint, types, unused parts and every suite, and closes
 * with `N passed, N failed, N skipped`. Arguments go to Jest; with arguments only Jest runs.
 */
install();
const args = process.argv.slice(2);
const broken = args.length === 0 ? runChecks().length : 0;
const held = args.length === 0 ? CHECKS.length - broken : 0;
const jest = runJest(args);
const passed = held + jest.passed;
const failed = broken + jest.failed;
console.log(`${passed} passed, ${failed} failed, ${jest.skipped} skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
