import { Entity } from 'typeorm';
import { DateCell, KeyCell, ShownFlag, TextCell, register } from '#nest';
import { KeyColumn, TextColumn, amend, projection, rowOf, when } from '#read-store';
import { TaskCompleted, TaskOpened } from '../facts/index.js';

const WITHOUT_DATE = '9999-12-31';

@Entity()
export class TaskRow {
  /** `<due date, or the end of time>/<task>`: the most urgent come first. */
  @KeyCell('次序')
  id: string;
  @TextCell('待办')
  taskId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('规则编号')
  rule: string;
  @TextCell('代码')
  code: string;
  @TextCell('说明')
  detail: string;
  @DateCell('截止日', { nullable: true })
  dueOn: string | null;
  @TextCell('所涉对象')
  subject: string;
  @TextCell('状态', { enum: { open: '未办', completed: '已办' } })
  standing: 'open' | 'completed';
  @DateCell('办结日', { nullable: true })
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
      const { place: id } = await rowOf(rows, TaskPlaceRow, { taskId });
      await amend<TaskRow>(rows, TaskRow, { id }, () => ({ standing: 'completed', completedOn: on }));
    }),
  ],
});

class TaskBody extends TaskRow {
  @ShownFlag('是否逾期')
  overdue: boolean;
}

export const tasksDue = register({
  noun: ['Task', 'Tasks'],
  title: '待办，最急的在前',
  item: '待办',
  path: '',
  view: taskList,
  row: TaskRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['divisionCode', 'standing', 'rule', 'subject'],
  ranges: ['dueOn'],
  linesOnly: true,
  shown: {
    as: TaskBody,
    of: (row, today) => ({
      ...row,
      overdue: row.standing === 'open' && row.dueOn !== null && row.dueOn < today,
    }),
  },
});
