import { householdIdOf } from '#collectives';
import { CONTRACT_FORMS, ConcludeHouseholdContract } from '#contracts';
import {
  FARMED_CLASSES,
  OWNERSHIP_NATURES,
  PARCEL_CATEGORIES,
  PLANTED_USES,
  parseContractorCode,
} from '#kernel';
import { RecordCollectiveOwnership, RegisterParcel } from '#land-rights';
import { code, codeOf, codes, day, oneIn, squareMetres, words } from '../cells.js';
import {
  EVERY_FILE,
  EVIDENCE_FIELDS,
  GRADE,
  type ImportKind,
  KNOWN_SINCE,
  optional,
  required,
} from './shape.js';

export const parcels: ImportKind = {
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

export const householdContracts: ImportKind = {
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
