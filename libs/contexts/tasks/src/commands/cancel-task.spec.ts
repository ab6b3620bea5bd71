import { describe, it } from '@jest/globals';
import { dutyOpened, taskId } from '#examples';
import { given } from '#given';
import { TaskCancelled } from '../facts/index.js';
import { cancelTask } from './cancel-task.js';

const ground = '合同已经解除，不必再备案';
const cancelled = TaskCancelled.of({ taskId, on: '2026-03-02', ground });

describe('cancelling a task', () => {
  it('ends a duty that is void, with the ground, once', () => {
    given(cancelTask, { history: [dutyOpened()] })
      .when({ taskId, ground })
      .then(cancelled);
    given(cancelTask, { history: [dutyOpened(), cancelled] })
      .when({ taskId, ground })
      .refused('TASKS.ALREADY_COMPLETED');
    given(cancelTask).when({ taskId, ground }).refused('TASK.NOT_FOUND');
  });
});
