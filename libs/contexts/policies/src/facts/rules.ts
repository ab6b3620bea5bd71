import { type Breach, type LegalDate, addDays, registerRules, rule } from '#kernel';
import { beyondTheLaw } from './bounds.js';
import { POLICY_KEYS, type PolicyKey } from './keys.js';
import { beyondReason } from './ranges.js';
import { type PolicyBook, type PolicyRow, ROW_STANDINGS, standingRows } from './state.js';
import { complaintsAbout } from './value-complaints.js';

/** The paper that a command names, if it names one. */
export interface PolicyPaper {
  readonly paper: { readonly law: string; readonly documentNumber: string | undefined } | undefined;
}

export interface PolicyEntry extends PolicyPaper {
  readonly divisionCode: string;
  readonly key: PolicyKey;
  readonly value: unknown;
  readonly from: LegalDate;
  readonly to: LegalDate | undefined;
  /** The row of the county that it corrects. */
  readonly replaces: PolicyRow | undefined;
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
      : {
          detail: `政策参数按县设定，区划代码应为 6 位，现填 ${divisionCode}。`,
          field: 'divisionCode',
          wayForward: `改填县的代码 ${divisionCode.slice(0, 6)}。`,
        },
});

/** A local number or list gives way to the statute, which is named. */
function exceedsTheLaw(entry: PolicyEntry): Breach | undefined {
  const beyond = beyondTheLaw(entry);
  if (beyond === undefined) return undefined;
  const { bound, excess, instead } = beyond;
  return {
    detail: `“${POLICY_KEYS[entry.key].title}”的值超出法律允许的范围：${excess}。`,
    field: 'value',
    facts: { law: bound.basis.law, article: bound.basis.article, from: bound.from },
    wayForward: `${instead}。`,
  };
}

/** Absurd whatever the law says: no days at all, a hundred times the whole, a date of another century. */
function exceedsReason({ key, value }: PolicyEntry): Breach | undefined {
  const beyond = beyondReason(key, value);
  return (
    beyond && {
      detail: `“${POLICY_KEYS[key].title}”的值超出合理的范围：${beyond.told}（依据：${beyond.source}）。`,
      field: 'value',
      wayForward: `${beyond.instead}；对照参数表（GET /api/policies/keys）填写。`,
    }
  );
}

export const policyValueHasItsShape = rule<PolicyEntry>({
  id: 'PO2',
  code: 'POLICIES.VALUE_DOES_NOT_FIT',
  sentence: '政策参数的值符合该参数规定的形式，不超出法律允许县里规定的范围，也不超出合理的范围。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: (entry) => {
    const { title, schema } = POLICY_KEYS[entry.key];
    const complaints = complaintsAbout(schema, entry.value);
    const detail = `“${title}”的值不合规定的形式：${complaints.join('；')}。`;
    const wayForward = '对照参数表（GET /api/policies/keys）填写。';
    if (complaints.length > 0) return { detail, field: 'value', wayForward };
    return exceedsTheLaw(entry) ?? exceedsReason(entry);
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

/** The first of the standing rows of the key that the new one would overlap. */
function rowOverlapped({ key, from, to, book, replaces }: PolicyEntry): PolicyRow | undefined {
  const others = standingRows(book, key).filter(({ rowId }) => rowId !== replaces?.rowId);
  const [first] = others
    // One without a last day ends on the eve of the new one, when it began before.
    .filter((other) => other.from >= from || (other.to !== undefined && other.to >= from))
    .filter((other) => to === undefined || other.from <= to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return first;
}

function spanOf({ from, to }: Pick<PolicyRow, 'from'> & { to?: LegalDate | undefined }): string {
  return `自 ${from} 起${to === undefined ? '（没有失效日）' : `至 ${to} 止`}`;
}

/** How a new row gets out of the way of another. */
function besides(other: PolicyRow, from: LegalDate): string {
  if (other.from > from) return `补录以前的规定，请把失效日填为 ${addDays(other.from, -1)} 或更早`;
  const free = addDays(other.to ?? other.from, 1);
  return `新的规定，请自 ${free} 或更晚起设定`;
}

/**
 * What held in the past may be entered late, and a slip is mended by a row that says which one it corrects; but no
 * two rows hold on one day, which nobody would notice.
 */
export const policyRowsDoNotOverlap = rule<PolicyEntry>({
  id: 'PO4',
  code: 'POLICIES.OVERLAPS_ANOTHER_ROW',
  sentence:
    '同一政策参数的各行日期不重叠；已有的一行没有失效日的，到此后另设的一行生效的前一日为止；更正一行，须写明更正哪一行。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: (entry) => {
    const other = rowOverlapped(entry);
    if (other === undefined) return undefined;
    return {
      detail: `“${POLICY_KEYS[entry.key].title}”已有一行${spanOf(other)}，与本行（${spanOf(entry)}）重叠。`,
      field: 'from',
      facts: { rowId: other.rowId, from: other.from },
      wayForward: `${besides(other, entry.from)}；更正该行，请在 replaces 中填它的编号 ${other.rowId}。`,
    };
  },
});

export const policyCorrectionFitsItsRow = rule<PolicyEntry>({
  id: 'PO10',
  code: 'POLICIES.CORRECTS_ANOTHER_KEY',
  sentence: '政策参数只更正同一参数的一行，每行只更正一次。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: ({ key, replaces }) => {
    if (!replaces || (replaces.key === key && replaces.standing !== 'replaced')) return undefined;
    return {
      detail: `所更正的一行是“${POLICY_KEYS[replaces.key].title}”，${ROW_STANDINGS[replaces.standing]}，不能由“${POLICY_KEYS[key].title}”的这一行更正。`,
      field: 'replaces',
      wayForward: '在政策参数的清单中查出同一参数现行的一行，填它的编号。',
    };
  },
});

export const policyNamesItsDocument = rule<PolicyPaper>({
  id: 'PO11',
  code: 'POLICIES.WITHOUT_DOCUMENT_NUMBER',
  sentence: '政策参数写明依据文件的文号。',
  basis: [registerRules('政策参数')],
  severity: 'warn',
  breach: ({ paper }) =>
    paper && paper.documentNumber === undefined
      ? {
          detail: `没有填写《${paper.law}》的文号。`,
          field: 'documentNumber',
          wayForward: '文件有文号的，补填文号；没有文号的，在事由中说明。',
        }
      : undefined,
});
