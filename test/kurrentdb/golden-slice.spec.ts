import { afterAll, beforeAll } from '@jest/globals';
import '../acceptance/books.spec.js';
import { TestCounty } from '../acceptance/county.js';
import '../acceptance/lease.spec.js';
import { endOf, freshLog } from './event-store.js';
import { type ServerUnderTest, serverUnderTest } from './server-under-test.js';

/* The lease from its resolution to the books, as the acceptance suites tell it, with the events in KurrentDB. */

let server: ServerUnderTest;
beforeAll(async () => {
  server = await serverUnderTest();
});
afterAll(() => server.close());

TestCounty.eventsIn = async () => ({
  url: server.url,
  name: freshLog(),
  startsAfter: await endOf(server.url),
});
