import {
  type DataOf,
  type LegalDate,
  DIQI_NAMESPACE,
  registerRules,
  rule,
  streamType,
  uuidV5,
  absent,
} from '#kernel';
import { TaskCompleted, TaskOpened } from './events.js';

export interface Task extends Readonly<DataOf<typeof TaskOpened>> {
  readonly completedOn?: LegalDate;
}

export const taskStream = streamType({
  category: 'task',
  title: '待办',
  events: [TaskOpened, TaskCompleted],
  initial: absent<Task>(),
  evolve: {
    TaskOpened: (_, task) => task,
    TaskCompleted: (task, { on }) => task && { ...task, completedOn: on },
  },
});

/** One duty of a kind per subject: the same fact seen again is the same task. */
export function taskIdOf(subject: string, code: string): string {
  return uuidV5(DIQI_NAMESPACE, `task/${subject}/${code}`);
}

export const taskIsOpenedOnce = rule<{ known: Task | undefined }>({
  id: 'TA1',
  code: 'TASKS.ALREADY_OPEN',
  sentence: '同一对象的同一待办只产生一次。',
  basis: [registerRules('待办')],
  severity: 'block',
  breach: ({ known }) => known && { detail: `待办 ${known.taskId} 已经产生。` },
});

export const taskIsStillOpen = rule<{ task: Task }>({
  id: 'TA2',
  code: 'TASKS.ALREADY_COMPLETED',
  sentence: '待办只办结一次。',
  basis: [registerRules('待办')],
  severity: 'block',
  breach: ({ task }) =>
    task.completedOn === undefined
      ? undefined
      : { detail: `该待办已于 ${task.completedOn} 办结。`, field: 'taskId' },
});
