import { Evidence, commandOn } from '#nest';
import { Explanation, SubjectId } from '#nest/fields';
import { TaskCompleted, taskIsStillOpen, taskIsTheActors, taskStream } from '../facts/index.js';

export class CompleteTask extends Evidence {
  @SubjectId('待办')
  taskId: string;

  @Explanation('办理情况', 200, { example: '已到乡镇备案' })
  note: string;
}

export const completeTask = commandOn({
  command: CompleteTask,
  title: '办结待办',
  permission: 'tasks.complete',
  stream: taskStream,
  on: ({ taskId }) => taskId,
  facts: ({ command: { note }, state: task, context: { actor, effectiveOn } }) => ({
    task,
    actor,
    note,
    on: effectiveOn,
  }),
  rules: [taskIsStillOpen, taskIsTheActors],
  decide: ({ task: { taskId }, note, on }) => [TaskCompleted.of({ taskId, on, note })],
});
