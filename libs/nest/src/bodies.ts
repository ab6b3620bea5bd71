import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { PERIOD_UNITS } from '#kernel';
import { ShownDate, ShownNumber, ShownText } from './shown.js';

/** What follows when a rule is broken, as readers are told. */
export const SEVERITIES = { block: '拒绝', warn: '警告', task: '待办' } as const;

/** Response shapes that every command shares; only described here, made elsewhere. */

@ApiSchema({ name: 'LegalBasis' })
export class LegalBasisBody {
  @ApiProperty({ description: '法律、法规、规章', example: '农村土地承包法' })
  law: string;
  @ApiProperty({ description: '条款', example: '第三十八条第三项' })
  article: string;
}

@ApiSchema({ name: 'CountedPeriod' })
export class CountedPeriodBody {
  @ShownDate('起算日（当日不计入）')
  from: string;
  @ShownNumber('长度')
  count: number;
  @ShownText('单位', { enum: PERIOD_UNITS })
  unit: keyof typeof PERIOD_UNITS;
}

@ApiSchema({ name: 'DutyOwner' })
export class DutyOwnerBody {
  @ApiProperty({ description: '岗位', example: 'station-clerk' })
  role: string;
  @ApiProperty({ description: '所涉对象所在的哪一级区划；没有则为其本身的区划', required: false })
  level?: string;
}

@ApiSchema({ name: 'RuleOutcome' })
export class RuleOutcomeBody {
  @ApiProperty({ description: '规则编号', example: 'P4' })
  rule: string;
  @ApiProperty({ description: '代码', example: 'CONTRACTS.CONVEYANCE_TO_BE_FILED' })
  code: string;
  @ApiProperty({ description: '说明' })
  detail: string;
  @ApiProperty({ description: '截止日', required: false, format: 'date' })
  dueOn?: string;
  @ApiProperty({ description: '据以算出截止日的期间', required: false, type: CountedPeriodBody })
  period?: CountedPeriodBody;
  @ApiProperty({ description: '截止日是否暂定：放假安排尚未公布', required: false })
  provisional?: boolean;
  @ApiProperty({ description: '待办的依据', required: false, type: [LegalBasisBody] })
  basis?: LegalBasisBody[];
  @ApiProperty({ description: '待办的责任岗位', required: false, type: DutyOwnerBody })
  owner?: DutyOwnerBody;
  @ApiProperty({ description: '待办逾期的后果', required: false })
  consequence?: string;
  @ApiProperty({ description: '同一待办的哪一次', required: false, example: '2026' })
  occurrence?: string;
}

@ApiSchema({ name: 'RuleVerdict' })
export class RuleVerdictBody {
  @ApiProperty({ description: '规则编号', example: 'V7' })
  rule: string;
  @ApiProperty({ description: '代码', example: 'DECISIONS.NOT_ADOPTED' })
  code: string;
  @ApiProperty({ description: '规则' })
  sentence: string;
  @ShownText('不符合时', { enum: SEVERITIES })
  severity: keyof typeof SEVERITIES;
  @ApiProperty({ description: '依据', type: [LegalBasisBody] })
  basis: LegalBasisBody[];
  @ApiProperty({ description: '是否符合' })
  holds: boolean;
  @ApiProperty({ description: '不符合之处', required: false })
  detail?: string;
  @ApiProperty({ description: '所涉字段', required: false })
  field?: string;
  @ApiProperty({ description: '可行的办法', required: false })
  wayForward?: string;
  @ApiProperty({ description: '截止日', required: false, format: 'date' })
  dueOn?: string;
}

@ApiSchema({ name: 'Trial' })
export class TrialBody {
  @ApiProperty({ description: '照此提交能否登记' })
  accepted: boolean;
  @ApiProperty({ description: '每条规则的判断', type: [RuleVerdictBody] })
  verdicts: RuleVerdictBody[];
  @ApiProperty({
    description: '最近的合法办法：不能登记的，怎样才能登记；能登记而有警告的（如表决没有通过），下一步怎么办',
    type: [String],
  })
  wayForward: string[];
}

@ApiSchema({ name: 'CommandAnswer' })
export class CommandAnswerBody {
  @ApiProperty({ description: '登记对象的编号' })
  id: string;
  @ApiProperty({ description: '版次，从 0 起；试办时为当前版次，-1 表示尚不存在' })
  revision: number;
  @ApiProperty({ description: '在全部记录中的位置；查询时带上 ?after= 即可等到视图更新；试办时为 -1' })
  position: number;
  @ApiProperty({ description: '警告：已登记，但须知悉', type: [RuleOutcomeBody] })
  warnings: RuleOutcomeBody[];
  @ApiProperty({ description: '随之产生的待办', type: [RuleOutcomeBody] })
  tasks: RuleOutcomeBody[];
  @ApiProperty({ description: '是否只是试办' })
  dryRun: boolean;
  @ApiProperty({ description: '试办的结果；只在试办时有', required: false, type: TrialBody })
  trial?: TrialBody;
  @ApiProperty({ description: '是否为重复提交（答复与第一次相同）' })
  repeated: boolean;
}

@ApiSchema({ name: 'FieldError' })
export class FieldErrorBody {
  @ApiProperty({ description: '字段', example: 'members[0].identityNumber' })
  field: string;
  @ApiProperty({ description: '说明' })
  detail: string;
}

@ApiSchema({ name: 'OtherProblem' })
export class OtherProblemBody {
  @ApiProperty({ description: '代码' })
  code: string;
  @ApiProperty({ description: '说明' })
  detail: string;
  @ApiProperty({ description: '规则编号', required: false })
  rule?: string;
  @ApiProperty({ description: '依据', type: [LegalBasisBody], required: false })
  basis?: LegalBasisBody[];
  @ApiProperty({ description: '可行的办法', required: false })
  wayForward?: string;
}

@ApiSchema({ name: 'Problem' })
export class ProblemBody {
  @ApiProperty({ description: '问题类型', example: 'urn:diqi:problem:LAND_RIGHTS.TERM_EXCEEDS_CONTRACT' })
  type: string;
  @ApiProperty({ description: '标题', example: '不符合规定' })
  title: string;
  @ApiProperty({ description: 'HTTP 状态', example: 422 })
  status: number;
  @ApiProperty({ description: '代码', example: 'LAND_RIGHTS.TERM_EXCEEDS_CONTRACT' })
  code: string;
  @ApiProperty({ description: '说明：哪里不对、怎么办' })
  detail: string;
  @ApiProperty({ description: '规则编号', required: false, example: 'T2' })
  rule?: string;
  @ApiProperty({ description: '依据', type: [LegalBasisBody], required: false })
  basis?: LegalBasisBody[];
  @ApiProperty({
    description: '据以判断的事实',
    selfRequired: false,
    type: 'object',
    additionalProperties: true,
  })
  facts?: Record<string, unknown>;
  @ApiProperty({ description: '可行的办法', required: false })
  wayForward?: string;
  @ApiProperty({ description: '各处填写问题', type: [FieldErrorBody], required: false })
  errors?: FieldErrorBody[];
  @ApiProperty({ description: '同时不符合的其他规定', type: [OtherProblemBody], required: false })
  others?: OtherProblemBody[];
  @ApiProperty({ description: '请求编号', required: false })
  instance?: string;
}
