import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { TestCounty } from '../acceptance/county.js';
import { COLLECTIVE, TestVillage } from '../acceptance/village.js';

describe('a new release on the views of the old one', () => {
  let county: TestCounty;
  let village: TestVillage;
  let owner: pg.Client;
  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    await village.parcel();
    await county.settled();
    owner = new pg.Client(county.database.url);
    await owner.connect();
  }, 60_000);
  afterAll(async () => {
    await owner.end();
    await county.close();
  });

  const journal = () => village.accountant.get(`books/journal?entity=${COLLECTIVE}`);
  const parcels = () => village.clerk.get('land-rights/parcels');
  /** Without the position that a desk waits for. */
  const asTheyStand = async (path: string) => {
    const { default: request } = await import('supertest');
    const { status, body } = await request(county.server)
      .get(`/api/${path}`)
      .set({ Authorization: `Bearer ${village.clerk.token}` });
    return { status, body: body as { code?: string; detail?: string; items?: object[] } };
  };

  it('is given here by tables as older code left them, and a rebuild that cannot begin yet', async () => {
    await county.rest();
    // A version before, of the same shape; another shape; and a view that did not exist.
    await owner.query(`UPDATE views.checkpoint SET version = 0, position = 2 WHERE projection = 'parcels'`);
    await owner.query(`ALTER TABLE views.voucher DROP COLUMN summary`);
    await owner.query(`UPDATE views.checkpoint SET shape = 'of old' WHERE projection = 'journal'`);
    await owner.query(`DROP TABLE views.task, views.task_place`);
    await owner.query(`DELETE FROM views.checkpoint WHERE projection = 'tasks'`);
    await owner.query(`SELECT pg_advisory_lock(hashtextextended('diqi.rebuild', 0))`);
    await county.stop();
    await county.start();
    expect((await asTheyStand('divisions')).status).toBe(200);
  });

  it('reads the old rows where their shape allows, whole, and says when they are behind', async () => {
    const { status, body } = await asTheyStand('land-rights/parcels');
    expect({ status, parcels: body.items?.length }).toEqual({ status: 200, parcels: 1 });
    const behind = await parcels();
    expect(behind).toMatchObject({ status: 503, body: { code: 'VIEW.BEHIND' } });
    expect(behind.body.detail).toMatch(
      /^“地块、权利与负担登记簿”尚未更新到最新的登记内容（已到位置 2，最新位置 \d+）/,
    );
  });

  it.each([
    ['账簿', `books/entities`],
    ['待办', 'tasks'],
  ])(
    'says of a view that it cannot read yet that it is being rebuilt, and how far: %s',
    async (title, path) => {
      const { status, body } = await asTheyStand(path);
      expect({ status, code: body.code }).toEqual({ status: 503, code: 'VIEW.REBUILDING' });
      expect(body.detail).toMatch(new RegExp(`^“${title}”正在重建（已到位置 0，最新位置 \\d+）`));
    },
  );

  it('records meanwhile', async () => {
    await village.parcel();
  });

  it('reads everything when it was built, with nothing lost', async () => {
    await owner.query(`SELECT pg_advisory_unlock(hashtextextended('diqi.rebuild', 0))`);
    await county.settled();
    expect((await parcels()).body.items).toHaveLength(2);
    expect((await journal()).status).toBe(200);
    expect((await asTheyStand('tasks')).status).toBe(200);
    const { rows } = await owner.query(`SELECT DISTINCT position FROM views.checkpoint`);
    expect(rows).toHaveLength(1);
    expect(county.alarms).toEqual([]);
    const digests =
      /^view (\w+) rebuilt: version \d+ at \d+, digest \w{64}; before: (nothing|version (\d+) at \d+, digest \w{64})$/;
    const told = county.rebuilt.map((message) => digests.exec(message));
    expect(told.map((found) => [found?.[1], found?.[3] ?? found?.[2]])).toEqual([
      ['parcels', '0'],
      ['journal', '1'],
      ['tasks', 'nothing'],
    ]);
  });
});
