import { registerRules, rule } from '#kernel';
import { type Task, TASK_STANDINGS } from './state.js';

export const taskIsOpenedOnce = rule<{ known: Task | undefined }>({
  id: 'TA1',
  code: 'TASKS.ALREADY_OPEN',
  sentence: '同一对象的同一待办只产生一次。',
  basis: [registerRules('待办')],
  severity: 'block',
  breach: ({ known }) =>
    known && {
      detail: `待办 ${known.taskId}（${known.code}）已经产生。`,
      wayForward: '办理已经产生的那一件待办。',
    },
});

export const taskIsStillOpen = rule<{ task: Task }>({
  id: 'TA2',
  code: 'TASKS.ALREADY_COMPLETED',
  sentence: '一件待办只办结一次；办结或撤销之后不再变动。',
  basis: [registerRules('待办')],
  severity: 'block',
  breach: ({ task: { standing, endedOn = '' } }) =>
    standing === 'open'
      ? undefined
      : {
          detail: `该待办${TASK_STANDINGS[standing]}（${endedOn}）。`,
          field: 'taskId',
          wayForward: '不必再办；若填错了待办编号，请在待办清单中核对。',
        },
});
