import { describe, expect, it } from '@jest/globals';
import { type DataOf } from '#kernel';
import { given, idGiven } from '#given';
import { POLICY_KEYS, PolicyRowSet } from '../facts/index.js';
import { setPolicyRow } from './set-policy-row.js';

const FILING = 'conveyance.filing-period';
const THIRTY_DAYS = { count: 30, unit: 'calendar-day' };

const row = (more: object = {}) => ({
  divisionCode: '140722',
  key: FILING,
  value: THIRTY_DAYS,
  from: '2026-01-01',
  basis: { law: '左权县农村土地经营权流转管理办法', article: '第八条' },
  ...more,
});
const rowId = idGiven('row');
const recorded = (more: object = {}) =>
  PolicyRowSet.of({ rowId, ...row(more) } as DataOf<typeof PolicyRowSet>);

describe('setting a policy row', () => {
  it('opens the book of a county, and goes on in it', () => {
    given(setPolicyRow).when(row()).then(recorded());
    given(setPolicyRow, { history: [recorded()] })
      .when(row({ from: '2026-07-01', to: '2026-12-31' }))
      .then(recorded({ from: '2026-07-01', to: '2026-12-31' }));
  });

  it('keeps the number of the paper that it rests on, and is warned of for ever without one (PO11)', () => {
    const documentNumber = '左政办发〔2026〕3号';
    const numbered = given(setPolicyRow).when(row({ documentNumber })).then(recorded({ documentNumber }));
    expect(numbered.judgement.warnings).toEqual([]);
    const { judgement } = given(setPolicyRow).when(row()).then(recorded());
    expect(judgement.warnings).toMatchObject([{ rule: 'PO11', code: 'POLICIES.WITHOUT_DOCUMENT_NUMBER' }]);
    expect(judgement.warnings[0]?.detail).toContain(row().basis.law);
  });

  it('is for a county: no rule reads the rows of a smaller place (PO1)', () => {
    given(setPolicyRow)
      .when(row({ divisionCode: '140722100' }))
      .refused('POLICIES.NOT_A_COUNTY');
  });

  it('is refused when it would end before it begins (PO3)', () => {
    given(setPolicyRow)
      .when(row({ to: '2025-12-31' }))
      .refused('POLICIES.PERIOD');
    given(setPolicyRow)
      .when(row({ to: '2026-01-01' }))
      .then(recorded({ to: '2026-01-01' }));
  });

  describe('beside others of its key (PO4)', () => {
    const from = '2026-01-01';
    const open = recorded({ from });
    const ended = recorded({ from, to: '2026-06-30' });

    it.each([
      ['before an open one', open, { from: '2020-06-18' }, '2025-12-31'],
      ['into an open one', open, { from: '2020-06-18', to: from }, '2025-12-31'],
      ['from the day of an open one', open, { from }, rowId],
      ['from the day of one that ends', ended, { from, to: from }, '2026-07-01'],
      ['into one that ends', ended, { from: '2026-06-30' }, '2026-07-01'],
      ['around one that ends', ended, { from: '2025-12-31', to: '2026-12-31' }, '2025-12-31'],
    ])('overlaps none: not %s', (_, other, dates, told) => {
      const { wayForward, facts } = given(setPolicyRow, { history: [other] })
        .when(row(dates))
        .refused('POLICIES.OVERLAPS_ANOTHER_ROW');
      expect(wayForward).toContain(told);
      expect(wayForward).toContain(rowId);
      expect(facts).toEqual({ rowId, from });
    });

    it.each([
      ['up to the eve of another', open, { from: '2020-06-18', to: '2025-12-31' }],
      ['after an open one, which it ends', open, { from: '2026-01-02' }],
      ['after one that ends', ended, { from: '2026-07-01' }],
    ])('may stand %s', (_, other, dates) => {
      given(setPolicyRow, { history: [other] })
        .when(row(dates))
        .then(recorded(dates));
    });

    it('minds no other key', () => {
      const other = { key: 'capital-review.area-from-dm2', value: 0 };
      given(setPolicyRow, { history: [open] })
        .when(row(other))
        .then(recorded(other));
    });
  });

  describe('that corrects another', () => {
    const slip = PolicyRowSet.of({ ...recorded().data, rowId: 'slip' });
    const mended = { replaces: 'slip', value: { count: 20, unit: 'calendar-day' } };

    it('takes its place, its days included', () => {
      given(setPolicyRow, { history: [slip] })
        .when(row(mended))
        .then(recorded(mended));
      given(setPolicyRow, { history: [slip, recorded(mended)] })
        .when(row())
        .refused('POLICIES.OVERLAPS_ANOTHER_ROW');
    });

    it('is of the same key, and corrects what stands (PO10)', () => {
      const area = { key: 'capital-review.area-from-dm2', value: 0, replaces: 'slip' };
      const { detail } = given(setPolicyRow, { history: [slip] })
        .when(row(area))
        .refused('POLICIES.CORRECTS_ANOTHER_KEY');
      expect(detail).toContain(POLICY_KEYS[FILING].title);
      given(setPolicyRow, { history: [slip, recorded(mended)] })
        .when(row({ replaces: 'slip', from: '2025-01-01', to: '2025-12-31' }))
        .refused('POLICIES.CORRECTS_ANOTHER_KEY');
    });

    it('names a row of the county', () => {
      given(setPolicyRow)
        .when(row({ replaces: 'nowhere' }))
        .refused('POLICY.NOT_FOUND');
    });
  });

  it.each([
    [FILING, 30, '应为一组填写项'],
    [FILING, { count: 0, unit: 'calendar-day' }, 'count 不能小于 1'],
    [FILING, { count: 1_001, unit: 'calendar-day' }, 'count 不能大于 1000'],
    [FILING, { count: 1.5, unit: 'month' }, 'count 应为整数'],
    [FILING, { count: 30 }, 'unit 只能是 calendar-day、working-day、month、year'],
    [FILING, { ...THIRTY_DAYS, note: '' }, '有不认识的填写项 note'],
    ['capital-review.kinds', 'company', '应为列表'],
    ['capital-review.kinds', ['company', 'martian'], '第 2 项只能是 household、cooperative'],
    ['capital-review.area-from-dm2', -1, '不能小于 0'],
    ['capital-review.area-from-dm2', '15 亩', '应为数字'],
    ['decisions.bodies.land-lease-outside', [], '至少要有 1 项'],
    ['exchange.fee-share', { numerator: 101, denominator: 100 }, '份额不能超过整体'],
    ['exchange.handling.works', { county: {} }, 'county 面积和金额至少填一项'],
    ['shares.management', 'sometimes', '只能是 static、dynamic'],
  ])('of %s says of %j what is wrong', (key, value, complaint) => {
    const { detail, field } = given(setPolicyRow)
      .when(row({ key, value }))
      .refused('POLICIES.VALUE_DOES_NOT_FIT');
    expect(detail).toContain(complaint);
    expect(detail).toContain(POLICY_KEYS[key as keyof typeof POLICY_KEYS].title);
    expect(field).toBe('value');
  });

  it.each([
    [
      FILING,
      { count: 13, unit: 'month' },
      '现填 13个月，应在 1日 和 1年 之间（依据：农村土地承包法第三十六条',
    ],
    ['shares.holder-cap', { numerator: 0, denominator: 100 }, '应在 1/100 和 100/100 之间'],
    ['capital-review.area-from-dm2', 1e12, '应在 0 和 66666667 之间'],
    ['contracts.reminder-months', [6, 6], '6 列了两次'],
    ['contract-clean-up.signed-before', '2099-01-01', '应在 1984-01-01 和 2026-12-31 之间'],
    ['exchange.handling.works', { county: { fromAmountFen: 1e15 } }, '金额 1000000000000000'],
    [
      'exchange.deposit-share',
      { least: { numerator: 1, denominator: 100 }, most: { numerator: 9, denominator: 10 } },
      '9/10',
    ],
  ])('does not let %s be as absurd as %j, whatever the law says (PO2)', (key, value, told) => {
    const { detail, wayForward } = given(setPolicyRow)
      .when(row({ key, value }))
      .refused('POLICIES.VALUE_DOES_NOT_FIT');
    expect(detail).toContain('超出合理的范围');
    expect(detail).toContain(told);
    expect(wayForward).toContain('GET /api/policies/keys');
  });

  describe('beside the statute, which it cannot override (PO2)', () => {
    const QUANTIFYING = 'decisions.bodies.quantification-plan';
    const OUTSIDE = 'decisions.bodies.land-lease-outside';
    const set = (key: string, value: unknown, more: object = {}) =>
      given(setPolicyRow).when(row({ key, value, ...more }));
    const accepted = (key: string, value: unknown, more: object = {}) =>
      set(key, value, more).then(recorded({ key, value, ...more }));

    it.each([
      [QUANTIFYING, ['representatives-assembly'], '第二十八条'],
      [QUANTIFYING, ['members-assembly', 'board'], 'board'],
      ['decisions.bodies.charter', ['villagers-representatives'], '农村集体经济组织法'],
      [OUTSIDE, ['board'], '成员代表大会（representatives-assembly）'],
      [OUTSIDE, ['board'], '《农村土地承包法》第五十二条'],
      ['capital-review.kinds', [], '《农村土地承包法》第四十五条必须包括企业（company）'],
      ['leases.long-from-years', 30, '《民法典》第七百零五条不能大于 20'],
      ['homesteads.existing-facts-before', '2027-01-01', '第三十四条不能晚于 2021-09-01'],
    ])('does not let %s be %j', (key, value, told) => {
      const { detail, field } = set(key, value).refused('POLICIES.VALUE_DOES_NOT_FIT');
      expect(detail).toContain(told);
      expect(field).toBe('value');
    });

    it('may be stricter, and choose where two statutes differ', () => {
      accepted(QUANTIFYING, ['members-assembly']);
      accepted('decisions.bodies.asset-disposal', ['members-assembly']);
      accepted(OUTSIDE, ['members-assembly', 'representatives-assembly']);
      accepted('capital-review.kinds', ['company', 'person']);
      accepted('leases.long-from-years', 10);
      accepted('homesteads.existing-facts-before', '2020-01-01');
    });

    it('may say what was lawful before a statute came, up to its eve', () => {
      const villagers = ['villagers-assembly'];
      const { wayForward } = set(QUANTIFYING, villagers, { from: '2020-01-01' }).refused(
        'POLICIES.VALUE_DOES_NOT_FIT',
      );
      expect(wayForward).toContain('2025-04-30');
      accepted(QUANTIFYING, villagers, { from: '2020-01-01', to: '2025-04-30' });
    });
  });
});
