import { householdIdOf } from '#collectives';
import { ConfirmHouseholdExtension, SurveyHousehold } from '#extensions';
import {
  REDUCTION_GROUNDS,
  REPORTED_CHANGES,
  SURVEY_OUTCOMES,
  campaignIdOf,
  sheetIdOf,
  yearOf,
} from '#extensions/facts';
import { parseContractorCode } from '#kernel';
import { code, codeOf, codes, day, oneIn, severalIn } from '../cells.js';
import {
  type Column,
  EVERY_FILE,
  GRADE,
  type ImportKind,
  type Step,
  type WorkedOut,
  optional,
  required,
} from './shape.js';

const household = codeOf(parseContractorCode, householdIdOf);
const HASH_NOTE = '扫描件的 64 位小写十六进制 SHA-256 值';

/** By which a sheet is found: whose it is, which term runs out, and from whom land was taken over. */
const SHEET_COLUMNS: readonly Column[] = [
  { ...required('承包方编码', household, '140722100230000001'), note: '延包的农户，按文本填写' },
  { ...required('原承包期止期', day, '2027-12-31'), note: '原承包合同的止期' },
  {
    ...optional('接自承包方编码', household, '140722100230000002'),
    note: '调查的是从他户接过来的地的，填原来承包的农户；调查自己原合同的不填',
  },
];
const BY_SHEET = SHEET_COLUMNS.map(({ header }) => header);

/** A sheet is named by what stands in it, as the campaign names it. */
const sheetId: WorkedOut = {
  from: BY_SHEET,
  ofFile: ['collectiveId'],
  missing:
    '没有这一户的延包调查表，请核对承包方编码和原承包期止期；还没有开始延包工作的先开始，开始以后才登记的合同先补列，接过来的地先登记转由他户承包',
  value: (cells, { collectiveId }) => {
    const [householdId, endsOn, giver] = BY_SHEET.map((header) => cells.get(header));
    if (typeof householdId !== 'string' || typeof endsOn !== 'string' || collectiveId === undefined)
      return undefined;
    const campaignId = campaignIdOf({ collectiveId, year: yearOf(endsOn) });
    const part = typeof giver === 'string' ? sheetIdOf(campaignId, giver, endsOn) : endsOn;
    return sheetIdOf(campaignId, householdId, part);
  },
};

const SIGNED_ON = '农户签字日';
const SIGNED_PAPER = '签字文件的SHA-256';

const confirmed: Step = {
  command: ConfirmHouseholdExtension,
  fields: { confirmedOn: SIGNED_ON, paperSha256: SIGNED_PAPER, evidenceGrade: GRADE.header },
  workedOut: { sheetId },
};

const ABOUT_SHEETS = [
  '先登记“开始延包工作”；上传时填集体经济组织代码，止期在哪一年到期，就是哪一年的延包工作。',
  '从他户接过来的地，在原来的户登记转由他户承包之后才有调查表，另用一个文件导入。',
] as const;

/** What was found at every household: a row for each, and another for every further parcel that is not kept. */
export const extensionSurveys: ImportKind = {
  name: 'extension-surveys',
  title: '延包入户调查',
  columns: [
    ...SHEET_COLUMNS,
    required('调查日', day, '2026-03-01'),
    optional('户内人员的变化', severalIn(REPORTED_CHANGES), Object.values(REPORTED_CHANGES)[0] ?? ''),
    {
      ...optional('继续承包的地块', codes, '1407221002300000001、1407221002300000002'),
      note: '地块编码，有几块的用顿号隔开，按文本填写',
    },
    {
      ...optional('转由他户承包的地块', codes, '1407221002300000003'),
      note: '分户、并户、转让的填；转给几户的，各写一行',
    },
    { ...optional('接着承包的农户编码', household, '140722100230000003'), note: '转由他户承包的填' },
    {
      ...optional('转由他户的协议的SHA-256', code, 'a1'.repeat(32)),
      note: `没有登记分户、并户、转让的填；${HASH_NOTE}`,
    },
    { ...optional('不延包的地块', code, '1407221002300000004'), note: '有几块的，各写一行' },
    optional('不延包的原因', oneIn(REDUCTION_GROUNDS), REDUCTION_GROUNDS.surrendered),
    { ...optional('放弃声明的SHA-256', code, 'b2'.repeat(32)), note: `农户书面放弃的填；${HASH_NOTE}` },
    { ...optional(SIGNED_ON, day, '2026-03-02'), note: '农户已经签字确认的填，同时登记确认' },
    { ...optional(SIGNED_PAPER, code, 'c3'.repeat(32)), note: `填了农户签字日的填；${HASH_NOTE}` },
    GRADE,
  ],
  groupedBy: BY_SHEET,
  steps: [
    {
      command: SurveyHousehold,
      fields: {
        surveyedOn: '调查日',
        changes: '户内人员的变化',
        kept: '继续承包的地块',
        'passedOn[].parcels': '转由他户承包的地块',
        'passedOn[].householdId': '接着承包的农户编码',
        'passedOn[].paperSha256': '转由他户的协议的SHA-256',
        'givenUp[].parcelCode': '不延包的地块',
        'givenUp[].ground': '不延包的原因',
        'givenUp[].paperSha256': '放弃声明的SHA-256',
        evidenceGrade: GRADE.header,
      },
      workedOut: { sheetId },
      sparse: ['passedOn', 'givenUp'],
      called: { passedOn: '转由他户承包的地块', givenUp: '不延包的地块' },
    },
    { ...confirmed, onlyWith: SIGNED_ON },
  ],
  rules: [
    ...EVERY_FILE,
    ...ABOUT_SHEETS,
    '一户一行；转给几户或者有几块不延包的，另起几行，承包方编码、止期、调查日照填，其他各列以第一行为准。',
    `原合同的每块地写一处去向。没有继续承包的，结果是“${SURVEY_OUTCOMES['not-extended']}”。`,
  ],
};

/** For those who were surveyed first and signed later. */
export const extensionConfirmations: ImportKind = {
  name: 'extension-confirmations',
  title: '延包农户确认',
  columns: [
    ...SHEET_COLUMNS,
    required(SIGNED_ON, day, '2026-03-02'),
    { ...required(SIGNED_PAPER, code, 'c3'.repeat(32)), note: `签字的调查表和合同文本；${HASH_NOTE}` },
    GRADE,
  ],
  steps: [confirmed],
  rules: [...EVERY_FILE, ...ABOUT_SHEETS, '一户一行；先登记入户调查，再登记确认。'],
};
