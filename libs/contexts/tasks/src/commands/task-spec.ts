import { type Rejection, reject } from '#kernel';
import type { Task } from '../facts/index.js';

/** What every command on a task has in common. */
export const onTask = {
  kind: 'existing',
  id: ({ taskId }: { readonly taskId: string }) => taskId,
  organisation: (task: Task | undefined) => task?.divisionCode,
} as const;

export function noSuchTask(): Rejection {
  return reject('not-found', 'TASK.NOT_FOUND', '没有找到该待办，请核对编号。');
}
