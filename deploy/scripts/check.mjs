import { runChecks } from './checks.mjs';
import { install } from './prepare.mjs';
import { runJest } from './jest.mjs';

/** `npm run check`: format, lint, types, unused parts, architecture and generated contracts. */
install();
const failed = await runChecks();
const { failed: specs } = runJest(['test/architecture', 'test/contracts']);
process.exit(failed.length + specs > 0 ? 1 : 0);
