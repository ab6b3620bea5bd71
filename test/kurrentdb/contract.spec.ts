import { afterAll, beforeAll } from '@jest/globals';
import { describeEventStore } from '#event-store/contract';
import { freshLogs } from './event-store.js';
import { type ServerUnderTest, serverUnderTest } from './server-under-test.js';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await serverUnderTest();
});
afterAll(() => server.close());

describeEventStore(
  'the store on KurrentDB',
  freshLogs(() => server.url),
  { gapless: false },
);
