import { Entity } from 'typeorm';
import { type CountedPeriod, citationOf } from '#kernel';
import { DateCell, FlagCell, JsonCell, KeyCell, TextCell, TextsCell } from '#nest';
import { KeyColumn, type Rows, TextColumn, amend, projection, rowOf, when } from '#read-store';
import { ROLE_TITLES } from '#staff/facts';
import {
  TASK_STANDINGS,
  type Task,
  TaskCancelled,
  TaskCompleted,
  TaskExtended,
  TaskOpened,
  TaskReassigned,
  firstOwnerOf,
} from '../facts/index.js';

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
  @TextCell('责任岗位', { enum: ROLE_TITLES })
  ownerRole: string;
  @TextCell('责任岗位所在的区划')
  ownerDivision: string;
  @TextCell('规则编号')
  rule: string;
  @TextCell('代码')
  code: string;
  @TextCell('说明')
  detail: string;
  @TextsCell('依据')
  basis: string[];
  @DateCell('截止日', { nullable: true })
  dueOn: string | null;
  @DateCell('延期之前最初的截止日', { nullable: true })
  firstDueOn: string | null;
  @JsonCell('据以算出最初的截止日的期间', { nullable: true })
  period: CountedPeriod | null;
  @FlagCell('截止日是否暂定：放假安排尚未公布')
  provisional: boolean;
  @TextCell('逾期后果', { nullable: true })
  consequence: string | null;
  @TextCell('同一待办的哪一次', { nullable: true })
  occurrence: string | null;
  @TextCell('所涉对象')
  subject: string;
  @TextCell('状态', { enum: TASK_STANDINGS })
  standing: Task['standing'];
  @DateCell('办结日', { nullable: true })
  completedOn: string | null;
  @DateCell('撤销日', { nullable: true })
  cancelledOn: string | null;
  @TextCell('办理情况，或转派、延期、撤销的理由', { nullable: true })
  note: string | null;
  @TextsCell('依据文件')
  documents: string[];
}

/** Where a task stands in the list: its key holds the due date. */
@Entity()
export class TaskPlaceRow {
  @KeyColumn()
  taskId: string;
  @TextColumn()
  place: string;
}

/** Puts a task where its due date wants it. */
function place(rows: Rows, task: Omit<TaskRow, 'id'>): void {
  const { taskId, dueOn } = task;
  const id = `${dueOn ?? WITHOUT_DATE}/${taskId}`;
  rows.put(TaskPlaceRow, { taskId, place: id });
  rows.put(TaskRow, { ...task, id });
}

async function change(rows: Rows, taskId: string, changed: Partial<TaskRow>): Promise<void> {
  const { place: id } = await rowOf(rows, TaskPlaceRow, { taskId });
  await amend<TaskRow>(rows, TaskRow, { id }, () => changed);
}

export const taskList = projection({
  name: 'tasks',
  title: '待办',
  version: 2,
  tables: [TaskRow, TaskPlaceRow],
  on: [
    when(TaskOpened, ({ data }, rows) => {
      const { sourceEventId: _, owner: __, ...opened } = data;
      const owner = firstOwnerOf(data);
      place(rows, {
        ...opened,
        ownerRole: owner.role,
        ownerDivision: owner.divisionCode,
        basis: (data.basis ?? []).map(citationOf),
        dueOn: data.dueOn ?? null,
        firstDueOn: data.dueOn ?? null,
        period: data.period ?? null,
        provisional: data.provisional ?? false,
        consequence: data.consequence ?? null,
        occurrence: data.occurrence ?? null,
        standing: 'open',
        completedOn: null,
        cancelledOn: null,
        note: null,
        documents: [],
      });
    }),
    when(TaskReassigned, ({ data: { taskId, owner, ground } }, rows) =>
      change(rows, taskId, { ownerRole: owner.role, ownerDivision: owner.divisionCode, note: ground }),
    ),
    when(TaskExtended, async ({ data: { taskId, dueOn, ground }, metadata }, rows) => {
      const { place: id } = await rowOf(rows, TaskPlaceRow, { taskId });
      const task = await rowOf(rows, TaskRow, { id });
      rows.remove(TaskRow, { id });
      place(rows, { ...task, dueOn, note: ground, documents: titlesOf(metadata) });
    }),
    when(TaskCompleted, ({ data: { taskId, on, note = null }, metadata }, rows) =>
      change(rows, taskId, { standing: 'completed', completedOn: on, note, documents: titlesOf(metadata) }),
    ),
    when(TaskCancelled, ({ data: { taskId, on, ground }, metadata }, rows) =>
      change(rows, taskId, {
        standing: 'cancelled',
        cancelledOn: on,
        note: ground,
        documents: titlesOf(metadata),
      }),
    ),
  ],
});

function titlesOf({ documents = [] }: { documents?: { title: string }[] | undefined }): string[] {
  return documents.map(({ title }) => title);
}
