import { describe, expect, it } from '@jest/globals';
import { VILLAGE } from '#examples';
import { given } from '#given';
import { AccountOpened, AssignmentEnded, RoleAssigned } from '../facts/index.js';
import { endAssignment } from './end-assignment.js';

const history = [
  AccountOpened.of({ accountId: 'wang', divisionCode: VILLAGE }),
  RoleAssigned.of({
    assignmentId: 'a1',
    role: 'accountant',
    organisation: VILLAGE,
    from: '2026-01-01',
    to: '2026-12-31',
  }),
];
const command = { accountId: 'wang', assignmentId: 'a1', on: '2026-06-30' };
const ended = AssignmentEnded.of({ assignmentId: 'a1', on: '2026-06-30' });

describe('ending an assignment', () => {
  it('keeps it until its last day', () => {
    given(endAssignment, { history }).when(command).then(ended);
  });

  it('is refused where there is none, or for a day that is not before its end (S6)', () => {
    const { detail } = given(endAssignment, { history })
      .when({ ...command, assignmentId: 'a2' })
      .refused('STAFF.NOT_ASSIGNED');
    expect(detail).toContain('a2');
    given(endAssignment).when(command).refused('ACCOUNT.NOT_FOUND');
    for (const [past, on, end] of [
      [history, '2026-12-31', '2026-12-31'],
      [[...history, ended], '2026-06-30', '2026-06-30'],
    ] as const)
      expect(
        given(endAssignment, { history: past })
          .when({ ...command, on })
          .refused('STAFF.NOT_ASSIGNED').detail,
      ).toContain(end);
  });
});
