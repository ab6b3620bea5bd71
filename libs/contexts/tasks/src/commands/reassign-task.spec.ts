import { describe, it } from '@jest/globals';
import { dutyOpened, taskId } from '#examples';
import { given } from '#given';
import { TaskCancelled, TaskReassigned } from '../facts/index.js';
import { completeTask } from './complete-task.js';
import { reassignTask } from './reassign-task.js';

const history = [dutyOpened()];
const ground = '该合同由县里直接受理';
const toTheCounty = { taskId, role: 'county-reviewer', divisionCode: '140722', ground } as const;
const reassigned = TaskReassigned.of({
  taskId,
  owner: { role: 'county-reviewer', divisionCode: '140722' },
  ground,
});

describe('reassigning a task', () => {
  it('gives it to a post of the place or of one above it', () => {
    given(reassignTask, { history }).when(toTheCounty).then(reassigned);
    given(reassignTask, { history })
      .when({ taskId, role: 'accountant', divisionCode: '140722100230', ground })
      .then(
        TaskReassigned.of({ taskId, owner: { role: 'accountant', divisionCode: '140722100230' }, ground }),
      );
    given(completeTask, { history: [...history, reassigned] })
      .when({ taskId, note: '已备案' })
      .refused('TASKS.NOT_THE_OWNER');
  });

  it('gives it to no other village, and to no post that may not complete it', () => {
    for (const divisionCode of ['140722100231', '140722101', '140724'])
      given(reassignTask, { history })
        .when({ ...toTheCounty, divisionCode })
        .refused('TASKS.OWNER_ELSEWHERE');
    given(reassignTask, { history })
      .when({ ...toTheCounty, role: 'auditor' })
      .refused('TASKS.OWNER_MAY_NOT_COMPLETE');
  });

  it('changes its owner, while it is open', () => {
    given(reassignTask, { history })
      .when({ taskId, role: 'station-clerk', divisionCode: '140722100', ground })
      .refused('TASKS.SAME_OWNER');
    given(reassignTask, { history: [...history, TaskCancelled.of({ taskId, on: '2026-02-01', ground })] })
      .when(toTheCounty)
      .refused('TASKS.ALREADY_COMPLETED');
    given(reassignTask).when(toTheCounty).refused('TASK.NOT_FOUND');
  });
});
