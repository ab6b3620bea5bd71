import { Entity } from 'typeorm';
import { HOLDER_KINDS, type Holder } from '#land-rights/facts';
import { CountCell, DateCell, FenCell, FlagCell, JsonCell, KeyCell, TextCell, TextsCell } from '#nest';
import {
  CHECKLIST_ITEMS,
  type ChecklistItem,
  PROJECT_KINDS,
  PROJECT_STAGES,
  type ProjectKind,
  type ProjectStage,
  RECEIPTS_OF,
  RECEIVED_BY,
  type ReceiptOf,
  type ReceivedBy,
  type RevenuePeriod,
  USE_STANDINGS,
  USE_WAYS,
  type UseStanding,
  type UseWay,
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
  @TextsCell('正在使用的房屋（宅基地的不动产单元代码）')
  plots: readonly string[];
  @DateCell('开业日', { nullable: true })
  startedOn: string | null;
  @FenCell('历期收益合计')
  revenueFen: number;
  @TextsCell('已登记收益的期间，起止日之间用斜线')
  periods: readonly string[];
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
  @JsonCell('各处房屋这一期的租金（在收益之外）')
  rents: NonNullable<RevenuePeriod['rents']>;
}

/** A paper on the checklist of a project, the last of its kind. */
@Entity()
export class RevitalizationPaperRow {
  /** `<project id>/<item>`. */
  @KeyCell('文件')
  id: string;
  @TextCell('盘活项目')
  projectId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('检查清单项目', { enum: CHECKLIST_ITEMS })
  item: ChecklistItem;
  @TextCell('文件编号')
  documentNumber: string;
  @DateCell('办妥日')
  metOn: string;
  @DateCell('有效期至（含当日）', { nullable: true })
  validUntil: string | null;
}

/** What the collective received of a project. */
@Entity()
export class RevitalizationReceiptRow {
  /** `<project id>/<receipt number>`. */
  @KeyCell('收款')
  id: string;
  @TextCell('盘活项目')
  projectId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('集体经济组织代码')
  collectiveId: string;
  @TextCell('收取的款项', { enum: RECEIPTS_OF })
  of: ReceiptOf;
  @FenCell('收款金额')
  amountFen: number;
  @DateCell('收款日')
  receivedOn: string;
  @TextCell('收入的账户', { enum: RECEIVED_BY })
  method: ReceivedBy;
  @TextCell('收据编号')
  receiptNumber: string;
}

/** A house in a project, as it is agreed, ends and comes back; one that comes again has the later agreement. */
@Entity()
export class RevitalizationUseRow {
  /** `<project id>/<plot>`. */
  @KeyCell('使用编号')
  id: string;
  @TextCell('盘活项目')
  projectId: string;
  @TextCell('所在区划')
  divisionCode: string;
  @TextCell('宅基地的不动产单元代码')
  parcelCode: string;
  @TextCell('提供房屋的农户；集体的房屋为空', { nullable: true })
  householdId: string | null;
  @TextCell('方式', { enum: USE_WAYS })
  way: UseWay;
  @TextCell('合同编号')
  number: string;
  @DateCell('起期')
  startsOn: string;
  @DateCell('止期（含当日）')
  endsOn: string;
  @FenCell('年租金', { nullable: true })
  yearlyRentFen: number | null;
  @TextCell('状态', { enum: USE_STANDINGS })
  standing: UseStanding;
  @DateCell('终止日', { nullable: true })
  endedOn: string | null;
  @DateCell('交还日', { nullable: true })
  returnedOn: string | null;
}
