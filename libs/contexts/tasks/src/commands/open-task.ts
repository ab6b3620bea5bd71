import type { DataOf } from '#kernel';
import { commandSpec } from '#nest';
import { TaskOpened, taskIdOf, taskIsOpenedOnce, taskStream } from '../facts/index.js';

/** Sent for every duty that stands beside an event. */
export class OpenTask {
  constructor(readonly task: Omit<DataOf<typeof TaskOpened>, 'taskId'>) {}
}

export const openTask = commandSpec({
  command: OpenTask,
  title: '产生待办',
  permission: 'internal',
  stream: taskStream,
  subject: {
    kind: 'opening',
    id: ({ task: { subject, code } }) => taskIdOf(subject, code),
    organisation: ({ task }) => task.divisionCode,
  },
  facts: ({ command: { task }, state }) => ({ known: state, task }),
  rules: [taskIsOpenedOnce],
  decide: ({ task }) => [TaskOpened.of({ ...task, taskId: taskIdOf(task.subject, task.code) })],
});
