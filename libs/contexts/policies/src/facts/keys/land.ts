import { civilCode, dm2OfMu, landContractingLaw, landManagementRegulations } from '#kernel';
import { AREA, DAY, EVER, MONTHS, PARTY_KINDS, PERIOD, SHARE, YEARS, policyKey } from './shapes.js';

/** Land: contracting, conveyance, homesteads, construction land. */
export const LAND_KEYS = {
  'capital-review.kinds': policyKey(PARTY_KINDS, {
    title: '须经资格审查的受让方类型（工商企业等社会资本）',
    rules: ['P11', 'P12'],
    example: ['company', 'cooperative', 'person'],
    statute: [{ from: EVER, value: ['company'], basis: landContractingLaw('第四十五条') }],
    bounds: [
      { from: EVER, limit: { required: { company: '企业' } }, basis: landContractingLaw('第四十五条') },
    ],
  }),
  'capital-review.area-from-dm2': policyKey(AREA, {
    title: '须经资格审查的流转面积下限（0.01 平方米）',
    rules: ['P11'],
    example: dm2OfMu(50),
    statute: [{ from: EVER, value: 0, basis: landContractingLaw('第四十五条') }],
  }),
  'conveyance.filing-period': policyKey(PERIOD, {
    title: '流转合同签订后备案的期限',
    rules: ['P4'],
    example: { count: 30, unit: 'calendar-day' },
  }),
  'conveyance.management-fee-share': policyKey(SHARE, {
    title: '集体向工商企业等社会资本收取的管理费占流转价款的份额上限',
    rules: ['P17'],
    awaits: '管理费在系统里收取之后读取。',
    example: { numerator: 2, denominator: 100 },
  }),
  'leases.long-from-years': policyKey(YEARS, {
    title: '租赁期限超过多少年须提示',
    rules: ['T4a'],
    example: 20,
    statute: [{ from: EVER, value: 20, basis: civilCode('第七百零五条') }],
    // Later than this nobody would be told that the days beyond it may be void.
    bounds: [{ from: EVER, limit: { atMost: 20 }, basis: civilCode('第七百零五条') }],
  }),
  'wasteland.longest-term-years': policyKey(YEARS, {
    title: '“四荒”地承包、租赁的最长年限',
    rules: ['T6'],
    example: 50,
    guess: {
      value: 50,
      source: '国务院办公厅关于进一步做好治理开发农村“四荒”资源工作的通知（国办发〔1999〕102号）',
    },
  }),
  'wasteland.plan-publication-period': policyKey(PERIOD, {
    title: '其他方式承包方案公示的期限',
    rules: ['T6a', 'Q2'],
    example: { count: 15, unit: 'calendar-day' },
    guess: { value: { count: 15, unit: 'calendar-day' }, source: '浙江省的承包办法，外省规定' },
  }),
  'priority.publication-period': policyKey(PERIOD, {
    title: '征询优先权的公示或者通知的期限',
    rules: ['Q2', 'Q4'],
    example: { count: 15, unit: 'calendar-day' },
    guess: {
      value: { count: 15, unit: 'calendar-day' },
      source: '登记簿的推测值：法律只要求“合理期限”，本县没有规定',
    },
  }),
  'extension.campaign-lead-years': policyKey(YEARS, {
    title: '原承包期届满以前最早几年开始延包工作',
    rules: ['EX32'],
    example: 2,
    guess: { value: 2, source: '各地第二轮延包在届满前一两年内开展的做法' },
  }),
  'extension.notice-period': policyKey(PERIOD, {
    title: '二轮延包方案公示的期限',
    rules: ['EX10'],
    example: { count: 7, unit: 'calendar-day' },
    guess: { value: { count: 15, unit: 'calendar-day' }, source: '浙江省的承包办法，外省规定' },
  }),
  'contract-clean-up.signed-before': policyKey(DAY, {
    title: '清理合同：在哪一天以前签订的可以作为旧合同登记（不含当日）',
    rules: ['OC1'],
    example: '2025-05-01',
    guess: { value: '2025-05-01', source: '农村集体经济组织法施行之日' },
  }),
  'contract-clean-up.mending-period': policyKey(PERIOD, {
    title: '清理合同：评定发现问题后规范的期限',
    rules: ['OC10', 'OC11', 'OC12', 'OC13', 'OC14', 'OC15'],
    example: { count: 6, unit: 'month' },
  }),
  'homesteads.area-standard-dm2': policyKey(AREA, {
    title: '每户宅基地的面积标准（0.01 平方米）',
    rules: ['P21a', 'P21c'],
    example: 20_000,
  }),
  'homesteads.publication-period': policyKey(PERIOD, {
    title: '宅基地申请在本村公示的期限',
    rules: ['P23b'],
    example: { count: 7, unit: 'calendar-day' },
  }),
  'homesteads.existing-facts-before': policyKey(DAY, {
    title: '宅基地：在哪一天以前发生的作为以前已有的事实登记（不含当日）',
    rules: ['P23d', 'HS24'],
    example: '2021-09-01',
    // The day on which the procedure of its article 34 came into force.
    statute: [{ from: EVER, value: '2021-09-01', basis: landManagementRegulations('第三十四条') }],
    bounds: [
      { from: EVER, limit: { notAfter: '2021-09-01' }, basis: landManagementRegulations('第三十四条') },
    ],
  }),
  'homesteads.safety-reminder-months': policyKey(MONTHS, {
    title: '使用中的房屋，安全鉴定到期前几个月重新鉴定',
    rules: ['RV22'],
    example: 1,
    guess: { value: 1, source: '登记簿的推测值，本县没有规定' },
  }),
  'parcels.area-tolerance': policyKey(SHARE, {
    title: '地块面积的允许误差：分割、合并前后，以及图形与实测面积之间',
    rules: ['L41', 'L43'],
    example: { numerator: 5, denominator: 100 },
    guess: { value: { numerator: 5, denominator: 100 }, source: '登记簿的推测值，本县没有规定' },
  }),
  'construction-land.adjustment-share': policyKey(SHARE, {
    title: '集体经营性建设用地入市的土地增值收益调节金占增值收益的份额',
    rules: [],
    awaits: '集体经营性建设用地入市在系统里结算之后读取。',
    example: { numerator: 20, denominator: 100 },
  }),
};
