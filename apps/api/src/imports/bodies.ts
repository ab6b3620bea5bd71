import { IMPORT_MODES } from '#imports/facts';
import { EVIDENCE_GRADES } from '#kernel';
import { ShownFlag, ShownNumber, ShownParts, ShownText, ShownTexts } from '#nest';
import { Choice, CreditCode, DivisionCode } from '#nest/fields';
import { IMPORT_STATES, type ImportState } from './import-run.js';
import { IMPORT_KINDS } from './kinds.js';

const KIND_TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  IMPORT_KINDS.map(({ name, title }) => [name, title]),
);
const YES_OR_NO = { true: '是', false: '否' } as const;

/** The fields of the form beside the file. */
export class ImportForm {
  @Choice('导入种类', KIND_TITLES)
  kind: string;

  @DivisionCode('所在区划（村或乡镇）')
  divisionCode: string;

  @CreditCode('集体经济组织代码（导入农户、成员、合同时填）', { optional: true })
  collectiveId?: string;

  @Choice('有错误时怎样办', IMPORT_MODES)
  mode: keyof typeof IMPORT_MODES;

  @Choice('证据等级（补录以前的事实时填）', EVIDENCE_GRADES, { optional: true })
  evidenceGrade?: keyof typeof EVIDENCE_GRADES;

  @Choice('只核对，不登记', YES_OR_NO, { optional: true })
  dryRun?: keyof typeof YES_OR_NO;
}

export class ComplaintBody {
  @ShownNumber('行')
  row: number;
  @ShownText('列；整行有问题的为空', { nullable: true })
  column: string | null;
  @ShownText('原因')
  detail: string;
  @ShownText('规则编号', { nullable: true })
  rule: string | null;
  @ShownText('最近的合法办法', { nullable: true })
  wayForward: string | null;
}

export class ImportProgressBody {
  @ShownText('导入编号')
  importId: string;
  @ShownText('种类', { enum: KIND_TITLES })
  kind: string;
  @ShownText('状态', { enum: IMPORT_STATES })
  state: ImportState;
  @ShownText('状态说明')
  message: string;
  @ShownNumber('共几条（一户、一人、一块地、一份合同为一条）')
  total: number;
  @ShownNumber('已核对')
  checked: number;
  @ShownNumber('已登记')
  recorded: number;
  @ShownNumber('以前已登记')
  repeated: number;
  @ShownNumber('有错误')
  refused: number;
  @ShownNumber('错误共几处；全部见核对表')
  complaintCount: number;
  @ShownParts('前 200 处错误', () => ComplaintBody)
  complaints: ComplaintBody[];
}

class ImportColumnBody {
  @ShownText('列')
  header: string;
  @ShownFlag('是否必填')
  required: boolean;
  @ShownText('怎样填')
  note: string;
  @ShownText('示例')
  example: string;
}

class ImportKindBody {
  @ShownText('种类')
  name: string;
  @ShownText('名称')
  title: string;
  @ShownFlag('上传时是否要填集体经济组织代码')
  needsCollective: boolean;
  @ShownTexts('填写规则')
  rules: string[];
  @ShownParts('各列', () => ImportColumnBody)
  columns: ImportColumnBody[];
}

export class ImportKindsBody {
  @ShownParts('各种类', () => ImportKindBody)
  items: ImportKindBody[];
}
