import { civilCode, dm2OfMu, landContractingLaw, landManagementRegulations } from '#kernel';
import { LISTED, between, dated, hungOutFor, percent, upTo } from './ranges.js';
import { AREA, DAY, EVER, MONTHS, PARTY_KINDS, PERIOD, SHARE, YEARS, policyKey } from './shapes.js';

const OBJECTING = '公示须有期限，久拖不决则无从实施';

/** Land: contracting, conveyance, homesteads, construction land. */
export const LAND_KEYS = {
  'capital-review.kinds': policyKey(PARTY_KINDS, {
    title: '须经资格审查的受让方类型（工商企业等社会资本）',
    range: LISTED,
    rules: ['P11', 'P12'],
    example: ['company', 'cooperative', 'person'],
    statute: [{ from: EVER, value: ['company'], basis: landContractingLaw('第四十五条') }],
    bounds: [
      { from: EVER, limit: { required: { company: '企业' } }, basis: landContractingLaw('第四十五条') },
    ],
  }),
  'capital-review.area-from-dm2': policyKey(AREA, {
    title: '须经资格审查的流转面积下限（0.01 平方米）',
    range: between(0, dm2OfMu(1_000), '农村土地经营权流转管理办法第二十九条：分级审查，下限再高即无人受审查'),
    rules: ['P11'],
    example: dm2OfMu(50),
    statute: [{ from: EVER, value: 0, basis: landContractingLaw('第四十五条') }],
  }),
  'conveyance.filing-period': policyKey(PERIOD, {
    title: '流转合同签订后备案的期限',
    range: upTo(1, 'year', '农村土地承包法第三十六条：流转应当备案'),
    rules: ['P4'],
    example: { count: 30, unit: 'calendar-day' },
  }),
  'conveyance.management-fee-share': policyKey(SHARE, {
    title: '集体向工商企业等社会资本收取的管理费占流转价款的份额上限',
    range: percent(0, 20, '农村土地承包法第四十五条：只可收取适量管理费用'),
    rules: ['P17'],
    awaits: '管理费在系统里收取之后读取。',
    example: { numerator: 2, denominator: 100 },
  }),
  'leases.long-from-years': policyKey(YEARS, {
    title: '租赁期限超过多少年须提示',
    range: between(1, 20, '民法典第七百零五条'),
    rules: ['T4a'],
    example: 20,
    statute: [{ from: EVER, value: 20, basis: civilCode('第七百零五条') }],
    // Later than this nobody would be told that the days beyond it may be void.
    bounds: [{ from: EVER, limit: { atMost: 20 }, basis: civilCode('第七百零五条') }],
  }),
  'wasteland.longest-term-years': policyKey(YEARS, {
    title: '“四荒”地承包、租赁的最长年限',
    range: between(1, 50, '国办发〔1999〕102号：承包、租赁、拍卖最长不超过五十年'),
    rules: ['T6'],
    example: 50,
    guess: {
      value: 50,
      source: '国务院办公厅关于进一步做好治理开发农村“四荒”资源工作的通知（国办发〔1999〕102号）',
    },
  }),
  'wasteland.plan-publication-period': policyKey(PERIOD, {
    title: '其他方式承包方案公示的期限',
    range: hungOutFor(3, 'month', OBJECTING),
    rules: ['T6a', 'Q2'],
    example: { count: 15, unit: 'calendar-day' },
    guess: { value: { count: 15, unit: 'calendar-day' }, source: '浙江省的承包办法，外省规定' },
  }),
  'priority.publication-period': policyKey(PERIOD, {
    title: '征询优先权的公示或者通知的期限',
    range: hungOutFor(2, 'month', '法释〔2020〕17号第十一条：没有公示的，两个月内主张；公示期不应更长'),
    rules: ['Q2', 'Q4'],
    example: { count: 15, unit: 'calendar-day' },
    guess: {
      value: { count: 15, unit: 'calendar-day' },
      source: '登记簿的推测值：法律只要求“合理期限”，本县没有规定',
    },
  }),
  'extension.campaign-lead-years': policyKey(YEARS, {
    title: '原承包期届满以前最早几年开始延包工作',
    range: between(1, 30, '耕地的承包期为三十年，提前的年数不超过一个承包期（承包法 21）'),
    rules: ['EX32'],
    example: 2,
    guess: { value: 2, source: '各地第二轮延包在届满前一两年内开展的做法' },
  }),
  'extension.notice-period': policyKey(PERIOD, {
    title: '二轮延包方案公示的期限',
    range: hungOutFor(3, 'month', OBJECTING),
    rules: ['EX10'],
    example: { count: 7, unit: 'calendar-day' },
    guess: { value: { count: 15, unit: 'calendar-day' }, source: '浙江省的承包办法，外省规定' },
  }),
  'contract-clean-up.signed-before': policyKey(DAY, {
    title: '清理合同：在哪一天以前签订的可以作为旧合同登记（不含当日）',
    range: dated('1984-01-01', '2026-12-31', '清理的是以前的合同；新合同按现行法律订立'),
    rules: ['OC1', 'AS51', 'AS52'],
    example: '2025-05-01',
    guess: { value: '2025-05-01', source: '农村集体经济组织法施行之日' },
  }),
  'contract-clean-up.mending-period': policyKey(PERIOD, {
    title: '清理合同：评定发现问题后规范的期限',
    range: upTo(3, 'year', '合同清理规范工作的通常做法'),
    rules: ['OC10', 'OC11', 'OC12', 'OC13', 'OC14', 'OC15'],
    example: { count: 6, unit: 'month' },
  }),
  'homesteads.area-standard-dm2': policyKey(AREA, {
    title: '每户宅基地的面积标准（0.01 平方米）',
    range: between(2_000, 80_000, '土地管理法第六十二条：各省规定的标准在数十至数百平方米之间'),
    rules: ['P21a', 'P21c'],
    example: 20_000,
  }),
  'homesteads.publication-period': policyKey(PERIOD, {
    title: '宅基地申请在本村公示的期限',
    range: hungOutFor(3, 'month', OBJECTING),
    rules: ['P23b'],
    example: { count: 7, unit: 'calendar-day' },
  }),
  'homesteads.existing-facts-before': policyKey(DAY, {
    title: '宅基地：在哪一天以前发生的作为以前已有的事实登记（不含当日）',
    range: dated(
      '1987-01-01',
      '2021-09-01',
      '土地管理法 1987 年施行；土地管理法实施条例第三十四条 2021 年施行',
    ),
    rules: ['P23d', 'HS24', 'HS63'],
    example: '2021-09-01',
    // The day on which the procedure of its article 34 came into force.
    statute: [{ from: EVER, value: '2021-09-01', basis: landManagementRegulations('第三十四条') }],
    bounds: [
      { from: EVER, limit: { notAfter: '2021-09-01' }, basis: landManagementRegulations('第三十四条') },
    ],
  }),
  'homesteads.safety-reminder-months': policyKey(MONTHS, {
    title: '使用中的房屋，安全鉴定到期前几个月重新鉴定',
    range: between(1, 24, '登记簿的提醒：鉴定的有效期以年计'),
    rules: ['RV22'],
    example: 1,
    guess: { value: 1, source: '登记簿的推测值，本县没有规定' },
  }),
  'parcels.area-tolerance': policyKey(SHARE, {
    title: '地块面积的允许误差：分割、合并前后，以及图形、补充协议与实测面积之间',
    range: percent(0, 10, '测量误差以百分之几计，更大的是另一块地'),
    rules: ['L41', 'L43', 'CL85'],
    example: { numerator: 5, denominator: 100 },
    guess: { value: { numerator: 5, denominator: 100 }, source: '登记簿的推测值，本县没有规定' },
  }),
  'construction-land.adjustment-share': policyKey(SHARE, {
    title: '集体经营性建设用地入市的土地增值收益调节金占增值收益的份额',
    range: percent(0, 50, '财税〔2016〕41号：百分之二十至百分之五十'),
    rules: [],
    awaits: '集体经营性建设用地入市在系统里结算之后读取。',
    example: { numerator: 20, denominator: 100 },
  }),
};
