import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Desk, TestCounty } from '../acceptance/county.js';

/* The guesthouse of the demonstration county, told to a county that has only what it needs. */

type Step = [string, readonly object[], (item: object) => Promise<unknown>];
interface DemoCounty {
  readonly landVillages: readonly { collectiveId: string; name: string; divisionCode: string }[];
}

let county: TestCounty;
beforeAll(async () => {
  county = await TestCounty.open();
});
afterAll(async () => county.close());

test('shows a house that stood empty and is a guesthouse now', async () => {
  // Scripts without types.
  const { homesteads } = (await import(['../..', 'deploy/demo/homesteads.mjs'].join('/'))) as {
    homesteads: (as: (account: string) => object) => readonly Step[];
  };
  const { landVillages } = (await import(['../..', 'deploy/demo/county.mjs'].join('/'))) as DemoCounty;
  const [village] = landVillages;
  if (!village) throw new Error('no village');
  const { collectiveId, name, divisionCode: code } = village;
  const { admin } = county;
  const township = { code: code.slice(0, 9), name: '泽城镇', kind: 'township' };
  await admin.must('divisions/register-division', { code: '140722', name: '左权县', kind: 'county' });
  await admin.must('divisions/register-division', township);
  await admin.must('divisions/register-division', { code, name, kind: 'village' });
  const reviewer = await county.hire('xian.shenhe', 'county-reviewer', '140722');
  await reviewer.must('collectives/register-collective', { collectiveId, name, divisionCode: code });
  const clerk: Desk = await county.hire('jingban', 'station-clerk', '140722');
  let position = -1;
  const as = () => ({
    get position() {
      return position;
    },
    send: async (path: string, body: object) => {
      const answer = (await clerk.must(path, body)) as { position: number };
      ({ position } = answer);
      return answer;
    },
    get: async (path: string) => (await clerk.get(path)).body as unknown,
  });
  for (const [, items, task] of homesteads(as)) for (const item of items) await task(item);
  await county.settled();
  const { body } = await clerk.get('homesteads/revitalizations');
  expect(body.items).toMatchObject([
    { kind: 'homestay', stage: 'started', houses: 1, itemsMissing: [], revenueFen: 8_640_005 },
  ]);
  expect((await clerk.get('homesteads/idle')).body.items).toEqual([]);
});
