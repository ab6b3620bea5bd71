import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestCounty } from './county.js';
import { TOWNSHIP, TestVillage, VILLAGE } from './village.js';

/** Registers that are kept by place, with what the village of the spec has in them. */
const REGISTERS = [
  'land-rights/parcels',
  'collectives',
  'collectives/households',
  'contracts',
  'contracts/rents',
  'tasks',
];

describe('a list that is narrowed', () => {
  let county: TestCounty;
  let village: TestVillage;

  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    const household = await village.household();
    await village.householdContract('承包1', household, [await village.parcel()]);
    await village.parcel();
    await county.settled();
  });
  afterAll(async () => county.close());

  const amount = async (path: string): Promise<number> => {
    const { status, body } = await village.countyReviewer.get(path);
    expect([path, status]).toEqual([path, 200]);
    return body.items.length as number;
  };

  it.each(REGISTERS)('by a place has what lies in it: %s', async (path) => {
    const whole = await amount(path);
    for (const place of ['140722', TOWNSHIP, VILLAGE])
      expect([place, await amount(`${path}?divisionCode=${place}`)]).toEqual([place, whole]);
    expect(await amount(`${path}?divisionCode=140722102`)).toBe(0);
  });

  it('has something in it at all', async () => {
    expect(await amount(`land-rights/parcels?divisionCode=${TOWNSHIP}`)).toBe(2);
    expect(await amount(`contracts?divisionCode=${TOWNSHIP}`)).toBeGreaterThan(0);
  });

  it.each(REGISTERS)('says of a place that is none, or is not one’s own: %s', async (path) => {
    for (const place of ['', '１４０７２２', '14', '1407221x', '%25'])
      expect(await village.clerk.get(`${path}?divisionCode=${place}`)).toMatchObject({
        status: 400,
        body: { detail: expect.stringMatching(/区划.*不正确|全角/) },
      });
    expect(await village.clerk.get(`${path}?divisionCode=140724`)).toMatchObject({
      status: 403,
      body: {
        code: 'ACCESS.NO_ASSIGNMENT',
        detail: `区划 140724 不在您的任职区划（${TOWNSHIP}）之内，不能查看。`,
      },
    });
  });

  it.each([
    ['contracts', 'signedOn'],
    ['contracts/rents', 'dueOn'],
    ['tasks', 'dueOn'],
  ])('refuses days that are reversed: %s %s', async (path, property) => {
    const days = (from: string, to: string) =>
      village.clerk.get(`${path}?${property}From=${from}&${property}To=${to}`);
    expect(await days('2026-12-31', '2026-01-01')).toMatchObject({
      status: 400,
      body: {
        code: 'REQUEST.REVERSED_SPAN',
        detail: expect.stringContaining('止日 2026-01-01 早于起日 2026-12-31'),
      },
    });
    expect((await days('2026-01-01', '2026-01-01')).status).toBe(200);
  });
});
