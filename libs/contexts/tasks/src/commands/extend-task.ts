import { divisionAt } from '#kernel';
import { Evidence, commandOn, one } from '#nest';
import { Explanation, LegalDateField, SubjectId } from '#nest/fields';
import { POLICY_READING_RULES, policyFor, policyStream, rowsRead } from '#policies/facts';
import {
  EXTENSION_RULES,
  type Extension,
  type Task,
  TaskExtended,
  taskIsStillOpen,
  taskStream,
} from '../facts/index.js';

export class ExtendTask extends Evidence {
  @SubjectId('待办')
  taskId: string;

  @LegalDateField('延至')
  dueOn: string;

  @Explanation('延期的理由', 200, { example: '山洪冲断道路，无法到现场核查' })
  ground: string;
}

/** No statute lets an office put off its own duty: how long at most is the county's to say. */
export const extendTask = commandOn({
  command: ExtendTask,
  title: '延长待办期限',
  permission: 'tasks.manage',
  stream: taskStream,
  on: ({ taskId }) => taskId,
  references: {
    policies: one(
      policyStream,
      (_: ExtendTask, task: Task | undefined) => task && divisionAt('county', task.divisionCode),
    ),
  },
  facts: ({ command, state: task, references, context: { today } }): Extension => {
    const longest = policyFor(references.policies?.state, 'tasks.longest-extension', today);
    const { dueOn, documents = [] } = command;
    return { task, dueOn, documents, today, longest: longest.value, policyReadings: [longest] };
  },
  rules: [taskIsStillOpen, ...EXTENSION_RULES, ...POLICY_READING_RULES],
  policies: ({ policyReadings }) => rowsRead(policyReadings),
  decide: ({ task: { taskId }, dueOn }, { command: { ground } }) => [
    TaskExtended.of({ taskId, dueOn, ground }),
  ],
});
