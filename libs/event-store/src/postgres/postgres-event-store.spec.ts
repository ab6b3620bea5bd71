import { afterAll, beforeAll } from '@jest/globals';
import { describeEventStore } from '#event-store/contract';
import { freshDatabase } from '../../../../test/postgres/database.js';
import type { FreshDatabase } from '../../../../test/postgres/database.js';
import { install, openStore } from '../../../../test/postgres/event-store.js';

let database: FreshDatabase;
let stores = 0;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describeEventStore(
  'the store on PostgreSQL',
  async (check) => {
    stores += 1;
    const schema = `events_${stores}`;
    await install(database, schema);
    const first = openStore(database, schema, check);
    const second = openStore(database, schema, check);
    return {
      store: first.store,
      another: async () => second.store,
      release: async () => {
        await Promise.all([first.close(), second.close()]);
      },
    };
  },
  { gapless: true },
);
