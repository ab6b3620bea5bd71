import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { outliveLoss, viewsDataSource } from '#read-store';
import { type FreshDatabase, freshDatabase } from '../postgres/database.js';

describe('a connection that the server closes while somebody has it and asks nothing', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = new pg.Pool({ connectionString: database.url });
    pool.on('error', () => undefined);
    pool.on('connect', outliveLoss);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  async function close(client: pg.PoolClient): Promise<void> {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
  }

  it('is heard of by the next query, and the process goes on', async () => {
    const client = await pool.connect();
    await close(client);
    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release(true);
    expect((await pool.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('is heard of from the first moment in the pool of the views', async () => {
    const source = await viewsDataSource({ url: database.url, projections: [] }).initialize();
    const views = (await source.createQueryRunner().connect()) as pg.PoolClient;
    // What the views' own library hears goes with its release.
    expect(views.listenerCount('error')).toBeGreaterThanOrEqual(2);
    await source.destroy();
  });
});
