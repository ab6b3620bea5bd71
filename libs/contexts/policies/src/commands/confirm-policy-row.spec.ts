import { describe, expect, it } from '@jest/globals';
import { given, known } from '#given';
import { type PolicyBook, PolicyRowConfirmed, PolicyRowSet, policyStream } from '../facts/index.js';
import { confirmPolicyRow } from './confirm-policy-row.js';

const rowId = '0b1f6a52-7a1d-5d5e-8e0c-3f2d5a9c7b11';
const divisionCode = '140722';
const taken = PolicyRowSet.of({
  rowId,
  divisionCode,
  key: 'exchange.handling.purchases',
  value: { county: { fromAmountFen: 10_000_000 } },
  from: '2026-01-01',
  basis: { law: '介休市农村产权交易规模额度', article: '集体资产购置' },
  documentNumber: '介政办发〔2020〕27号',
  template: '140781-2020-27',
});
const basis = { law: '左权县农村产权流转交易管理办法', article: '第九条' };
const confirmed = PolicyRowConfirmed.of({ rowId, divisionCode, basis });

function rowAfter(...history: Parameters<typeof known>[2][]) {
  return (known(policyStream, divisionCode, ...history).state as PolicyBook).rows[0];
}

describe('confirming a policy row', () => {
  it('makes it the own of the county, on its own paper or on that of the template', () => {
    const confirming = (more: object) =>
      given(confirmPolicyRow, { history: [taken] }).when({ divisionCode, rowId, ...more });
    // Its own paper has no number.
    expect(confirming({ basis }).then(confirmed).judgement.warnings).toMatchObject([{ rule: 'PO11' }]);
    const { judgement } = confirming({}).then(PolicyRowConfirmed.of({ rowId, divisionCode }));
    expect(judgement.warnings).toEqual([]);
    expect(rowAfter(taken)).toMatchObject({ standing: 'to-be-confirmed' });
    expect(rowAfter(taken, confirmed)).toMatchObject({ standing: 'confirmed', basis });
    expect(rowAfter(taken, confirmed)?.documentNumber).toBeUndefined();
    expect(rowAfter(taken, PolicyRowConfirmed.of({ rowId, divisionCode }))).toMatchObject({
      standing: 'confirmed',
      basis: { article: '集体资产购置' },
      documentNumber: '介政办发〔2020〕27号',
    });
  });

  it('is not done to a row that another has corrected', () => {
    const corrected = PolicyRowSet.of({ ...taken.data, rowId: 'own', template: undefined, replaces: rowId });
    const { detail } = given(confirmPolicyRow, { history: [taken, corrected] })
      .when({ divisionCode, rowId })
      .refused('POLICIES.ALREADY_CONFIRMED');
    expect(detail).toContain('已被更正');
    expect(rowAfter(taken, corrected)).toMatchObject({ standing: 'replaced', value: taken.data.value });
  });

  it('is done once, and only to a row of the county', () => {
    given(confirmPolicyRow, { history: [taken, confirmed] })
      .when({ divisionCode, rowId })
      .refused('POLICIES.ALREADY_CONFIRMED');
    given(confirmPolicyRow, { history: [taken] })
      .when({ divisionCode, rowId: '9c2e7d40-15b8-5a3f-b6a1-7e4c0d8f2a35' })
      .refused('POLICY.NOT_FOUND');
  });
});
