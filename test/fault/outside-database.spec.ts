import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createApp, openFirstAdministrator } from '#api';
import { openPlatform } from '#platform';
import { type FreshDatabase, freshDatabase } from '../postgres/database.js';

describe('an outside PostgreSQL with two logins', () => {
  let database: FreshDatabase;
  const login = `diqi_${randomUUID().replaceAll('-', '')}`;
  beforeAll(async () => {
    database = await freshDatabase();
    await run(database.url, `CREATE ROLE ${login} LOGIN PASSWORD 'secret'`);
  });
  afterAll(async () => {
    await database.drop();
    const url = new URL(database.url);
    url.pathname = '/postgres';
    await run(url.href, `DROP ROLE ${login}`);
  });

  async function run(url: string, sql: string): Promise<void> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  it('is installed by the owner and used by a login that may only append and read', async () => {
    const url = new URL(database.url);
    url.username = login;
    url.password = 'secret';
    const platform = await openPlatform({
      databaseUrl: url.href,
      ownerUrl: database.url,
      vaultKey: randomBytes(32).toString('base64'),
      vaultKeyFile: '/nowhere',
      onAlarm: (message) => {
        throw new Error(message);
      },
    });
    const app = await createApp(platform);
    await app.init();
    expect(await openFirstAdministrator(app, platform, '140722')).toMatchObject({ accountId: 'admin' });
    expect(await platform.events.head()).toBe(1);
    await expect(platform.pool.query('DELETE FROM events.event')).rejects.toThrow(/permission denied/);
    await expect(run(url.href, 'DELETE FROM events.event')).rejects.toThrow(/permission denied/);
    await app.close();
    await platform.close();
  });
});
