import { describe, it } from '@jest/globals';
import { dutyOpened, taskId } from '#examples';
import { given } from '#given';
import { TaskCancelled, TaskCompleted } from '../facts/index.js';
import { CompleteTaskByEvent, completeTaskByEvent } from './complete-task-by-event.js';
import { completeTask } from './complete-task.js';

const note = '已到乡镇备案';
const open = { history: [dutyOpened()], today: '2026-02-03' };
const completed = TaskCompleted.of({ taskId, on: '2026-02-01', byEventId: 'e1' });
const cancelled = TaskCancelled.of({ taskId, on: '2026-02-01', ground: '合同已经解除' });

describe('completing a task', () => {
  it('is said by its owner, who says how, today unless they say when', () => {
    given(completeTask, open)
      .when({ taskId, note })
      .then(TaskCompleted.of({ taskId, on: '2026-02-03', note }));
    given(completeTask, open)
      .when({ taskId, note, effectiveOn: '2026-02-02' })
      .then(TaskCompleted.of({ taskId, on: '2026-02-02', note }));
  });

  it('is not for another role than the owner’s', () => {
    const history = [dutyOpened({ owner: { role: 'accountant', divisionCode: '140722100230' } })];
    given(completeTask, { history }).when({ taskId, note }).refused('TASKS.NOT_THE_OWNER');
  });

  it('follows from the event that fulfils it, on the day of that fact', () => {
    given(completeTaskByEvent, open)
      .when(new CompleteTaskByEvent(taskId, 'e1', '2026-02-01'))
      .then(completed);
  });

  it('is done once, not after it was cancelled, and not before it was opened', () => {
    for (const end of [completed, cancelled]) {
      const history = [dutyOpened(), end];
      given(completeTask, { history }).when({ taskId, note }).refused('TASKS.ALREADY_COMPLETED');
      given(completeTaskByEvent, { history })
        .when(new CompleteTaskByEvent(taskId, 'e2', '2026-02-05'))
        .refused('TASKS.ALREADY_COMPLETED');
    }
    given(completeTask).when({ taskId, note }).refused('TASK.NOT_FOUND');
    given(completeTaskByEvent)
      .when(new CompleteTaskByEvent(taskId, 'e1', '2026-02-01'))
      .refused('TASK.NOT_FOUND');
  });
});
