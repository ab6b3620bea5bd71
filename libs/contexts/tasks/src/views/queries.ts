import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type LegalDate, divisionCovers, legalDateOf } from '#kernel';
import {
  AfterQuery,
  Caller,
  Clock,
  CodeQuery,
  DateQuery,
  PageQuery,
  type Principal,
  ReadsFrom,
  Requires,
  ShownFlag,
  ShownNumber,
  ShownParts,
  ShownText,
  TextQuery,
  organisationsOf,
  pageOf,
} from '#nest';
import { type Between, type Page, Views } from '#read-store';
import { ROLE_TITLES } from '#staff/facts';
import { TASK_STANDINGS, type Task } from '../facts/index.js';
import { TaskRow, taskList } from './tasks.js';

/** Divisions of one answer at most: a county has some two hundred. */
const DIVISIONS_LIMIT = 2_000;
const EARLIEST = '0000-01-01';
const LATEST = '9999-12-31';

class PlaceQuery extends AfterQuery {
  @TextQuery('所在区划（含下级）', 12)
  divisionCode?: string;
}

class TasksQuery extends PageQuery {
  @TextQuery('所在区划（含下级）', 12)
  divisionCode?: string;
  @CodeQuery('责任岗位', ROLE_TITLES)
  ownerRole?: string;
  @TextQuery('责任岗位所在的区划', 12)
  ownerDivision?: string;
  @CodeQuery('状态', TASK_STANDINGS)
  standing?: Task['standing'];
  @CodeQuery('未办的待办是否逾期', { true: '未办且逾期', false: '未办且未逾期' })
  overdue?: 'true' | 'false';
  @TextQuery('规则编号', 20)
  rule?: string;
  @TextQuery('所涉对象', 60)
  subject?: string;
  @DateQuery('截止日：从此日起（含）')
  dueOnFrom?: string;
  @DateQuery('截止日：到此日止（含）')
  dueOnTo?: string;
}

class TaskBody extends TaskRow {
  @ShownFlag('是否逾期')
  overdue: boolean;
}

class TaskCountsOfDivisionBody {
  @ShownText('所在区划')
  divisionCode: string;
  @ShownNumber('未办')
  open: number;
  @ShownNumber('未办中逾期的')
  overdue: number;
  @ShownNumber('已办')
  completed: number;
  @ShownNumber('已撤销')
  cancelled: number;
}

class TaskCountsBody {
  @ShownParts('各区划的待办件数', () => TaskCountsOfDivisionBody)
  items: TaskCountsOfDivisionBody[];
}

@ApiTags('待办')
@Controller('api/tasks')
export class TaskQueries {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('registers.read')
  @ReadsFrom(taskList)
  @ApiOperation({ operationId: 'ListTasks', summary: '待办，最急的在前' })
  @ApiOkResponse({ type: pageOf(TaskBody) })
  async list(@Caller() principal: Principal, @Query() asked: TasksQuery): Promise<Page<TaskBody>> {
    const { divisionCode, ownerRole, ownerDivision, standing, overdue, rule, subject, ...page } = asked;
    const { limit, cursor, dueOnFrom, dueOnTo } = page;
    const today = this.today();
    const { items, ...rest } = await this.views.page(TaskRow, {
      key: 'id',
      limit,
      cursor,
      within: { property: 'divisionCode', organisations: placesOf(principal, divisionCode) },
      where: { ownerRole, ownerDivision, standing, rule, subject },
      among: overdue === undefined ? [] : [{ property: 'standing', values: ['open'] }],
      between: [...dueBetween(dueOnFrom, dueOnTo), ...urgency(overdue, today)],
    });
    return { ...rest, items: items.map((row) => ({ ...row, overdue: isOverdue(row, today) })) };
  }

  @Get('counts')
  @Requires('registers.read')
  @ReadsFrom(taskList)
  @ApiOperation({ operationId: 'CountTasks', summary: '各区划的待办件数：未办、逾期、已办、已撤销' })
  @ApiOkResponse({ type: TaskCountsBody })
  async counts(
    @Caller() principal: Principal,
    @Query() { divisionCode }: PlaceQuery,
  ): Promise<TaskCountsBody> {
    const beginnings = placesOf(principal, divisionCode).map((code) => `${code}%`);
    const rows = await this.views.query<Record<keyof TaskCountsOfDivisionBody, string>>(
      `SELECT division_code AS "divisionCode",
              count(*) FILTER (WHERE standing = 'open') AS open,
              count(*) FILTER (WHERE standing = 'open' AND due_on < $2) AS overdue,
              count(*) FILTER (WHERE standing = 'completed') AS completed,
              count(*) FILTER (WHERE standing = 'cancelled') AS cancelled
         FROM task WHERE division_code LIKE ANY($1)
        GROUP BY division_code ORDER BY division_code LIMIT ${DIVISIONS_LIMIT}`,
      [beginnings, this.today()],
    );
    return {
      items: rows.map(({ divisionCode: place, open, overdue, completed, cancelled }) => ({
        divisionCode: place,
        open: Number(open),
        overdue: Number(overdue),
        completed: Number(completed),
        cancelled: Number(cancelled),
      })),
    };
  }

  private today(): LegalDate {
    return legalDateOf(this.clock.now());
  }
}

/** The divisions asked for, as far as the principal may see them. */
function placesOf(principal: Principal, asked = ''): readonly string[] {
  return organisationsOf(principal, 'registers.read').flatMap((held) => {
    if (asked === '' || divisionCovers(asked, held)) return [held];
    return divisionCovers(held, asked) ? [asked] : [];
  });
}

function dueBetween(from?: string, to?: string): Between<TaskRow>[] {
  if (from === undefined && to === undefined) return [];
  return [{ property: 'dueOn', from: from ?? EARLIEST, to: to ?? LATEST }];
}

/** Keys begin with the due date, or with the end of time where there is none. */
function urgency(overdue: TasksQuery['overdue'], today: LegalDate): Between<TaskRow>[] {
  if (overdue === undefined) return [];
  return [{ property: 'id', ...(overdue === 'true' ? { from: '', to: today } : { from: today, to: '~' }) }];
}

function isOverdue({ standing, dueOn }: TaskRow, today: LegalDate): boolean {
  return standing === 'open' && dueOn !== null && dueOn < today;
}
