import { type LegalDate, registerRules, rule } from '#kernel';
import { POLICY_KEYS, type PolicyKey } from './keys.js';
import { complaintsAbout } from './value-complaints.js';

export interface PolicyEntry {
  readonly divisionCode: string;
  readonly key: PolicyKey;
  readonly value: unknown;
  readonly from: LegalDate;
  readonly to: LegalDate | undefined;
}

export const policyIsTheCountys = rule<PolicyEntry>({
  id: 'PO1',
  code: 'POLICIES.NOT_A_COUNTY',
  sentence: '政策参数按县设定。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: ({ divisionCode }) =>
    divisionCode.length === 6
      ? undefined
      : { detail: `政策参数按县设定，区划代码应为 6 位，现填 ${divisionCode}。`, field: 'divisionCode' },
});

export const policyValueHasItsShape = rule<PolicyEntry>({
  id: 'PO2',
  code: 'POLICIES.VALUE_DOES_NOT_FIT',
  sentence: '参数的值符合其规定的形式。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: ({ key, value }) => {
    const { title, schema } = POLICY_KEYS[key];
    const complaints = complaintsAbout(schema, value);
    if (complaints.length === 0) return undefined;
    return {
      detail: `“${title}”的值不合规定的形式：${complaints.join('；')}。`,
      field: 'value',
      wayForward: '对照参数表（GET /api/policies/keys）填写。',
    };
  },
});

export const policyPeriodIsInOrder = rule<PolicyEntry>({
  id: 'PO3',
  code: 'POLICIES.PERIOD',
  sentence: '失效日不早于生效日。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: ({ from, to }) =>
    to === undefined || to >= from ? undefined : { detail: `失效日 ${to} 早于生效日 ${from}。`, field: 'to' },
});
