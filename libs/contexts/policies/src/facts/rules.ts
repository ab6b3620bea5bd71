import { type LegalDate, addDays, registerRules, rule } from '#kernel';
import { POLICY_KEYS, type PolicyKey } from './keys.js';
import type { PolicyBook } from './state.js';
import { complaintsAbout } from './value-complaints.js';

export interface PolicyEntry {
  readonly divisionCode: string;
  readonly key: PolicyKey;
  readonly value: unknown;
  readonly from: LegalDate;
  readonly to: LegalDate | undefined;
  readonly book: PolicyBook | undefined;
}

export const policyIsTheCountys = rule<Pick<PolicyEntry, 'divisionCode'>>({
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

/**
 * What held in the past may be entered late, and a slip is mended by a row from the same day; but no row covers
 * one that begins later, which nobody would notice.
 */
export const policyCoversNoLaterRow = rule<PolicyEntry>({
  id: 'PO4',
  code: 'POLICIES.COVERS_A_LATER_ROW',
  sentence: '新设的一行不覆盖同一参数此后才生效的一行。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: ({ key, from, to, book }) => {
    const starts = (book?.rows ?? [])
      .filter((row) => row.key === key && row.from > from)
      .map((row) => row.from);
    const [next] = starts.sort();
    if (next === undefined || (to !== undefined && to < next)) return undefined;
    return {
      detail: `该参数另有一行自 ${next} 起生效，本行自 ${from} 起会把它盖住。`,
      field: 'from',
      facts: { next },
      wayForward: `补录以前的规定，请把失效日填为 ${addDays(next, -1)} 或更早；更正该行，请自 ${next} 起设定。`,
    };
  },
});
