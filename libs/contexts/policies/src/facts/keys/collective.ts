import { LISTED, between, hungOutFor, percent, upTo } from './ranges.js';
import { BOOKKEEPING, MONEY, PERIOD, QUANTIFYING, SHARE, SHARE_MANAGEMENT, policyKey } from './shapes.js';

const ZHEJIANG = '浙江省农村集体资产管理条例，外省规定';
const SHANGHAI = '上海市农村集体资产监督管理条例，外省规定';
const THE_ACCOUNTS = '记账、支出审批和收益分配在系统里办理之后读取。';
const THE_CHARTER = '现由章程和成员大会的决议决定；章程在系统里登记之后读取。';
const OBJECTING = '公示须有期限，久拖不决则无从实施';
const FINANCE = '农村集体经济组织财务制度第二十一条：大宗资产、大额支出另有程序，下限再高即形同虚设';
/** A million yuan, in fen. */
const HUNDRED_WAN = 100_000_000;
const fifteenDays = { count: 15, unit: 'calendar-day' } as const;
const fiveDays = { count: 5, unit: 'calendar-day' } as const;

/** The collective: its property, shares, distribution, spending and disclosure; and what offices owe. */
export const COLLECTIVE_KEYS = {
  'assets.valuation-from-fen': policyKey(MONEY, {
    title: '转移集体资产须先评估的金额下限（分）',
    range: between(0, HUNDRED_WAN, FINANCE),
    rules: ['M9'],
    example: 5_000_000,
  }),
  'assets.appraisal-publication-period': policyKey(PERIOD, {
    title: '评估结果公示的期限',
    range: hungOutFor(3, 'month', OBJECTING),
    rules: ['M9'],
    example: fifteenDays,
    guess: { value: fifteenDays, source: `${ZHEJIANG}第三十七条` },
  }),
  'assets.township-approval-from-fen': policyKey(MONEY, {
    title: '处置集体资产须报乡镇批准的金额下限（分）',
    range: between(0, HUNDRED_WAN, FINANCE),
    rules: ['AS19'],
    example: 5_000_000,
  }),
  'assets.inspection-period': policyKey(PERIOD, {
    title: '公益性资产巡查的周期',
    range: upTo(1, 'year', '农村集体经济组织财务制度：资产至少每年清查一次'),
    rules: ['AS11'],
    example: { count: 6, unit: 'month' },
  }),
  'inventory.publication-period': policyKey(PERIOD, {
    title: '清产核资结果公示的期限',
    range: hungOutFor(3, 'month', '农经发〔2017〕11号：年末清查，次年 3 月 31 日以前上报'),
    rules: ['IV11'],
    example: { count: 7, unit: 'calendar-day' },
  }),
  'shares.holder-cap': policyKey(SHARE, {
    title: '一名持有人的收益权份额占总份额的上限',
    range: percent(1, 100, '农村集体经济组织法第四十条：上限由章程规定，为零则没有人能持有'),
    rules: ['SH17'],
    example: { numerator: 3, denominator: 100 },
  }),
  'shares.management': policyKey(SHARE_MANAGEMENT, {
    title: '收益权份额静态管理还是动态管理',
    range: LISTED,
    rules: [],
    awaits: THE_CHARTER,
    example: 'static',
    guess: { value: 'static', source: `${SHANGHAI}第十条` },
  }),
  'shares.non-operating-assets': policyKey(QUANTIFYING, {
    title: '非经营性资产是否可以量化到成员',
    range: LISTED,
    rules: [],
    awaits: THE_CHARTER,
    example: 'never',
    guess: { value: 'never', source: `${SHANGHAI}第八条` },
  }),
  'distribution.reserve-share': policyKey(SHARE, {
    title: '公积公益金占可分配收益的份额',
    range: percent(0, 90, '农村集体经济组织法第四十二条：提取公积公益金之后向成员分配'),
    rules: ['M2'],
    awaits: THE_ACCOUNTS,
    example: { numerator: 20, denominator: 100 },
  }),
  'books.village-committee': policyKey(BOOKKEEPING, {
    title: '集体经济组织与村民委员会的账套',
    range: LISTED,
    rules: ['M12'],
    awaits: THE_ACCOUNTS,
    example: 'separate',
    guess: { value: 'separate', source: '农村集体经济组织财务制度第三十三条：有条件的分设' },
  }),
  'spending.chair-limit-fen': policyKey(MONEY, {
    title: '负责人可以单独审批的支出上限（分）',
    range: between(0, HUNDRED_WAN, FINANCE),
    rules: [],
    awaits: THE_ACCOUNTS,
    example: 300_000,
  }),
  'spending.petty-cash-limit-fen': policyKey(MONEY, {
    title: '库存现金的限额（分）',
    range: between(0, HUNDRED_WAN / 10, '现金管理暂行条例第九条：库存现金至多十五天的日常零星开支'),
    rules: [],
    awaits: THE_ACCOUNTS,
    example: 100_000,
  }),
  'members.reading-period': policyKey(PERIOD, {
    title: '成员查阅、复制资料的提供期限',
    range: upTo(30, 'calendar-day', '农村集体经济组织法第十三条：成员有权查阅、复制，不能拖延'),
    rules: ['D3'],
    example: { count: 5, unit: 'working-day' },
  }),
  'disclosure.major-matter-period': policyKey(PERIOD, {
    title: '重大事项公开的期限',
    range: upTo(3, 'month', '村民委员会组织法第三十条：重大事项及时公布，一般事项至少每季度公布一次'),
    rules: ['D1', 'D2', 'V24'],
    example: fiveDays,
    guess: { value: fiveDays, source: ZHEJIANG },
  }),
  'tasks.longest-extension': policyKey(PERIOD, {
    title: '待办一次延期的最长期限',
    range: upTo(1, 'year', '登记簿的待办：延期不能代替办理'),
    rules: ['TA7'],
    example: { count: 30, unit: 'calendar-day' },
  }),
};
