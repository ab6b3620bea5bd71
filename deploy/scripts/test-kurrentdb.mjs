import { KURRENTDB, runJest } from './jest.mjs';
import { install } from './prepare.mjs';

/**
 * `npm run test:kurrentdb`: the contract of the event store and the golden slice on KurrentDB. With `KURRENTDB_URL=…`
 * against that server, which may hold other data and be used again; without it everything against a double of its
 * protocol.
 */
install();
const onServer = ['test/kurrentdb/contract.spec.ts', 'test/kurrentdb/golden-slice.spec.ts'];
const given = Boolean(process.env.KURRENTDB_URL);
if (!given) {
  console.error(
    '未设置 KURRENTDB_URL，改用协议替身（KURRENTDB_URL is not set: a double of the protocol serves）。',
  );
  console.error('例如 KURRENTDB_URL=esdb://admin:changeit@localhost:2113?tls=false npm run test:kurrentdb');
}
const { passed, failed, skipped } = runJest(given ? onServer : [KURRENTDB]);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
