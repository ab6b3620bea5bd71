import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { describeEventStore } from '#event-store/contract';
import { startDouble } from '../../../../test/kurrentdb/double/server.js';
import type { Double, DoubleOptions } from '../../../../test/kurrentdb/double/server.js';
import { freshLogs } from '../../../../test/kurrentdb/event-store.js';

const tlsFile = (name: string): string =>
  fileURLToPath(new URL(`../../../../test/kurrentdb/tls/${name}`, import.meta.url));

function describeOn(name: string, options: () => DoubleOptions, url: (port: number) => string): void {
  describe(name, () => {
    let double: Double;
    beforeAll(async () => {
      double = await startDouble(options());
    });
    afterAll(() => double.close());
    describeEventStore(
      `the store on ${name}`,
      freshLogs(() => url(double.port)),
      { gapless: false },
    );
  });
}

describeOn(
  'KurrentDB',
  () => ({}),
  (port) => `kurrentdb://127.0.0.1:${port}?tls=false`,
);

describeOn(
  'KurrentDB over TLS, with a login',
  () => ({
    tls: { key: readFileSync(tlsFile('server.key')), certificate: readFileSync(tlsFile('server.pem')) },
    user: { name: 'diqi', password: '口令 @:/1' },
  }),
  (port) =>
    `esdb://diqi:${encodeURIComponent('口令 @:/1')}@127.0.0.1:${port}?tlsCAFile=${encodeURIComponent(tlsFile('ca.pem'))}`,
);
