import { reject } from '#kernel';
import { Evidence, commandSpec } from '#nest';
import { SubjectId, Text } from '#nest/fields';
import { TaskCompleted, taskIsStillOpen, taskStream } from '../facts/index.js';

export class CompleteTask extends Evidence {
  @SubjectId('待办')
  taskId: string;

  @Text('办理情况', 200, { example: '已到乡镇备案' })
  note: string;
}

export const completeTask = commandSpec({
  command: CompleteTask,
  title: '办结待办',
  permission: 'tasks.complete',
  stream: taskStream,
  subject: { kind: 'existing', id: ({ taskId }) => taskId, organisation: (task) => task?.divisionCode },
  facts: ({ command: { note, effectiveOn }, state: task, context }) =>
    task
      ? { task, note, on: effectiveOn ?? context.today }
      : reject('not-found', 'TASK.NOT_FOUND', '没有找到该待办，请核对编号。'),
  rules: [taskIsStillOpen],
  decide: ({ task: { taskId }, note, on }) => [TaskCompleted.of({ taskId, on, note })],
});
