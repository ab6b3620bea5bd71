import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Belonging, OlderRelease, WrongCounty, bind } from '#platform';
import { freshDatabase, type FreshDatabase } from '../../../test/postgres/database.js';
import { install } from '../../../test/postgres/event-store.js';

let database: FreshDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  await install(database, 'events');
  owner = new pg.Client(database.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const older: Belonging = { engine: 'postgres', county: '140722', events: [{ name: 'A', version: 1 }] };
const newer: Belonging = {
  ...older,
  events: [
    { name: 'A', version: 2 },
    { name: 'B', version: 1 },
  ],
};

test('a newer release takes up the data of an older one, which then refuses them', async () => {
  await bind(owner, 'events', older);
  await bind(owner, 'events', older);
  await bind(owner, 'events', newer);
  await expect(bind(owner, 'events', older)).rejects.toThrow(new OlderRelease(['A', 'B']));
  await bind(owner, 'events', newer);
});

test('a register stays that of its county', async () => {
  await expect(bind(owner, 'events', { ...newer, county: '140723' })).rejects.toThrow(WrongCounty);
});
