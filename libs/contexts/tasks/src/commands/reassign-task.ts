import { Evidence, commandOn } from '#nest';
import { Explanation, Choice, DivisionCode, SubjectId } from '#nest/fields';
import { ROLE_TITLES, type Role } from '#staff/facts';
import {
  TaskReassigned,
  newOwnerIsOfThePlace,
  newOwnerMayComplete,
  ownerChanges,
  taskIsStillOpen,
  taskStream,
} from '../facts/index.js';

export class ReassignTask extends Evidence {
  @SubjectId('待办')
  taskId: string;

  @Choice('责任岗位', ROLE_TITLES)
  role: Role;

  @DivisionCode('责任岗位所在的区划')
  divisionCode: string;

  @Explanation('转派的理由', 200, { example: '该合同由县里直接受理' })
  ground: string;
}

export const reassignTask = commandOn({
  command: ReassignTask,
  title: '转派待办',
  permission: 'tasks.manage',
  stream: taskStream,
  on: ({ taskId }) => taskId,
  facts: ({ command: { role, divisionCode }, state: task }) => ({ task, owner: { role, divisionCode } }),
  rules: [taskIsStillOpen, newOwnerMayComplete, newOwnerIsOfThePlace, ownerChanges],
  decide: ({ task: { taskId }, owner }, { command: { ground } }) => [
    TaskReassigned.of({ taskId, owner, ground }),
  ],
});
