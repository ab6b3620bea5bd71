import { type LegalDate, reject } from '#kernel';
import { commandSpec } from '#nest';
import { TaskCompleted, taskIsStillOpen, taskStream } from '../facts/index.js';

/** Sent when an event fulfils a duty. */
export class CompleteTaskByEvent {
  constructor(
    readonly taskId: string,
    readonly eventId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const completeTaskByEvent = commandSpec({
  command: CompleteTaskByEvent,
  title: '由事实办结待办',
  permission: 'internal',
  stream: taskStream,
  subject: { kind: 'existing', id: ({ taskId }) => taskId, organisation: (task) => task?.divisionCode },
  facts: ({ command: { eventId, effectiveOn }, state: task }) =>
    task
      ? { task, eventId, on: effectiveOn }
      : reject('not-found', 'TASK.NOT_FOUND', '没有找到该待办，请核对编号。'),
  rules: [taskIsStillOpen],
  decide: ({ task: { taskId }, eventId, on }) => [TaskCompleted.of({ taskId, on, byEventId: eventId })],
});
