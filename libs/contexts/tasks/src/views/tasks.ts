import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import { addDays, legalDateOf } from '#kernel';
import {
  Caller,
  Clock,
  DateQuery,
  PageQuery,
  type Principal,
  ReadsFrom,
  Requires,
  ShownDate,
  ShownFlag,
  ShownText,
  TextQuery,
  pageOf,
  seenBy,
} from '#nest';
import { DateColumn, KeyColumn, type Page, TextColumn, Views, projection, when } from '#read-store';
import { TaskCompleted, TaskOpened } from '../facts/index.js';

const WITHOUT_DATE = '9999-12-31';

@Entity()
export class TaskRow {
  /** `<due date, or the end of time>/<task>`: the most urgent come first. */
  @KeyColumn()
  @ShownText('次序')
  id: string;
  @TextColumn()
  @ShownText('待办')
  taskId: string;
  @TextColumn()
  @ShownText('所在区划')
  divisionCode: string;
  @TextColumn()
  @ShownText('规则编号')
  rule: string;
  @TextColumn()
  @ShownText('代码')
  code: string;
  @TextColumn()
  @ShownText('说明')
  detail: string;
  @DateColumn({ nullable: true })
  @ShownDate('截止日', { nullable: true })
  dueOn: string | null;
  @TextColumn()
  @ShownText('所涉对象')
  subject: string;
  @TextColumn()
  @ShownText('状态', { enum: { open: '未办', completed: '已办' } })
  standing: 'open' | 'completed';
  @DateColumn({ nullable: true })
  @ShownDate('办结日', { nullable: true })
  completedOn: string | null;
}

/** Where a task stands in the list: its key holds the due date, which only the opening knows. */
@Entity()
export class TaskPlaceRow {
  @KeyColumn()
  taskId: string;
  @TextColumn()
  place: string;
}

export const taskList = projection({
  name: 'tasks',
  title: '待办',
  version: 1,
  tables: [TaskRow, TaskPlaceRow],
  on: [
    when(TaskOpened, ({ data }, rows) => {
      const { taskId, dueOn = null } = data;
      const id = `${dueOn ?? WITHOUT_DATE}/${taskId}`;
      rows.put(TaskPlaceRow, { taskId, place: id });
      rows.put(TaskRow, { ...data, id, dueOn, standing: 'open', completedOn: null });
    }),
    when(TaskCompleted, async ({ data: { taskId, on } }, rows) => {
      const place = await rows.get(TaskPlaceRow, { taskId });
      const row = place && (await rows.get(TaskRow, { id: place.place }));
      if (!row) throw new Error(`task ${taskId} is not in the list`);
      rows.put(TaskRow, { ...row, standing: 'completed', completedOn: on });
    }),
  ],
});

class TaskBody extends TaskRow {
  @ShownFlag('是否逾期')
  overdue: boolean;
}

class TasksQuery extends PageQuery {
  @TextQuery('状态：open 未办、completed 已办', 10)
  standing?: 'open' | 'completed';
  @DateQuery('截止日早于')
  dueBefore?: string;
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
  async list(@Caller() principal: Principal, @Query() query: TasksQuery): Promise<Page<TaskBody>> {
    const { standing, dueBefore, ...page } = query;
    const within = seenBy<TaskRow>(principal, 'registers.read', 'divisionCode');
    const { items, ...rest } = await this.views.page(TaskRow, {
      ...page,
      key: 'id',
      within,
      where: { standing },
      // A task without a date is before none.
      ...(dueBefore && { between: { property: 'dueOn', from: '', to: addDays(dueBefore, -1) } }),
    });
    const today = legalDateOf(this.clock.now());
    const overdue = ({ standing: now, dueOn }: TaskRow): boolean =>
      now === 'open' && dueOn !== null && dueOn < today;
    return { ...rest, items: items.map((row) => ({ ...row, overdue: overdue(row) })) };
  }
}
