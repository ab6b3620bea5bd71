import { type LegalDate } from '#kernel';
import { commandOn } from '#nest';
import { TaskCompleted, taskIsStillOpen, taskStream } from '../facts/index.js';

/** Sent when an event fulfils a duty. */
export class CompleteTaskByEvent {
  constructor(
    readonly taskId: string,
    readonly eventId: string,
    readonly effectiveOn: LegalDate,
  ) {}
}

export const completeTaskByEvent = commandOn({
  command: CompleteTaskByEvent,
  title: '由事实办结待办',
  permission: 'internal',
  stream: taskStream,
  on: ({ taskId }) => taskId,
  facts: ({ command: { eventId, effectiveOn }, state: task }) => ({ task, eventId, on: effectiveOn }),
  rules: [taskIsStillOpen],
  decide: ({ task: { taskId }, eventId, on }) => [TaskCompleted.of({ taskId, on, byEventId: eventId })],
});
