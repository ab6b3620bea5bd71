import { type LegalDate, type Period, formatPeriod, periodEnd, registerRules, rule } from '#kernel';
import type { PolicyReader } from '#policies/facts';
import type { Task } from './state.js';

/** The facts of a task that is to be due later. */
export interface Extension extends PolicyReader {
  readonly task: Task;
  readonly dueOn: LegalDate;
  readonly documents: readonly object[];
  readonly today: LegalDate;
  /** The longest that the county's policy allows. */
  readonly longest: Period | undefined;
}

export const extensionIsLater = rule<Extension>({
  id: 'TA4',
  code: 'TASKS.EXTENSION_NOT_LATER',
  sentence: '延期后的截止日晚于原来的截止日；没有截止日的待办不延期。',
  basis: [registerRules('待办')],
  severity: 'block',
  breach: ({ task, dueOn }) => {
    if (task.dueOn === undefined)
      return { detail: '该待办没有截止日，不必延期。', field: 'taskId', wayForward: '直接办结即可。' };
    return dueOn > task.dueOn
      ? undefined
      : {
          detail: `延至 ${dueOn} 不晚于原来的截止日 ${task.dueOn}。`,
          field: 'dueOn',
          wayForward: `填 ${task.dueOn} 以后的日期。`,
        };
  },
});

export const extensionRestsOnAPaper = rule<Extension>({
  id: 'TA5',
  code: 'TASKS.EXTENSION_WITHOUT_PAPER',
  sentence: '待办延期须有书面依据。',
  basis: [registerRules('待办')],
  severity: 'block',
  breach: ({ documents }) =>
    documents.length > 0
      ? undefined
      : {
          detail: '没有填写同意延期的依据文件。',
          field: 'documents',
          wayForward: '附上同意延期的批件、裁定或不可抗力的证明。',
        },
});

export const extensionIsInTime = rule<Extension>({
  id: 'TA6',
  code: 'TASKS.EXTENDED_WHEN_OVERDUE',
  sentence: '待办应在截止日之前延期。',
  basis: [registerRules('待办')],
  severity: 'warn',
  breach: ({ task, today }) =>
    task.dueOn !== undefined && task.dueOn < today
      ? { detail: `该待办已于 ${task.dueOn} 逾期，延期不改变曾经逾期的事实。` }
      : undefined,
});

export const extensionIsWithinPolicy = rule<Extension>({
  id: 'TA7',
  code: 'TASKS.EXTENSION_TOO_LONG',
  sentence: '待办一次延期不超过本县规定的最长期限。',
  basis: [registerRules('待办')],
  severity: 'block',
  breach: ({ task, dueOn, longest }) => {
    if (task.dueOn === undefined || longest === undefined) return undefined;
    const last = periodEnd(task.dueOn, longest);
    if (dueOn <= last) return undefined;
    return {
      detail: `自 ${task.dueOn} 起一次最多延期 ${formatPeriod(longest)}，到 ${last} 为止，现填 ${dueOn}。`,
      field: 'dueOn',
      facts: { last },
      wayForward: `延至 ${last} 或更早。`,
    };
  },
});

export const EXTENSION_RULES = [
  extensionIsLater,
  extensionRestsOnAPaper,
  extensionIsInTime,
  extensionIsWithinPolicy,
] as const;
