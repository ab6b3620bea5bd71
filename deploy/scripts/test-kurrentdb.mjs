import { runJest } from './jest.mjs';
import { install } from './prepare.mjs';

/**
 * `KURRENTDB_URL=… npm run test:kurrentdb`: the contract of the event store and the golden slice against a real
 * KurrentDB, which may hold other data and be used again. `npm test` runs the same against the double.
 */
install();
const suites = ['test/kurrentdb/contract.spec.ts', 'test/kurrentdb/golden-slice.spec.ts'];
const given = Boolean(process.env.KURRENTDB_URL);
if (!given) {
  console.error('未设置 KURRENTDB_URL，跳过（KURRENTDB_URL is not set: skipped）。');
  console.error('例如 KURRENTDB_URL=esdb://admin:changeit@localhost:2113?tls=false npm run test:kurrentdb');
}
const NOTHING = ['--testNamePattern', '^no test is called so$'];
const { passed, failed, skipped } = runJest(given ? suites : [...suites, ...NOTHING]);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || (given && passed === 0) ? 1 : 0);
