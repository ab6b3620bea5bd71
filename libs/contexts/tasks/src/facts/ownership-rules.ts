import { type Actor, divisionCovers, registerRules, rule } from '#kernel';
import { ROLE_TITLES, type Role, roleHolds } from '#staff/facts';
import type { Task, TaskOwner } from './state.js';

/** A role as people know it. */
function titleOf(role: string): string {
  return new Map(Object.entries<string>(ROLE_TITLES)).get(role) ?? role;
}

export const taskIsTheActors = rule<{ task: Task; actor: Actor }>({
  id: 'TA3',
  code: 'TASKS.NOT_THE_OWNER',
  sentence: '待办由责任岗位办结，或由督办的审核岗位办结。',
  basis: [registerRules('待办')],
  severity: 'block',
  breach: ({ task: { owner }, actor: { role } }) =>
    role === owner.role || roleHolds(role, 'tasks.manage')
      ? undefined
      : {
          detail: `该待办的责任岗位是${titleOf(owner.role)}（${owner.divisionCode}），您的岗位是${titleOf(role)}。`,
          field: 'taskId',
          wayForward: '由责任岗位办结，或请审核岗位转派给您。',
        },
});

export interface Reassignment {
  readonly task: Task;
  readonly owner: TaskOwner & { readonly role: Role };
}

export const newOwnerMayComplete = rule<Reassignment>({
  id: 'TA8',
  code: 'TASKS.OWNER_MAY_NOT_COMPLETE',
  sentence: '待办只转派给可以办结待办的岗位。',
  basis: [registerRules('待办')],
  severity: 'block',
  breach: ({ owner: { role } }) =>
    roleHolds(role, 'tasks.complete')
      ? undefined
      : {
          detail: `${titleOf(role)}不能办结待办。`,
          field: 'role',
          wayForward: '改派给经办、会计、理事长等可以办结待办的岗位。',
        },
});

export const newOwnerIsOfThePlace = rule<Reassignment>({
  id: 'TA9',
  code: 'TASKS.OWNER_ELSEWHERE',
  sentence: '待办只转派给所涉对象所在的村、乡镇或县。',
  basis: [registerRules('待办')],
  severity: 'block',
  breach: ({ task: { divisionCode: place }, owner: { divisionCode } }) =>
    divisionCovers(divisionCode, place)
      ? undefined
      : {
          detail: `所涉对象在 ${place}，不在 ${divisionCode} 辖内。`,
          field: 'divisionCode',
          wayForward: `改派给 ${place} 或其上级。`,
        },
});

export const ownerChanges = rule<Reassignment>({
  id: 'TA10',
  code: 'TASKS.SAME_OWNER',
  sentence: '转派待办须换一个责任岗位。',
  basis: [registerRules('待办')],
  severity: 'block',
  breach: ({ task, owner }) =>
    task.owner.role === owner.role && task.owner.divisionCode === owner.divisionCode
      ? {
          detail: `该待办已由 ${owner.divisionCode} 的${titleOf(owner.role)}负责。`,
          field: 'role',
          wayForward: '不必转派。',
        }
      : undefined,
});
