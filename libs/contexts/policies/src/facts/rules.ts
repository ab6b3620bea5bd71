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

export const policyIsTheCountys = rule<PolicyEntry>({
  id: 'PO1',
  code: 'POLICIES.NOT_A_COUNTY',
  sentence: '政策参数按县设定。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: ({ divisionCode }) =>
    divisionCode.length === 6
      ? undefined
      : {
          detail: `政策参数按县设定，区划代码应为 6 位，现填 ${divisionCode}。`,
          field: 'divisionCode',
          wayForward: `改填县的代码 ${divisionCode.slice(0, 6)}。`,
        },
});

export const policyValueHasItsShape = rule<PolicyEntry>({
  id: 'PO2',
  code: 'POLICIES.VALUE_DOES_NOT_FIT',
  sentence: '政策参数的值符合该参数规定的形式。',
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
  sentence: '政策参数的失效日不早于生效日。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: ({ from, to }) =>
    to === undefined || to >= from
      ? undefined
      : { detail: `失效日 ${to} 早于生效日 ${from}。`, field: 'to', wayForward: '核对生效日和失效日。' },
});

/** The first day of the next row for the same key that begins after this one and that this one would reach. */
function beginningReached({ key, from, to, book }: PolicyEntry): LegalDate | undefined {
  const later = (book?.rows ?? []).filter((row) => row.key === key && row.from > from);
  const [next] = later.map((row) => row.from).sort();
  return next !== undefined && (to === undefined || to >= next) ? next : undefined;
}

/**
 * What held in the past may be entered late, and a slip is mended by a row from the same day; but no row covers
 * one that begins later, which nobody would notice.
 */
export const policyCoversNoLaterRow = rule<PolicyEntry>({
  id: 'PO4',
  code: 'POLICIES.COVERS_A_LATER_ROW',
  sentence: '新设的政策参数不覆盖同一参数此后才生效的一行。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: (entry) => {
    const next = beginningReached(entry);
    if (next === undefined) return undefined;
    return {
      detail: `“${POLICY_KEYS[entry.key].title}”另有一行自 ${next} 起生效，本行自 ${entry.from} 起会把它盖住。`,
      field: 'from',
      facts: { next },
      wayForward: `补录以前的规定，请把失效日填为 ${addDays(next, -1)} 或更早；更正该行，请自 ${next} 起设定。`,
    };
  },
});
