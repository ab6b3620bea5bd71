import { Evidence, commandOn } from '#nest';
import { AccountName, LegalDateField, SubjectId } from '#nest/fields';
import { AssignmentEnded, accountStream, assignmentIsRunning } from '../facts/index.js';

export class EndAssignment extends Evidence {
  @AccountName('登录名')
  accountId: string;

  @SubjectId('岗位授权编号')
  assignmentId: string;

  @LegalDateField('最后任职日')
  on: string;
}

export const endAssignment = commandOn({
  command: EndAssignment,
  title: '终止岗位',
  permission: 'staff.manage',
  stream: accountStream,
  on: ({ accountId }) => accountId,
  facts: ({ command: { assignmentId, on }, state: account }) => ({
    assignment: account.assignments.find((each) => each.assignmentId === assignmentId),
    assignmentId,
    on,
  }),
  rules: [assignmentIsRunning],
  decide: ({ assignmentId, on }) => [AssignmentEnded.of({ assignmentId, on })],
});
