import type { Type } from '@nestjs/common';
import { RegisterHousehold, householdIdOf } from '#collectives';
import { RELATIONS } from '#collectives/facts';
import { CONTRACT_FORMS, ConcludeHouseholdContract } from '#contracts';
import {
  EVIDENCE_GRADES,
  FARMED_CLASSES,
  OWNERSHIP_NATURES,
  PARCEL_CATEGORIES,
  PLANTED_USES,
  parseContractorCode,
} from '#kernel';
import { RecordCollectiveOwnership, RegisterParcel } from '#land-rights';
import { type Reading, code, codeOf, codes, day, oneIn, squareMetres, words, yesOrNo } from './cells.js';

export interface Column {
  readonly header: string;
  readonly reads: Reading;
  readonly example: string;
  readonly required?: true;
  /** How it is filled, where the reading does not say enough. */
  readonly note?: string;
}

/** One command that a row, or the rows of one group, becomes. */
export interface Step {
  readonly command: Type<object>;
  /**
   * Field of the command → header. `boundaries.east` is a field of a part; `members[].name` one of a list with an
   * entry for each row of the group.
   */
  readonly fields: Readonly<Record<string, string>>;
  /** Given only for rows in which this column is filled. */
  readonly onlyWith?: string;
  /** What is said once for the whole file. */
  readonly ofFile?: readonly ('collectiveId' | 'divisionCode')[];
}

/** Fields of the first command: what two rows may not want for the same days. */
export interface Apart {
  readonly things: string;
  readonly from: string;
  readonly to: string;
}

/** What a workbook may hold: everything about it in one value. */
export interface ImportKind {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** Rows that say the same here are one entry. */
  readonly groupedBy?: string;
  readonly steps: readonly Step[];
  readonly apart?: Apart;
  /** Whole sentences for whoever fills it in. */
  readonly rules: readonly string[];
}

const KNOWN_SINCE: Column = {
  header: '事实发生日',
  reads: day,
  example: '2016-05-20',
  note: '以前的事实填当时的日期；不填为今天',
};
const GRADE: Column = {
  header: '证据等级',
  reads: oneIn(EVIDENCE_GRADES),
  example: EVIDENCE_GRADES.registered,
  note: '补录以前的事实时填；不填则用上传时所选的等级',
};
const EVIDENCE_FIELDS = { effectiveOn: KNOWN_SINCE.header, evidenceGrade: GRADE.header };

const EVERY_FILE = [
  '表头不要改动；列的先后可以变，不用的选填列可以删去。',
  '第一列写“示例”的行不读入。编码、身份证号一律按文本填写。',
  '公式只取单元格里已有的结果。',
] as const;

const required = (header: string, reads: Reading, example: string): Column => ({
  header,
  reads,
  example,
  required: true,
});
const optional = (header: string, reads: Reading, example: string): Column => ({ header, reads, example });

const households: ImportKind = {
  name: 'households',
  title: '农户与成员',
  columns: [
    required('承包方编码', code, '140722100230000001'),
    required('姓名', words, '张三'),
    required('身份证号', code, '140722188001010011'),
    optional('联系电话', code, '13800000000'),
    required('与户主关系', oneIn(RELATIONS), RELATIONS.head),
    required('本集体成员', yesOrNo, '是'),
    KNOWN_SINCE,
    GRADE,
  ],
  groupedBy: '承包方编码',
  steps: [
    {
      command: RegisterHousehold,
      fields: {
        contractorCode: '承包方编码',
        'members[].name': '姓名',
        'members[].identityNumber': '身份证号',
        'members[].phone': '联系电话',
        'members[].relation': '与户主关系',
        'members[].collectiveMember': '本集体成员',
        ...EVIDENCE_FIELDS,
      },
      ofFile: ['collectiveId'],
    },
  ],
  rules: [...EVERY_FILE, '一名成员一行；承包方编码相同的各行是一户，每户有且只有一名户主。'],
};

const parcels: ImportKind = {
  name: 'parcels',
  title: '承包地块',
  columns: [
    required('承包地块编码', code, '1407221002300000001'),
    required('地块名称', words, '河滩地'),
    required('实测面积（平方米）', squareMetres, '3333.50'),
    required('地块类别', oneIn(PARCEL_CATEGORIES), PARCEL_CATEGORIES['10']),
    required('土地类型', oneIn(FARMED_CLASSES), FARMED_CLASSES.arable),
    required('土地用途', oneIn(PLANTED_USES), PLANTED_USES['1']),
    optional('东至', words, '村道'),
    optional('南至', words, '水渠'),
    optional('西至', words, '荒坡'),
    optional('北至', words, '水渠'),
    optional('所有权人代码', code, 'N2140722MF00000057'),
    optional('所有权性质', oneIn(OWNERSHIP_NATURES), OWNERSHIP_NATURES['32']),
    optional('不动产权证书号', words, '晋(2021)左权县不动产权第0000123号'),
    KNOWN_SINCE,
    GRADE,
  ],
  steps: [
    {
      command: RegisterParcel,
      fields: {
        code: '承包地块编码',
        name: '地块名称',
        areaDm2: '实测面积（平方米）',
        category: '地块类别',
        landClass: '土地类型',
        plantedUse: '土地用途',
        'boundaries.east': '东至',
        'boundaries.south': '南至',
        'boundaries.west': '西至',
        'boundaries.north': '北至',
        ...EVIDENCE_FIELDS,
      },
    },
    {
      command: RecordCollectiveOwnership,
      fields: {
        parcelCode: '承包地块编码',
        collectiveId: '所有权人代码',
        nature: '所有权性质',
        certificateNumber: '不动产权证书号',
        ...EVIDENCE_FIELDS,
      },
      onlyWith: '所有权人代码',
    },
  ],
  rules: [
    ...EVERY_FILE,
    '四至要填就四项都填。',
    '填了所有权人代码的，同时登记集体土地所有权，所有权性质也要填。',
  ],
};

const householdContracts: ImportKind = {
  name: 'household-contracts',
  title: '家庭承包合同',
  columns: [
    required('合同编号', words, '承2025-001'),
    {
      ...required('承包方编码', codeOf(parseContractorCode, householdIdOf), '140722100230000001'),
      note: '已登记农户的承包方编码，按文本填写',
    },
    {
      ...required('承包地块编码', codes, '1407221002300000001、1407221002300000002'),
      note: '有几块的，用顿号隔开；按文本填写',
    },
    required('合同形式', oneIn(CONTRACT_FORMS), CONTRACT_FORMS.written),
    required('签订日', day, '2025-01-01'),
    required('起期', day, '2025-01-01'),
    { ...required('止期', day, '2054-12-31'), note: '含当日；起于 2025-01-01 的三十年止于 2054-12-31' },
    required('约定用途', words, '种植小麦'),
    {
      ...required('合同扫描件的SHA-256', code, 'a1'.repeat(32)),
      note: '扫描件的 64 位小写十六进制 SHA-256 值',
    },
    GRADE,
  ],
  steps: [
    {
      command: ConcludeHouseholdContract,
      fields: {
        number: '合同编号',
        householdId: '承包方编码',
        parcels: '承包地块编码',
        form: '合同形式',
        signedOn: '签订日',
        from: '起期',
        to: '止期',
        agreedUse: '约定用途',
        paperSha256: '合同扫描件的SHA-256',
        evidenceGrade: GRADE.header,
      },
      ofFile: ['collectiveId', 'divisionCode'],
    },
  ],
  apart: { things: 'parcels', from: 'from', to: 'to' },
  rules: [...EVERY_FILE, '一份合同一行。先导入农户和地块（连同所有权），再导入合同。'],
};

/** Every kind there is: a new one is a value above and a line here. */
export const IMPORT_KINDS: readonly ImportKind[] = [households, parcels, householdContracts];

/** Whether whoever sends a file of this kind must say of which collective it is. */
export function needsCollective({ steps }: ImportKind): boolean {
  return steps.some(({ ofFile = [] }) => ofFile.includes('collectiveId'));
}
