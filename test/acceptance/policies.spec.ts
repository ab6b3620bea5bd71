import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Desk, TestCounty } from './county.js';
import { TestVillage } from './village.js';

const FILING = 'conveyance.filing-period';

describe('the policy rows of a county', () => {
  let county: TestCounty;
  let village: TestVillage;
  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    for (const [count, dates] of [
      [30, { from: '2026-01-01' }],
      [20, { from: '2026-01-01' }],
      [10, { from: '2026-07-01', to: '2026-12-31' }],
      [60, { from: '2020-06-18', to: '2025-12-31' }],
    ] as const)
      expect((await set(count, dates)).status).toBe(200);
  });
  afterAll(async () => county.close());

  const set = (count: number, dates: object): Promise<Answer> =>
    village.countyReviewer.send('policies/set-policy-row', {
      divisionCode: '140722',
      key: FILING,
      value: { count, unit: 'calendar-day' },
      basis: { law: '左权县农村土地经营权流转管理办法', article: '第八条' },
      ...dates,
    });
  const counts = async (desk: Desk, query: string): Promise<number[]> => {
    const { body } = await desk.get(`policies?key=${FILING}${query}`);
    return body.items.map((row: { value: { value: { count: number } } }) => row.value.value.count);
  };

  it('are all there for ever, in the order of their days and of their setting', async () => {
    expect(await counts(village.accountant, '')).toEqual([60, 30, 20, 10]);
    expect(await counts(village.accountant, '&divisionCode=140724')).toEqual([]);
  });

  it.each([
    ['2020-06-17', []],
    ['2025-12-31', [60]],
    ['2026-01-01', [20]],
    ['2026-07-01', [10]],
    ['2027-01-01', [20]],
  ])('on %s are %j', async (on, expected) => {
    expect(await counts(village.accountant, `&on=${on}`)).toEqual(expected);
  });

  it('are not covered from before the day on which they begin', async () => {
    expect(await set(90, { from: '2019-01-01' })).toMatchObject({
      status: 422,
      body: { code: 'POLICIES.COVERS_A_LATER_ROW', rule: 'PO4', wayForward: expect.any(String) },
    });
  });

  it('need their basis', async () => {
    const answer = await set(90, { from: '2027-01-01', basis: undefined });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'basis' }] } });
  });
});
