import { describe, expect, it } from '@jest/globals';
import { given } from '../../../../../test/given.js';
import { type Task, TaskCompleted, TaskOpened, taskIdOf } from '../facts/index.js';
import { completeTaskByEvent, CompleteTaskByEvent } from './complete-task-by-event.js';
import { completeTask } from './complete-task.js';
import { OpenTask, openTask } from './open-task.js';

const subject = 'contract-9180729d-ced9-5f3f-b843-d09d3c8213b9';
const code = 'CONTRACTS.CONVEYANCE_TO_BE_FILED';
const taskId = taskIdOf(subject, code);
const duty: Omit<Task, 'taskId' | 'completedOn'> = {
  divisionCode: '140722100230',
  rule: 'P4',
  code,
  detail: '流转合同 流1 应向发包方备案。',
  dueOn: '2026-02-09',
  subject,
  sourceEventId: '033e4a5b-2196-58ba-ba19-b50aa6f50b8f',
};
const opened = TaskOpened.of({ ...duty, taskId });
const completed = TaskCompleted.of({ taskId, on: '2026-02-01', byEventId: 'e1' });

describe('a task', () => {
  it('is opened once for a duty of a kind on a subject', () => {
    given(openTask).when(new OpenTask(duty)).then(opened);
    given(openTask, { history: [opened] })
      .when(new OpenTask({ ...duty, sourceEventId: 'another event of the command' }))
      .refused('TASKS.ALREADY_OPEN');
  });

  it('has an id that tells subjects and duties apart', () => {
    expect(new Set([taskId, taskIdOf(subject, 'OTHER'), taskIdOf('parcel-1', code)]).size).toBe(3);
  });

  it('is completed by a person, who says how, today unless they say when', () => {
    given(completeTask, { history: [opened], today: '2026-02-03' })
      .when({ taskId, note: '已到乡镇备案' })
      .then(TaskCompleted.of({ taskId, on: '2026-02-03', note: '已到乡镇备案' }));
    given(completeTask, { history: [opened], today: '2026-02-03' })
      .when({ taskId, note: '已到乡镇备案', effectiveOn: '2026-02-02' })
      .then(TaskCompleted.of({ taskId, on: '2026-02-02', note: '已到乡镇备案' }));
  });

  it('is completed by the event that fulfils it, on the day of that fact', () => {
    given(completeTaskByEvent, { history: [opened] })
      .when(new CompleteTaskByEvent(taskId, 'e1', '2026-02-01'))
      .then(completed);
  });

  it('is completed once, and not before it was opened', () => {
    const again = { taskId, note: '已备案' };
    given(completeTask, { history: [opened, completed] })
      .when(again)
      .refused('TASKS.ALREADY_COMPLETED');
    given(completeTaskByEvent, { history: [opened, completed] })
      .when(new CompleteTaskByEvent(taskId, 'e2', '2026-02-05'))
      .refused('TASKS.ALREADY_COMPLETED');
    given(completeTask).when(again).refused('TASK.NOT_FOUND');
    given(completeTaskByEvent)
      .when(new CompleteTaskByEvent(taskId, 'e1', '2026-02-01'))
      .refused('TASK.NOT_FOUND');
  });
});
