import { describe, expect, it } from '@jest/globals';
import { TOWNSHIP, VILLAGE, division } from '#examples';
import { given, idGiven } from '#given';
import { AccountOpened, AssignmentEnded, ROLES, type Role, RoleAssigned } from '../facts/index.js';
import { assignRole } from './assign-role.js';

const opened = AccountOpened.of({ accountId: 'wang', divisionCode: TOWNSHIP });
const assignmentId = idGiven('assignment');
const references = { division: division(VILLAGE, '黄家会村', 'village') };
const command = { accountId: 'wang', role: 'accountant', organisation: VILLAGE, from: '2026-01-01' } as const;
const held = (role: Role, organisation = VILLAGE, to?: string) => [
  opened,
  RoleAssigned.of({ assignmentId: 'a1', role, organisation, from: '2025-01-01', to }),
];

describe('assigning a role', () => {
  it('holds from its first day, to its last if there is one', () => {
    for (const to of [undefined, '2026-12-31']) {
      const { accountId: _, ...assigned } = { ...command, to };
      given(assignRole, { history: [opened], references })
        .when({ ...command, to })
        .then(RoleAssigned.of({ assignmentId, ...assigned }));
    }
  });

  it('wants an account, and a last day that is not before the first', () => {
    given(assignRole, { references }).when(command).refused('ACCOUNT.NOT_FOUND');
    given(assignRole, { history: [opened], references })
      .when({ ...command, to: '2025-12-31' })
      .refused('STAFF.TERM');
  });

  it('is refused beyond the realm of the administrator (S2)', () => {
    const { detail } = given(assignRole, { history: [opened] })
      .when({ ...command, organisation: '140723' })
      .refused('STAFF.BEYOND_REALM');
    expect(detail).toMatch(/140722.*140723/);
  });

  it('is refused in a division that is not registered; a county needs no registration (S3)', () => {
    const { detail } = given(assignRole, { history: [opened] })
      .when(command)
      .refused('STAFF.ORGANISATION_NOT_REGISTERED');
    expect(detail).toContain(VILLAGE);
    given(assignRole, { history: [opened] })
      .when({ ...command, organisation: '140722' })
      .then(
        RoleAssigned.of({ assignmentId, role: 'accountant', organisation: '140722', from: '2026-01-01' }),
      );
  });

  it('keeps administration and business apart, wherever they are (S4)', () => {
    const { detail } = given(assignRole, { history: held('system-admin', '140722100'), references })
      .when(command)
      .refused('STAFF.ADMIN_APART');
    expect(detail).toContain(ROLES['system-admin'].title);
    given(assignRole, { history: held('chair', '140722101'), references })
      .when({ ...command, role: 'system-admin' })
      .refused('STAFF.ADMIN_APART');
  });

  it.each([
    ['cashier-clerk', 'accountant'],
    ['cashier-clerk', 'supervisor'],
    ['accountant', 'supervisor'],
    ['chair', 'supervisor'],
    ['chair', 'accountant'],
    ['chair', 'cashier-clerk'],
    ['cashier-clerk', 'station-clerk'],
    ['cashier-clerk', 'station-reviewer'],
    ['cashier-clerk', 'county-reviewer'],
    ['station-clerk', 'station-reviewer'],
    ['station-clerk', 'county-reviewer'],
    ['auditor', 'station-clerk'],
    ['auditor', 'accountant'],
    ['auditor', 'cashier-clerk'],
    ['auditor', 'chair'],
  ] as const)('keeps %s and %s apart, whichever came first (S5)', (one, other) => {
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const) {
      const { detail } = given(assignRole, { history: held(first), references })
        .when({ ...command, role: second })
        .refused('STAFF.DUTIES_APART');
      expect(detail).toContain(ROLES[first].title);
    }
  });

  it('keeps duties apart only where they meet, in place and in time (S5)', () => {
    const assigned = RoleAssigned.of({
      assignmentId,
      role: 'accountant',
      organisation: VILLAGE,
      from: '2026-01-01',
    });
    const above = given(assignRole, { history: held('cashier-clerk', TOWNSHIP), references });
    above.when(command).refused('STAFF.DUTIES_APART');
    const elsewhere = held('cashier-clerk', '140722100231');
    const before = held('cashier-clerk', VILLAGE, '2025-12-31');
    const ended = [...held('cashier-clerk'), AssignmentEnded.of({ assignmentId: 'a1', on: '2025-12-31' })];
    for (const history of [elsewhere, before, ended])
      given(assignRole, { history, references }).when(command).then(assigned);
  });
});
