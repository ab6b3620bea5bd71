import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Desk, TestCounty } from './county.js';
import { TOWNSHIP, TestVillage, VILLAGE } from './village.js';

const FILING = 'conveyance.filing-period';
const DOCUMENT = '左政办发〔2026〕3号';

describe('the policy rows of a county', () => {
  let county: TestCounty;
  let village: TestVillage;
  /** The row of thirty days that the one of twenty corrects. */
  let slip: string;
  beforeAll(async () => {
    county = await TestCounty.open();
    village = await TestVillage.found(county);
    await accepted(30, { from: '2026-01-01' });
    slip = (await rows(village.accountant, ''))[0].rowId as string;
    await accepted(20, { from: '2026-01-01', replaces: slip });
    await accepted(10, { from: '2026-07-01', to: '2026-12-31' });
    await accepted(60, { from: '2020-06-18', to: '2025-12-31' });
  });
  afterAll(async () => county.close());

  const set = (count: number, more: object = {}): Promise<Answer> =>
    village.countyReviewer.send('policies/set-policy-row', row(count, more));
  const row = (count: number, more: object = {}) => ({
    divisionCode: '140722',
    key: FILING,
    value: { count, unit: 'calendar-day' },
    basis: { law: '左权县农村土地经营权流转管理办法', article: '第八条' },
    documentNumber: DOCUMENT,
    ...more,
  });
  const accepted = async (count: number, more: object): Promise<void> => {
    expect(await set(count, more)).toMatchObject({ status: 200, body: { warnings: [] } });
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const rows = async (desk: Desk, query: string): Promise<any[]> =>
    (await desk.get(`policies?key=${FILING}${query}`)).body.items;
  const counts = async (desk: Desk, query: string): Promise<number[]> =>
    (await rows(desk, query)).map((each) => each.value.value.count as number);

  it('are all there for ever, in the order of their days and of their setting', async () => {
    expect(await counts(village.accountant, '')).toEqual([60, 30, 20, 10]);
    expect(await counts(village.accountant, '&divisionCode=140724')).toEqual([]);
  });

  it('are found by the code of the county, of a township or of a village: those that apply there', async () => {
    for (const code of ['140722', TOWNSHIP, VILLAGE])
      for (const desk of [village.accountant, village.clerk, village.auditor]) {
        expect([code, await counts(desk, `&divisionCode=${code}`)]).toEqual([code, [60, 30, 20, 10]]);
        expect([code, await counts(desk, `&divisionCode=${code}&on=2026-03-02`)]).toEqual([code, [20]]);
        const { status, body } = await desk.get(`policies/missing?divisionCode=${code}`);
        expect([status, body.divisionCode]).toEqual([200, '140722']);
      }
    const misread = await village.clerk.get('policies?divisionCode=1407');
    expect(misread).toMatchObject({ status: 400, body: { detail: expect.stringContaining('区划代码') } });
    expect((await village.clerk.get('policies/missing?divisionCode=140724100')).status).toBe(404);
  });

  it('say of what place, in what unit, by which paper, and who entered them', async () => {
    const [, corrected, correction] = await rows(village.accountant, '');
    expect(correction).toMatchObject({
      divisionCode: '140722',
      unit: '期间（count 个 unit）',
      basis: '《左权县农村土地经营权流转管理办法》第八条',
      documentNumber: DOCUMENT,
      standing: 'confirmed',
      enteredBy: 'xian.shenhe',
      enteredAs: 'county-reviewer',
      // Nobody has written so: it is the eve of the next one.
      startsOn: '2026-01-01',
      endsOn: '2026-06-30',
    });
    expect(corrected).toMatchObject({ rowId: slip, standing: 'replaced', replacedBy: correction.rowId });
  });

  it.each([
    ['2020-06-17', []],
    ['2025-12-31', [60]],
    ['2026-01-01', [20]],
    ['2026-07-01', [10]],
    ['2027-01-01', []],
  ])('on %s are %j', async (on, expected) => {
    expect(await counts(village.accountant, `&on=${on}`)).toEqual(expected);
  });

  it.each([
    ['from before another one on', { from: '2019-01-01' }],
    ['into another one', { from: '2026-12-31' }],
    ['on the days of another one', { from: '2026-07-01', to: '2026-12-31' }],
    ['on those of what a correction says', { from: '2026-01-01', to: '2026-06-30' }],
  ])('do not overlap: none reaches %s', async (_, dates) => {
    expect(await set(90, dates)).toMatchObject({
      status: 422,
      body: { code: 'POLICIES.OVERLAPS_ANOTHER_ROW', rule: 'PO4', wayForward: expect.any(String) },
    });
  });

  it('need their basis, and are warned of for ever without the number of its paper', async () => {
    const answer = await set(90, { from: '2027-01-01', basis: undefined });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'basis' }] } });
    const unnumbered = await set(90, { from: '2027-01-01', documentNumber: undefined });
    expect(unnumbered).toMatchObject({ status: 200, body: { warnings: [{ rule: 'PO11' }] } });
  });

  it('are set once, however often the same submission comes', async () => {
    const body = row(15, { from: '2028-01-01' });
    const twice = async () =>
      village.countyReviewer.send('policies/set-policy-row', body, { key: 'once-2028' });
    const [first, second] = [await twice(), await twice()];
    expect(first.status).toBe(200);
    expect(second.body).toEqual({ ...first.body, repeated: true });
    expect(await counts(village.accountant, '&on=2028-01-01')).toEqual([15]);
  });

  it('are the county’s alone to set, correct and confirm', async () => {
    const elsewhere = row(1, { divisionCode: '140781', from: '2026-01-01' });
    expect((await village.countyReviewer.send('policies/set-policy-row', elsewhere)).status).toBe(403);
    for (const desk of [village.clerk, village.reviewer, village.accountant])
      expect((await desk.send('policies/set-policy-row', row(1, { from: '2029-01-01' }))).status).toBe(403);
    expect(
      await set(1, { from: '2029-01-01', replaces: '9c2e7d40-15b8-5a3f-b6a1-7e4c0d8f2a35' }),
    ).toMatchObject({ status: 404, body: { code: 'POLICY.NOT_FOUND' } });
  });

  it('that are wanting are listed: what to enter where there is none, what was guessed, what a template says', async () => {
    const wanting = async (): Promise<Map<string, object>> => {
      const { body } = await village.accountant.get('policies/missing?divisionCode=140722');
      return new Map(body.items.map((item: { key: string }) => [item.key, item]));
    };
    const purchases = 'exchange.handling.purchases';
    const before = await wanting();
    expect(before.get(purchases)).toMatchObject({
      standing: 'missing',
      wayForward: expect.stringMatching(new RegExp(`^未配置。请县审核.*${purchases}.*例如`)),
    });
    expect(before.get('wasteland.longest-term-years')).toMatchObject({
      standing: 'guess',
      value: { value: 50 },
      wayForward: expect.stringMatching(/^待确认：推测值。/),
    });
    expect(before.has('leases.long-from-years')).toBe(false);

    const adoption = { divisionCode: '140722', template: '140781-2020-27', from: '2026-01-01' };
    await village.countyReviewer.must('policies/adopt-policy-template', adoption);
    const taken = (await village.accountant.get(`policies?key=${purchases}`)).body.items;
    expect(taken).toMatchObject([
      {
        value: { value: { county: { fromAmountFen: 10_000_000 } } },
        basis: '《介休市农村产权交易规模额度》集体资产购置',
        documentNumber: '介政办发〔2020〕27号',
        standing: 'to-be-confirmed',
      },
    ]);
    const { rowId } = taken[0] as { rowId: string };
    expect((await wanting()).get(purchases)).toMatchObject({ standing: 'to-be-confirmed', rowId });
    const confirmation = { divisionCode: '140722', rowId };
    expect((await village.clerk.send('policies/confirm-policy-row', confirmation)).status).toBe(403);
    await village.countyReviewer.must('policies/confirm-policy-row', confirmation);
    expect((await wanting()).has(purchases)).toBe(false);
    expect(await village.countyReviewer.send('policies/confirm-policy-row', confirmation)).toMatchObject({
      status: 422,
      body: { code: 'POLICIES.ALREADY_CONFIRMED' },
    });
  });
});
