import { afterAll, beforeAll } from '@jest/globals';
import { describeEventStore } from '#event-store/contract';
import { startDouble } from '../../../../test/kurrentdb/double/server.js';
import type { Double } from '../../../../test/kurrentdb/double/server.js';
import { freshLogs } from '../../../../test/kurrentdb/event-store.js';

let double: Double;

beforeAll(async () => {
  double = await startDouble();
});
afterAll(() => double.close());

describeEventStore(
  'the store on KurrentDB',
  freshLogs(() => `esdb://127.0.0.1:${double.port}?tls=false`),
  { gapless: false },
);
