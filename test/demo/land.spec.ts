import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Desk, TestCounty } from '../acceptance/county.js';

/* The land of other kinds in the demonstration county, told to a county that has only what it needs. */

type Step = [string, readonly object[], (item: object) => Promise<unknown>];
interface DemoCounty {
  readonly landVillages: readonly { collectiveId: string; name: string; divisionCode: string }[];
  readonly townships: readonly { code: string; name: string }[];
}

let county: TestCounty;
beforeAll(async () => {
  county = await TestCounty.open();
});
afterAll(async () => county.close());

test('shows wastes, forest, construction land, and walnut on contracted land, each with its shape', async () => {
  // Scripts without types.
  const { land } = (await import(['../..', 'deploy/demo/land.mjs'].join('/'))) as {
    land: (as: (account: string) => object) => readonly Step[];
  };
  const { landVillages, townships } = (await import(
    ['../..', 'deploy/demo/county.mjs'].join('/')
  )) as DemoCounty;
  const { admin } = county;
  const stations = [...new Set(landVillages.map(({ divisionCode }) => divisionCode.slice(0, 9)))];
  await admin.must('divisions/register-division', { code: '140722', name: '左权县', kind: 'county' });
  for (const { code, name } of townships.filter((each) => stations.includes(each.code)))
    await admin.must('divisions/register-division', { code, name, kind: 'township' });
  for (const { divisionCode: code, name } of landVillages)
    await admin.must('divisions/register-division', { code, name, kind: 'village' });
  const desks = new Map<string, Desk>([
    ['xian.shenhe', await county.hire('xian.shenhe', 'county-reviewer', '140722')],
    ['jingban', await county.hire('jingban', 'station-clerk', '140722')],
    ['shenhe', await county.hire('shenhe', 'station-reviewer', '140722')],
  ]);
  for (const { collectiveId, name, divisionCode } of landVillages)
    await desks
      .get('xian.shenhe')
      ?.must('collectives/register-collective', { collectiveId, name, divisionCode });
  const as = (account: string) => ({
    send: (path: string, body: object) => desks.get(account)?.must(path, body),
    get: async (path: string) => (await desks.get(account)?.get(path))?.body,
  });
  for (const [, items, task] of land(as)) for (const item of items) await task(item);
  await county.settled();
  const { body } = (await desks.get('jingban')?.get('land-rights/rights?standing=established')) ?? {};
  expect((body as { items: { kind: string }[] }).items.map(({ kind }) => kind).sort()).toEqual([
    'contract-right',
    'lease',
    'management-right',
    'management-right',
  ]);
  const parcels = await desks.get('jingban')?.get('land-rights/parcels');
  expect((parcels?.body as { items: { bucket: string }[] }).items.map(({ bucket }) => bucket).sort()).toEqual(
    ['construction-land', 'contracted-land', 'forest-land', 'four-wastes'],
  );
  const shapes = await desks.get('jingban')?.get('land-rights/parcels.geojson?divisionCode=140722');
  const { features } = shapes?.body as { features: { properties: { code: string } }[] };
  expect(features).toHaveLength(4);
});
