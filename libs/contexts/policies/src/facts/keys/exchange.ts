import { dm2OfMu } from '#kernel';
import { type Range, between, hungOutFor, limits, percent, upTo } from './ranges.js';
import {
  HANDLING_LIMITS,
  MONTHS_BEFORE,
  PERIOD,
  SHARE,
  SHARE_RANGE,
  SMALL_DEAL,
  TIMES,
  policyKey,
} from './shapes.js';

const YUAN_100_000_FEN = 10_000_000;
const THE_EXCHANGE = '产权交易在系统里办理之后读取。';
const SIZES = '介政办发〔2020〕27号的限额，放宽百倍';
const COMMON_PRACTICE = '各地交易规则的通常做法';

function handling(kind: string) {
  return policyKey(HANDLING_LIMITS, {
    title: `${kind}：由县级交易市场办理、由县审核的限额`,
    range: limits(dm2OfMu(10_000), YUAN_100_000_FEN * 1_000, SIZES),
    rules: [],
    awaits: THE_EXCHANGE,
    example: {
      county: { fromAreaDm2: dm2OfMu(50), fromAmountFen: YUAN_100_000_FEN },
      countyReview: { fromAreaDm2: dm2OfMu(20) },
    },
  });
}

/** How long a period of the exchange may be, which hangs out for others to see or does not. */
const TRADING = [6, 'month', '各地交易规则：以工作日或一两个月计'] as const;
const PUBLISHED = hungOutFor(...TRADING);

function commonPeriod(
  title: string,
  count: number,
  unit: 'working-day' | 'month',
  range: Range = upTo(...TRADING),
) {
  const value = { count, unit };
  return policyKey(PERIOD, {
    title,
    range,
    rules: [],
    awaits: THE_EXCHANGE,
    example: value,
    guess: { value, source: COMMON_PRACTICE },
  });
}

/** The exchange: who handles a deal, its periods and deposits; and how an expiring contract is announced. */
export const EXCHANGE_KEYS = {
  'exchange.handling.uncontracted-arable': handling('集体非承包耕地经营权'),
  'exchange.handling.contracted-land': handling('农户承包土地经营权'),
  'exchange.handling.wasteland': handling('“四荒”使用权'),
  'exchange.handling.operating-assets': handling('集体经营性资产'),
  'exchange.handling.forest': handling('林权'),
  'exchange.handling.farm-facilities': handling('农业生产设施设备'),
  'exchange.handling.small-water-works': handling('小型水利设施使用权'),
  'exchange.handling.intellectual-property': handling('农业类知识产权'),
  'exchange.handling.collective-equity': handling('集体经济组织股权'),
  'exchange.handling.works': handling('集体工程建设招投标'),
  'exchange.handling.purchases': handling('集体资产购置'),
  'exchange.small-deal': policyKey(SMALL_DEAL, {
    title: '可以走简易程序的小额交易',
    range: limits(dm2OfMu(1_000), YUAN_100_000_FEN * 10, SIZES),
    rules: [],
    awaits: THE_EXCHANGE,
    example: { upToAreaDm2: dm2OfMu(5), upToAmountFen: 500_000 },
  }),
  'exchange.listing-period': commonPeriod('项目信息公告的期限', 10, 'working-day', PUBLISHED),
  'exchange.big-asset-listing-period': commonPeriod(
    '大宗资产项目信息公告的期限',
    20,
    'working-day',
    PUBLISHED,
  ),
  'exchange.deal-publication-period': commonPeriod('成交公示的期限', 5, 'working-day', PUBLISHED),
  'exchange.deposit-refund-period': commonPeriod('未成交的竞买保证金退还的期限', 5, 'working-day'),
  'exchange.longest-suspension': commonPeriod('交易中止的最长期限', 2, 'month'),
  'exchange.deposit-share': policyKey(SHARE_RANGE, {
    title: '竞买保证金占挂牌价的份额',
    range: percent(0, 50, '各地交易规则：保证金至多为挂牌价的三成'),
    rules: [],
    awaits: THE_EXCHANGE,
    example: { least: { numerator: 5, denominator: 100 }, most: { numerator: 20, denominator: 100 } },
    guess: {
      value: { least: { numerator: 5, denominator: 100 }, most: { numerator: 20, denominator: 100 } },
      source: COMMON_PRACTICE,
    },
  }),
  'exchange.fee-share': policyKey(SHARE, {
    title: '交易服务费占成交价的份额',
    range: percent(0, 10, '各地收费标准：服务费为成交价的百分之几'),
    rules: [],
    awaits: THE_EXCHANGE,
    example: { numerator: 1, denominator: 100 },
  }),
  'exchange.certificate-prints': policyKey(TIMES, {
    title: '交易鉴证书不经批准可以打印的次数',
    range: between(1, 20, '已运行的县级交易系统的做法'),
    rules: [],
    awaits: THE_EXCHANGE,
    example: 3,
    guess: { value: 3, source: '已运行的县级交易系统的做法' },
  }),
  'contracts.reminder-months': policyKey(MONTHS_BEFORE, {
    title: '合同、房屋使用和没有登记合同的权利到期前提醒续签的时间',
    range: between(1, 24, '合同管理的通常做法'),
    rules: [
      ...['CL8', 'CL9', 'CL10', 'CL20-1', 'CL20-2', 'CL20-3', 'CL20-4', 'CL20-5', 'CL20-6'],
      ...['L48-1', 'L48-2', 'L48-3', 'L48-4', 'L48-5', 'L48-6'],
      ...['RV23-1', 'RV23-2', 'RV23-3', 'RV23-4', 'RV23-5', 'RV23-6'],
    ],
    example: [6, 3, 1],
    guess: { value: [6, 3, 1], source: '合同管理的通常做法' },
  }),
};
