import { describe, expect, it } from '@jest/globals';
import { given, idGiven } from '#given';
import { POLICY_TEMPLATES, PolicyRowSet } from '../facts/index.js';
import { adoptPolicyTemplate } from './adopt-policy-template.js';

const template = '140781-2020-27';
const { rows, documentNumber } = POLICY_TEMPLATES[template];
const adoption = { divisionCode: '140781', template, from: '2020-06-18' };
const taken = rows.map((row) =>
  PolicyRowSet.of({
    ...row,
    rowId: idGiven(`row/${row.key}`),
    divisionCode: '140781',
    from: '2020-06-18',
    documentNumber,
    template,
  }),
);
const WORKS = 'exchange.handling.works';
const own = (more: object = {}) =>
  PolicyRowSet.of({
    rowId: 'own',
    divisionCode: '140781',
    key: WORKS,
    value: { county: { fromAmountFen: 100 } },
    from: '2021-01-01',
    basis: { law: '本县办法', article: '第三条' },
    ...more,
  });

describe('adopting a policy template', () => {
  it('sets its rows for the county, each with its article and document number', () => {
    const { judgement } = given(adoptPolicyTemplate)
      .when(adoption)
      .then(...taken);
    expect(judgement.warnings).toEqual([]);
    expect(taken).toHaveLength(11);
  });

  it('says in dm² and fen what the paper says in 亩 and 万元', () => {
    const value = rows.find(({ key }) => key === 'exchange.handling.wasteland')?.value;
    expect(value).toEqual({
      county: { fromAreaDm2: 3_333_333, fromAmountFen: 20_000_000 },
      countyReview: { fromAreaDm2: 1_333_333, fromAmountFen: 5_000_000 },
    });
  });

  it('leaves what the county has set itself, and says so', () => {
    const { judgement } = given(adoptPolicyTemplate, { history: [own()] })
      .when(adoption)
      .then(...taken.filter(({ data }) => data.key !== WORKS));
    expect(judgement.warnings).toMatchObject([{ rule: 'PO9', code: 'POLICIES.OWN_ROWS_STAND' }]);
    expect(judgement.warnings[0]?.detail).toContain('集体工程建设招投标');
  });

  it('takes the place of rows that have ended', () => {
    given(adoptPolicyTemplate, { history: [own({ from: '2019-01-01', to: '2020-06-17' })] })
      .when(adoption)
      .then(...taken);
  });

  it('is done once', () => {
    given(adoptPolicyTemplate, { history: taken })
      .when(adoption)
      .refused('POLICIES.TEMPLATE_ALREADY_ADOPTED');
  });

  it('is for a county', () => {
    given(adoptPolicyTemplate)
      .when({ ...adoption, divisionCode: '140781100' })
      .refused('POLICIES.NOT_A_COUNTY');
  });
});
