import { type DataOf, type LegalDate, DIQI_NAMESPACE, streamType, uuidV5, absent } from '#kernel';
import { TaskCancelled, TaskCompleted, TaskExtended, TaskOpened, TaskReassigned } from './events.js';

export const TASK_STANDINGS = { open: '未办', completed: '已办', cancelled: '已撤销' } as const;

export type TaskOwner = DataOf<typeof TaskReassigned>['owner'];

export interface Task extends Readonly<DataOf<typeof TaskOpened>> {
  readonly owner: TaskOwner;
  readonly standing: keyof typeof TASK_STANDINGS;
  /** When it was completed or cancelled. */
  readonly endedOn?: LegalDate;
}

export const taskStream = streamType({
  category: 'task',
  title: '待办',
  events: [TaskOpened, TaskReassigned, TaskExtended, TaskCompleted, TaskCancelled],
  initial: absent<Task>(),
  evolve: {
    TaskOpened: (_, opened): Task => ({ ...opened, owner: firstOwnerOf(opened), standing: 'open' }),
    TaskReassigned: (task, { owner }) => task && { ...task, owner },
    TaskExtended: (task, { dueOn }) => task && { ...task, dueOn },
    TaskCompleted: (task, { on }) => ended(task, 'completed', on),
    TaskCancelled: (task, { on }) => ended(task, 'cancelled', on),
  },
});

function ended(task: Task | undefined, standing: Task['standing'], on: LegalDate): Task | undefined {
  return task && { ...task, standing, endedOn: on };
}

/** Whoever the rule names; a duty that names nobody is the station's that keeps the register of the place. */
export function firstOwnerOf({ owner, divisionCode }: DataOf<typeof TaskOpened>): TaskOwner {
  return owner ?? { role: 'station-clerk', divisionCode };
}

/** One duty of a kind per subject, or per occurrence of one that comes again: seen again it is the same task. */
export function taskIdOf(subject: string, code: string, occurrence?: string): string {
  const once = `task/${subject}/${code}`;
  return uuidV5(DIQI_NAMESPACE, occurrence === undefined ? once : `${once}/${occurrence}`);
}
