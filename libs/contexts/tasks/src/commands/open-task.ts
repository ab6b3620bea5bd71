import type { DataOf } from '#kernel';
import { commandSpec } from '#nest';
import { TaskOpened, taskIdOf, taskIsOpenedOnce, taskStream } from '../facts/index.js';

/** Sent for every duty that stands beside an event. */
export class OpenTask {
  constructor(readonly task: Omit<DataOf<typeof TaskOpened>, 'taskId'>) {}
}

function idOf({ task: { subject, code, occurrence } }: OpenTask): string {
  return taskIdOf(subject, code, occurrence);
}

export const openTask = commandSpec({
  command: OpenTask,
  title: '产生待办',
  permission: 'internal',
  stream: taskStream,
  subject: { kind: 'opening', id: idOf, organisation: ({ task }) => task.divisionCode },
  facts: ({ state }) => ({ known: state }),
  rules: [taskIsOpenedOnce],
  decide: (_, { command }) => [TaskOpened.of({ ...command.task, taskId: idOf(command) })],
});
