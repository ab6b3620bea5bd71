import { Entity } from 'typeorm';
import { KeyCell, PartsCell, ShownDate, ShownText, TextCell, register } from '#nest';
import { amend, projection, when } from '#read-store';
import { AccountOpened, AssignmentEnded, ROLE_TITLES, type Role, RoleAssigned } from '../facts/index.js';

export class AssignmentBody {
  @ShownText('岗位授权编号')
  assignmentId: string;
  @ShownText('岗位', { enum: ROLE_TITLES })
  role: Role;
  @ShownText('任职区划')
  organisation: string;
  @ShownDate('起')
  from: string;
  @ShownDate('止', { nullable: true })
  to: string | null;
}

@Entity()
export class AccountRow {
  @KeyCell('登录名')
  accountId: string;
  @TextCell('管理该账号的区划')
  divisionCode: string;
  @PartsCell('岗位', () => AssignmentBody)
  assignments: AssignmentBody[];
}

export const accountRegister = projection({
  name: 'accounts',
  title: '账号与岗位',
  version: 1,
  tables: [AccountRow],
  on: [
    when(AccountOpened, ({ data }, rows) => {
      rows.put(AccountRow, { ...data, assignments: [] });
    }),
    when(RoleAssigned, async ({ data, subject: accountId }, rows) => {
      const assignment = { ...data, to: data.to ?? null };
      await amend(rows, AccountRow, { accountId }, ({ assignments }) => ({
        assignments: [...assignments, assignment],
      }));
    }),
    when(AssignmentEnded, async ({ data: { assignmentId, on: to }, subject: accountId }, rows) => {
      await amend(rows, AccountRow, { accountId }, ({ assignments }) => ({
        assignments: assignments.map((each) => (each.assignmentId === assignmentId ? { ...each, to } : each)),
      }));
    }),
  ],
});

export const accounts = register({
  noun: ['Account', 'Accounts'],
  title: '账号名录',
  item: '账号',
  path: 'accounts',
  permission: 'staff.manage',
  view: accountRegister,
  row: AccountRow,
  key: 'accountId',
  place: 'divisionCode',
  filters: ['divisionCode'],
});
