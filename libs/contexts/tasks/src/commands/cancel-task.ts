import { Evidence, commandOn } from '#nest';
import { Explanation, SubjectId } from '#nest/fields';
import { TaskCancelled, taskIsStillOpen, taskStream } from '../facts/index.js';

export class CancelTask extends Evidence {
  @SubjectId('待办')
  taskId: string;

  @Explanation('撤销的理由', 200, { example: '合同已经解除，不必再备案' })
  ground: string;
}

/** For a duty that is void: there never was one, or what it was about is gone. */
export const cancelTask = commandOn({
  command: CancelTask,
  title: '撤销待办',
  permission: 'tasks.manage',
  stream: taskStream,
  on: ({ taskId }) => taskId,
  facts: ({ command: { ground }, state: task, context: { effectiveOn: on } }) => ({ task, ground, on }),
  rules: [taskIsStillOpen],
  decide: ({ task: { taskId }, ground, on }) => [TaskCancelled.of({ taskId, on, ground })],
});
