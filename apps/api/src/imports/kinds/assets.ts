import { RegisterAsset, assetOpenings } from '#assets';
import { ASSET_CLASSES, ASSET_KINDS, ASSET_UNITS, FUND_SOURCES, USE_STATES } from '#assets/facts';
import { codes, day, hundredths, oneIn, words, year, yuan } from '../cells.js';
import { EVERY_FILE, GRADE, type ImportKind, optional, required } from './shape.js';

/** Assets of a collective, each with where the money came from: a row for every source. */
export const assets: ImportKind = {
  name: 'assets',
  title: '集体资产',
  columns: [
    required('资产编号', words, '固2018-001'),
    required('资产名称', words, '旧村委会北房'),
    required('资产性质', oneIn(ASSET_CLASSES), ASSET_CLASSES.operating),
    required('资产类别', oneIn(ASSET_KINDS), ASSET_KINDS.building),
    required('数量', hundredths, '3'),
    required('计量单位', oneIn(ASSET_UNITS), ASSET_UNITS.room),
    { ...required('原值（元）', yuan, '200000.00'), note: '资源性资产填 0；价值不明的填 1' },
    optional('累计折旧（元）', yuan, '50000.00'),
    required('坐落或存放地点', words, '村东路 3 号'),
    required('使用状态', oneIn(USE_STATES), USE_STATES.idle),
    required('建成或取得日', day, '2018-06-30'),
    {
      ...optional('期初日', day, '2026-01-01'),
      note: '建账时已有的资产填建账月份的第一日，余额随登记入账，各项资产填同一天；资源性资产不填',
    },
    {
      ...optional('所含地块', codes, '1407221002310000001'),
      note: '资源性资产填地块编码，有多个的，用顿号隔开；以每项资产的第一行为准',
    },
    required('资金来源', oneIn(FUND_SOURCES), FUND_SOURCES.own),
    {
      ...required('来源金额（元）', yuan, '200000.00'),
      note: '一项资产各行的来源金额合计等于原值；没有计价的填 0',
    },
    required('来源年度', year, '2018'),
    optional('项目编号', words, '左扶项〔2018〕12号'),
    GRADE,
  ],
  groupedBy: '资产编号',
  steps: [
    {
      command: RegisterAsset,
      fields: {
        code: '资产编号',
        name: '资产名称',
        assetClass: '资产性质',
        kind: '资产类别',
        quantityHundredths: '数量',
        unit: '计量单位',
        originalFen: '原值（元）',
        depreciatedFen: '累计折旧（元）',
        place: '坐落或存放地点',
        useState: '使用状态',
        acquiredOn: '建成或取得日',
        openedOn: '期初日',
        parcels: '所含地块',
        'funds[].source': '资金来源',
        'funds[].amountFen': '来源金额（元）',
        'funds[].year': '来源年度',
        'funds[].projectCode': '项目编号',
        evidenceGrade: GRADE.header,
      },
      ofFile: ['collectiveId', 'divisionCode'],
    },
  ],
  // The first opening balance says of which day the others are.
  oneByOne: { after: assetOpenings },
  rules: [...EVERY_FILE, '一项资金来源一行；资产编号相同的各行是一项资产，除资金来源外各列以第一行为准。'],
};
