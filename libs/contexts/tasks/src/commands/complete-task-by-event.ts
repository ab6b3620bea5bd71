import type { LegalDate } from '#kernel';
import { commandSpec } from '#nest';
import { TaskCompleted, taskIsStillOpen, taskStream } from '../facts/index.js';
import { noSuchTask, onTask } from './task-spec.js';

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
  subject: onTask,
  facts: ({ command: { eventId, effectiveOn }, state: task }) =>
    task ? { task, eventId, on: effectiveOn } : noSuchTask(),
  rules: [taskIsStillOpen],
  decide: ({ task: { taskId }, eventId, on }) => [TaskCompleted.of({ taskId, on, byEventId: eventId })],
});
