import { type DataOf, type LegalDate, DIQI_NAMESPACE, streamType, uuidV5, absent } from '#kernel';
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
