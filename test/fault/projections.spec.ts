import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Alarm, CheckpointRow, ProjectionRunner, installViews, projection } from '#read-store';
import { TestCounty } from '../acceptance/county.js';
import { TestVillage, VILLAGE } from '../acceptance/village.js';
import { APP_ROLE } from '../postgres/database.js';

describe('a projection that throws', () => {
  let county: TestCounty;
  let village: TestVillage;
  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    await county.settled();
    await county.rest();
    // They have no tables, so there is nothing to build before they follow.
    const owner = new pg.Client(county.database.url);
    await owner.connect();
    await installViews(owner, [faulty, sound], { appRole: APP_ROLE, storeIsEmpty: true });
    await owner.end();
  });
  afterAll(async () => county.close());

  let broken = true;
  const faulty = projection({
    name: 'faulty',
    title: '有毛病的视图',
    version: 1,
    tables: [],
    on: [],
    onEvery: ({ position }) => {
      if (broken && position === 5) throw new Error('does not understand event 5');
    },
  });
  const sound = projection({ name: 'sound', title: '好的视图', version: 1, tables: [], on: [] });

  async function run(): Promise<{ alarms: Alarm[]; status: ReturnType<ProjectionRunner['status']> }> {
    const alarms: Alarm[] = [];
    const { platform } = county;
    const runner = new ProjectionRunner({
      store: platform.events,
      views: platform.dataSource,
      projections: [faulty, sound],
      categoryOf: (type) => platform.catalog.categoryOf(type),
      onAlarm: (alarm) => alarms.push(alarm),
    });
    const end = new AbortController();
    const done = runner.run(end.signal);
    const head = await platform.events.head();
    const over = () => runner.status().every(({ position, fault }) => fault !== null || position >= head);
    while (runner.status().length === 0 || !over()) await new Promise((next) => setImmediate(next));
    end.abort();
    await done;
    return { alarms, status: runner.status() };
  }

  const row = (name: string) =>
    county.platform.dataSource.getRepository(CheckpointRow).findOneByOrFail({ projection: name });

  it('stops, raises an alarm and keeps its place, while the others go on', async () => {
    const { alarms, status } = await run();
    expect(alarms).toEqual([{ projection: 'faulty', position: 5, message: 'does not understand event 5' }]);
    const head = await county.platform.events.head();
    expect(status.find(({ name }) => name === 'sound')?.position).toBe(head);
    expect(await row('faulty')).toMatchObject({ position: -1, fault: 'does not understand event 5' });
    expect((await village.clerk.get('login/self')).status).toBe(200);
  });

  it('is not ready while a view is stopped, and says which', async () => {
    const { default: request } = await import('supertest');
    const ready = await request(county.server).get('/health/ready');
    expect(ready.status).toBe(503);
    expect(JSON.stringify(ready.body)).toContain('faulty');
  });

  it('goes on from its place when it was mended', async () => {
    broken = false;
    const { alarms } = await run();
    expect(alarms).toEqual([]);
    const head = await county.platform.events.head();
    expect(await row('faulty')).toMatchObject({ position: head, fault: null });
  });

  it('does not hold up registration: commands never wait for views', async () => {
    const answer = await village.clerk.send('land-rights/register-parcel', {
      code: `${VILLAGE}0000900`,
      name: '坡地',
      areaDm2: 1_000,
      category: '10',
      landClass: 'arable',
      plantedUse: '1',
    });
    expect(answer.status).toBe(200);
  });
});
