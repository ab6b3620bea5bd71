import { Entity } from 'typeorm';
import { addFen } from '#kernel';
import { HOLDER_KINDS, type Holder } from '#land-rights/facts';
import {
  CountCell,
  DateCell,
  FenCell,
  FlagCell,
  JsonCell,
  KeyCell,
  TextCell,
  TextsCell,
  register,
} from '#nest';
import { type Case, type Rows, type SeenEvent, amend, projection, when } from '#read-store';
import {
  type ChecklistItem,
  ChecklistItemMet,
  PROJECT_KINDS,
  PROJECT_STAGES,
  type ProjectKind,
  type ProjectStage,
  RevitalizationEnded,
  RevitalizationProposed,
  RevitalizationRevenueRecorded,
  RevitalizationStarted,
  type RevenuePeriod,
  UseAgreed,
  UseFellThrough,
  UseReturned,
  checklistOf,
  revitalizationStream,
} from '../facts/index.js';

/** A project that brings idle houses back into use. */
@Entity()
export class RevitalizationRow {
  @KeyCell('盘活项目')
  projectId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('项目名称')
  name: string;
  @TextCell('项目类型', { enum: PROJECT_KINDS })
  kind: ProjectKind;
  @FlagCell('是否经营餐饮')
  catering: boolean;
  @TextCell('经营主体类型', { enum: HOLDER_KINDS })
  operatorKind: Holder['kind'];
  @TextCell('经营主体编号')
  operatorId: string;
  @TextCell('经营主体', { nullable: true })
  operatorName: string | null;
  @FenCell('计划投资')
  plannedFen: number;
  @DateCell('立项日')
  proposedOn: string;
  @TextCell('状态', { enum: PROJECT_STAGES })
  stage: ProjectStage;
  @TextsCell('检查清单上尚未登记办妥的项目')
  itemsMissing: readonly ChecklistItem[];
  @CountCell('正在使用的房屋处数')
  houses: number;
  @DateCell('开业日', { nullable: true })
  startedOn: string | null;
  @FenCell('历期收益合计')
  revenueFen: number;
  @DateCell('收益登记到', { nullable: true })
  revenueTo: string | null;
  @DateCell('终止日', { nullable: true })
  endedOn: string | null;
  /** Revision of the project's stream, for `If-Match`. */
  @CountCell('版次')
  revision: number;
}

/** The revenue of one period and who has how much of it. */
@Entity()
export class RevitalizationRevenueRow {
  /** `<project id>/<first day>`. */
  @KeyCell('收益编号')
  id: string;
  @TextCell('盘活项目')
  projectId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @DateCell('期间的第一天')
  periodFrom: string;
  @DateCell('期间的最后一天')
  periodTo: string;
  @FenCell('收益')
  revenueFen: number;
  @JsonCell('各方所得')
  parts: RevenuePeriod['parts'];
}

/** The project of an event, seen at its revision. */
async function amendProject(
  rows: Rows,
  { subject: projectId, revision }: Pick<SeenEvent, 'subject' | 'revision'>,
  change: (row: RevitalizationRow) => Partial<RevitalizationRow>,
): Promise<void> {
  await amend(rows, RevitalizationRow, { projectId }, (row) => ({ ...change(row), revision }));
}

const oneHouseLess = ({ houses }: RevitalizationRow) => ({ houses: houses - 1 });

const cases: readonly Case<Rows>[] = [
  when(RevitalizationProposed, ({ data, revision }, rows) => {
    const { operator, paperSha256: _, ...proposed } = data;
    const { kind: operatorKind, id: operatorId, name: operatorName = null } = operator;
    rows.put(RevitalizationRow, {
      ...{ ...proposed, operatorKind, operatorId, operatorName },
      ...{ stage: 'proposed', itemsMissing: checklistOf(data), houses: 0, startedOn: null },
      ...{ revenueFen: 0, revenueTo: null, endedOn: null, revision },
    });
  }),
  when(ChecklistItemMet, (event, rows) =>
    amendProject(rows, event, ({ itemsMissing }) => ({
      itemsMissing: itemsMissing.filter((item) => item !== event.data.item),
    })),
  ),
  when(UseAgreed, (event, rows) => amendProject(rows, event, ({ houses }) => ({ houses: houses + 1 }))),
  when(UseFellThrough, (event, rows) => amendProject(rows, event, oneHouseLess)),
  when(RevitalizationStarted, (event, rows) =>
    amendProject(rows, event, () => ({ stage: 'started', startedOn: event.data.startedOn })),
  ),
  when(RevitalizationRevenueRecorded, async (event, rows) => {
    const { projectId, divisionCode, from: periodFrom, to: periodTo, revenueFen, parts } = event.data;
    const id = `${projectId}/${periodFrom}`;
    rows.put(RevitalizationRevenueRow, {
      ...{ id, projectId, divisionCode, periodFrom, periodTo, revenueFen, parts },
    });
    await amendProject(rows, event, (row) => ({
      revenueFen: addFen(row.revenueFen, revenueFen),
      revenueTo: row.revenueTo !== null && row.revenueTo > periodTo ? row.revenueTo : periodTo,
    }));
  }),
  when(RevitalizationEnded, (event, rows) =>
    amendProject(rows, event, () => ({ stage: 'ended', endedOn: event.data.endedOn })),
  ),
  when(UseReturned, (event, rows) => amendProject(rows, event, oneHouseLess)),
];

export const revitalizationRegister = projection({
  name: 'revitalizations',
  title: '盘活项目台账',
  version: 2,
  tables: [RevitalizationRow, RevitalizationRevenueRow],
  on: cases,
});

export const revitalizations = register({
  noun: ['Revitalization', 'Revitalizations'],
  title: '盘活项目台账',
  item: '盘活项目',
  path: 'revitalizations',
  view: revitalizationRegister,
  row: RevitalizationRow,
  key: 'projectId',
  place: 'divisionCode',
  filters: ['divisionCode', 'collectiveId', 'kind', 'stage', 'operatorId'],
  ranges: ['proposedOn', 'startedOn', 'endedOn'],
  history: revitalizationStream,
});

export const revitalizationRevenues = register({
  noun: ['RevitalizationRevenue', 'RevitalizationRevenues'],
  title: '盘活项目收益台账',
  item: '盘活项目收益',
  path: 'revenues',
  view: revitalizationRegister,
  row: RevitalizationRevenueRow,
  key: 'id',
  place: 'divisionCode',
  filters: ['divisionCode', 'projectId'],
  ranges: ['periodFrom', 'periodTo'],
  linesOnly: true,
});
