import { describe, expect, it } from '@jest/globals';
import { type DataOf, uuidV5 } from '#kernel';
import { given } from '#given';
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
const rowId = uuidV5('6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21', 'row');
const recorded = (more: object = {}) =>
  PolicyRowSet.of({ rowId, ...row(more) } as DataOf<typeof PolicyRowSet>);

describe('setting a policy row', () => {
  it('opens the book of a county, and goes on in it', () => {
    given(setPolicyRow).when(row()).then(recorded());
    given(setPolicyRow, { history: [recorded()] })
      .when(row({ from: '2026-07-01', to: '2026-12-31' }))
      .then(recorded({ from: '2026-07-01', to: '2026-12-31' }));
  });

  it('keeps the number of the paper that it rests on', () => {
    const documentNumber = '左政办发〔2026〕3号';
    given(setPolicyRow).when(row({ documentNumber })).then(recorded({ documentNumber }));
  });

  it('is for a county: no rule reads the rows of a smaller place', () => {
    given(setPolicyRow)
      .when(row({ divisionCode: '140722100' }))
      .refused('POLICIES.NOT_A_COUNTY');
  });

  it('is refused when it would end before it begins', () => {
    given(setPolicyRow)
      .when(row({ to: '2025-12-31' }))
      .refused('POLICIES.PERIOD');
    given(setPolicyRow)
      .when(row({ to: '2026-01-01' }))
      .then(recorded({ to: '2026-01-01' }));
  });

  it('covers no row that begins later; history is entered up to its eve, a slip mended from its day', () => {
    const history = [recorded({ from: '2026-01-01' })];
    const { wayForward } = given(setPolicyRow, { history })
      .when(row({ from: '2020-06-18' }))
      .refused('POLICIES.COVERS_A_LATER_ROW');
    expect(wayForward).toContain('2025-12-31');
    given(setPolicyRow, { history })
      .when(row({ from: '2020-06-18', to: '2026-01-01' }))
      .refused('POLICIES.COVERS_A_LATER_ROW');
    for (const dates of [{ from: '2020-06-18', to: '2025-12-31' }, { from: '2026-01-01' }])
      given(setPolicyRow, { history }).when(row(dates)).then(recorded(dates));
    given(setPolicyRow, { history })
      .when(row({ key: 'capital-review.area-from-dm2', value: 0, from: '2020-06-18' }))
      .then(recorded({ key: 'capital-review.area-from-dm2', value: 0, from: '2020-06-18' }));
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
});
