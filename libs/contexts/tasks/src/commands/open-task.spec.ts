import { describe, expect, it } from '@jest/globals';
import { DUTY, dutyOpened, taskId } from '#examples';
import { given, known } from '#given';
import { type Task, TaskOpened, taskIdOf, taskStream } from '../facts/index.js';
import { OpenTask, openTask } from './open-task.js';

describe('opening a task', () => {
  it('is done once for a duty of a kind on a subject', () => {
    given(openTask).when(new OpenTask(DUTY)).then(dutyOpened());
    given(openTask, { history: [dutyOpened()] })
      .when(new OpenTask({ ...DUTY, sourceEventId: 'another event of the command' }))
      .refused('TASKS.ALREADY_OPEN');
  });

  it('is done once for each occurrence of a duty that comes again', () => {
    const yearly = { ...DUTY, occurrence: '2026' };
    const yearlyId = taskIdOf(DUTY.subject, DUTY.code, '2026');
    given(openTask)
      .when(new OpenTask(yearly))
      .then(TaskOpened.of({ ...yearly, taskId: yearlyId }));
    const others = [
      taskIdOf(DUTY.subject, DUTY.code, '2027'),
      taskIdOf(DUTY.subject, 'OTHER'),
      taskIdOf('parcel-1', DUTY.code),
    ];
    expect(new Set([taskId, yearlyId, ...others]).size).toBe(5);
  });

  it('leaves a duty that names no owner to the station of the place', () => {
    const { owner: _, ...nobodys } = dutyOpened().data;
    expect(known(taskStream, taskId, TaskOpened.of(nobodys)).state as Task).toMatchObject({
      owner: { role: 'station-clerk', divisionCode: DUTY.divisionCode },
      standing: 'open',
    });
  });
});
