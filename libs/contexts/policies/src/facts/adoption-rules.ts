import { type LegalDate, registerRules, rule } from '#kernel';
import { POLICY_KEYS, type PolicyKey } from './keys.js';
import type { PolicyPaper } from './rules.js';
import { type PolicyBook, type PolicyRow, ROW_STANDINGS, standingRows } from './state.js';
import { POLICY_TEMPLATES, type PolicyTemplateCode } from './templates.js';

/** The facts of a row that is to be confirmed, on a paper of the county's own or on that of the template. */
export interface Confirmation extends PolicyPaper {
  readonly row: PolicyRow;
}

export const policyRowAwaitsConfirmation = rule<Confirmation>({
  id: 'PO7',
  code: 'POLICIES.ALREADY_CONFIRMED',
  sentence: '只有待确认的政策参数才需要确认。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: ({ row }) =>
    row.standing === 'to-be-confirmed'
      ? undefined
      : {
          detail: `“${POLICY_KEYS[row.key].title}”自 ${row.from} 起的这一行${ROW_STANDINGS[row.standing]}。`,
          field: 'rowId',
          wayForward: '值有变化的，另行设定政策参数。',
        },
});

export interface TemplateAdoption {
  readonly divisionCode: string;
  readonly template: PolicyTemplateCode;
  readonly from: LegalDate;
  readonly book: PolicyBook | undefined;
}

/** The keys of a template for which the county has a row that holds on the day or later: those stand. */
export function keysOfOwnRows({ template, from, book }: TemplateAdoption): readonly PolicyKey[] {
  const keys = POLICY_TEMPLATES[template].rows.map(({ key }) => key);
  return keys.filter((key) => standingRows(book, key).some(({ to }) => to === undefined || to >= from));
}

export const templateLeavesSomethingToAdopt = rule<TemplateAdoption>({
  id: 'PO8',
  code: 'POLICIES.TEMPLATE_ALREADY_ADOPTED',
  sentence: '范本中本县已有设定的各项，不再采用。',
  basis: [registerRules('政策参数')],
  severity: 'block',
  breach: (adoption) => {
    const { title, rows } = POLICY_TEMPLATES[adoption.template];
    if (keysOfOwnRows(adoption).length < rows.length) return undefined;
    return {
      detail: `“${title}”的各项参数，本县在 ${adoption.from} 或以后都已有设定。`,
      field: 'template',
      wayForward: '逐项确认待确认的参数，或以本县文件另行设定。',
    };
  },
});

export const ownRowsStandBesideTheTemplate = rule<TemplateAdoption>({
  id: 'PO9',
  code: 'POLICIES.OWN_ROWS_STAND',
  sentence: '采用范本不改变本县已有的设定。',
  basis: [registerRules('政策参数')],
  severity: 'warn',
  breach: (adoption) => {
    const titles = keysOfOwnRows(adoption).map((key) => `“${POLICY_KEYS[key].title}”`);
    return titles.length > 0
      ? { detail: `${titles.join('、')}在 ${adoption.from} 或以后已有设定，没有采用范本的值。` }
      : undefined;
  },
});
