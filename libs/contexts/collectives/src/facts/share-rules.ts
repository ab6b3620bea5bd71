import {
  type Fraction,
  WHOLE,
  collectivesLaw,
  civilCode,
  compareFractions,
  formatFraction,
  registerRules,
  rule,
  sumOf,
} from '#kernel';
import type { Passing } from './passing.js';
import { SHARE_HOLDERS, SHARE_TYPES, type ShareHolder } from './share-events.js';
import { sameHolder, shareOf } from './shares.js';

const NOTHING: Fraction = { numerator: 0, denominator: 1 };
const OF_A_TYPE_HELD = '核对持有人和份额种类，按其持有的种类填写。';

/** The first type of which more would pass than the holder has. */
function shortOf({ from, lines, holdings }: Passing) {
  return lines.find(({ shareType }) => {
    const passes = lines.filter((line) => line.shareType === shareType).map(({ share }) => share);
    return compareFractions(sumOf(passes), shareOf(holdings, from, shareType)) > 0;
  })?.shareType;
}

export const holderHasWhatPasses = rule<{ readonly passes: Passing }>({
  id: 'SH9',
  code: 'COLLECTIVES.NOT_ENOUGH_SHARES',
  sentence: '转出、赎回的份额不超过持有的份额。',
  basis: [registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ passes }) => {
    const short = shortOf(passes);
    if (short === undefined) return undefined;
    const share = shareOf(passes.holdings, passes.from, short);
    const held = formatFraction(share);
    const [holder, type] = [`${SHARE_HOLDERS[passes.from.kind]} ${passes.from.id} `, SHARE_TYPES[short]];
    const facts = { shareType: short, held };
    const wayForward = `填写不超过 ${held} 的份额。`;
    return compareFractions(share, NOTHING) === 0
      ? { detail: `${holder}没有${type}。`, field: 'shareType', facts, wayForward: OF_A_TYPE_HELD }
      : { detail: `${holder}持有的${type}只有 ${held}。`, field: 'share', facts, wayForward };
  },
});

export const sharesPassToAnother = rule<{ readonly passes: Passing }>({
  id: 'SH10',
  code: 'COLLECTIVES.SHARES_PASS_TO_THEMSELVES',
  sentence: '份额从一个持有人转到另一个持有人。',
  basis: [registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ passes: { from, lines } }) =>
    lines.some(({ to }) => sameHolder(from, to))
      ? {
          detail: `转出方与取得方都是 ${from.id}。`,
          wayForward: '核对双方的编号；没有变动的不必办理。',
        }
      : undefined,
});

export const saleHasItsPrice = rule<{
  readonly manner: 'sale' | 'gift';
  readonly priceFen: number | undefined;
}>({
  id: 'SH11',
  code: 'COLLECTIVES.PRICE_DOES_NOT_FIT',
  sentence: '转让写明价款，赠与没有价款。',
  basis: [civilCode('第五百九十五条'), civilCode('第六百五十七条')],
  severity: 'block',
  breach: ({ manner, priceFen }) =>
    (manner === 'sale') === (priceFen !== undefined)
      ? undefined
      : {
          detail: manner === 'sale' ? '转让没有填价款。' : '赠与不应填价款。',
          field: 'priceFen',
          wayForward: '对照协议：有价款的选转让并填写，没有的选赠与。',
        },
});

export const estateIsOpen = rule<{
  readonly from: ShareHolder;
  readonly dead: boolean;
  /** Whether anything is in their name still. */
  readonly leaves: boolean;
}>({
  id: 'SH12',
  code: 'COLLECTIVES.NOTHING_TO_INHERIT',
  sentence: '成员死亡、农户消亡之后，其份额依法继承。',
  basis: [civilCode('第一千一百二十一条'), registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ from, dead, leaves }) => {
    const holder = `${SHARE_HOLDERS[from.kind]} ${from.id} `;
    if (!dead) {
      const wayForward = '先登记死亡或农户消亡；在世的，办理转让或赠与。';
      return { detail: `${holder}没有登记死亡或者消亡。`, field: 'from', wayForward };
    }
    if (leaves) return undefined;
    const detail = `${holder}名下没有份额：没有量化给过，或者已经全部继承、转让、赎回。`;
    return { detail, field: 'from', wayForward: '在份额登记簿中核对；已经办理继承的，不必再办。' };
  },
});

export const estateIsDividedWholly = rule<{ readonly portions: readonly Fraction[] }>({
  id: 'SH13',
  code: 'COLLECTIVES.ESTATE_NOT_DIVIDED',
  sentence: '各继承人的比例合计为全部。',
  basis: [civilCode('第一千一百三十条'), registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ portions }) => {
    const sum = sumOf(portions);
    if (compareFractions(sum, WHOLE) === 0) return undefined;
    return {
      detail: `各继承人的比例合计 ${formatFraction(sum)}，应为 1。`,
      field: 'heirs',
      facts: { sum: formatFraction(sum) },
      wayForward: '对照继承公证书或者协议核对各人的比例。',
    };
  },
});

export const outsideHeirsAreByTheCharter = rule<{
  readonly outsideHeirs: boolean;
  readonly passes: Passing;
}>({
  id: 'SH14',
  code: 'COLLECTIVES.OUTSIDE_HEIR',
  sentence: '非本集体成员的继承人能否持有份额，由章程规定。',
  basis: [collectivesLaw('第四十条'), registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ outsideHeirs, passes: { lines } }) =>
    outsideHeirs || lines.every(({ to }) => to.kind !== 'outside-heir')
      ? undefined
      : {
          detail: '章程没有允许非成员的继承人持有份额。',
          field: 'heirs',
          wayForward: '由是成员的继承人继承，或者由集体赎回后支付价款。',
        },
});

export const mergedShareIsBroughtBelowTheCap = rule<{
  readonly cap: Fraction;
  readonly to: ShareHolder;
  readonly above: readonly ShareHolder[];
}>({
  id: 'SH15',
  code: 'COLLECTIVES.MERGED_ABOVE_THE_CAP',
  sentence: '并户后的份额超过章程规定的上限的，超过的部分转让或者由集体赎回。',
  basis: [collectivesLaw('第四十条'), registerRules('份额登记簿')],
  severity: 'task',
  duty: {
    owner: { role: 'station-clerk', level: 'township' },
    term: '并户之日起尽快办理，没有法定的截止日。',
    consequence: '超过上限期间，不得再受让份额。',
  },
  breach: ({ cap, to, above }) =>
    above.some((holder) => sameHolder(holder, to))
      ? {
          detail: `农户 ${to.id} 并户后的份额超过上限 ${formatFraction(cap)}，超过的部分应转让或者由集体赎回。`,
          wayForward: '办理转让、赠与或者赎回。',
        }
      : undefined,
});

export const thereIsSomethingToMove = rule<{ readonly passes: Passing }>({
  id: 'SH16',
  code: 'COLLECTIVES.HOUSEHOLD_WITHOUT_SHARES',
  sentence: '分户、并户时，以户持有的份额随户变动。',
  basis: [registerRules('份额登记簿')],
  severity: 'block',
  breach: ({ passes: { from, lines } }) =>
    lines.length > 0
      ? undefined
      : { detail: `农户 ${from.id} 没有以户持有的份额。`, wayForward: '不必办理。' },
});
