import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import {
  Caller,
  PageQuery,
  type Principal,
  ProblemBody,
  ReadsFrom,
  Requires,
  ShownDate,
  ShownParts,
  ShownText,
  orNotFound,
  pageOf,
  seenBy,
} from '#nest';
import { JsonColumn, KeyColumn, type Page, TextColumn, Views, projection, when } from '#read-store';
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
  @KeyColumn()
  @ShownText('登录名')
  accountId: string;

  @TextColumn()
  @ShownText('管理该账号的区划')
  divisionCode: string;

  @JsonColumn()
  @ShownParts('岗位', () => AssignmentBody)
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
      const account = await rows.get(AccountRow, { accountId });
      if (!account) throw new Error(`no account ${accountId}`);
      const assignment = { ...data, to: data.to ?? null };
      rows.put(AccountRow, { ...account, assignments: [...account.assignments, assignment] });
    }),
    when(AssignmentEnded, async ({ data, subject: accountId }, rows) => {
      const account = await rows.get(AccountRow, { accountId });
      if (!account) throw new Error(`no account ${accountId}`);
      const assignments = account.assignments.map((each) =>
        each.assignmentId === data.assignmentId ? { ...each, to: data.on } : each,
      );
      rows.put(AccountRow, { ...account, assignments });
    }),
  ],
});

@ApiTags('账号与岗位')
@Controller('api/staff')
export class AccountQueries {
  constructor(private readonly views: Views) {}

  @Get('accounts')
  @Requires('staff.manage')
  @ReadsFrom(accountRegister)
  @ApiOperation({ operationId: 'ListAccounts', summary: '账号名录' })
  @ApiOkResponse({ type: pageOf(AccountRow) })
  list(@Caller() principal: Principal, @Query() query: PageQuery): Promise<Page<AccountRow>> {
    const within = seenBy<AccountRow>(principal, 'staff.manage', 'divisionCode');
    return this.views.page(AccountRow, { ...query, key: 'accountId', within });
  }

  @Get('accounts/:accountId')
  @Requires('staff.manage')
  @ReadsFrom(accountRegister)
  @ApiOperation({ operationId: 'GetAccount', summary: '一个账号' })
  @ApiOkResponse({ type: AccountRow })
  @ApiNotFoundResponse({ type: ProblemBody, description: '没有找到' })
  async account(@Caller() principal: Principal, @Param('accountId') accountId: string): Promise<AccountRow> {
    const within = seenBy<AccountRow>(principal, 'staff.manage', 'divisionCode');
    return orNotFound(await this.views.one(AccountRow, { within, where: { accountId } }), '账号', accountId);
  }
}
