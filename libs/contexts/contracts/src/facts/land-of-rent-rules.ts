import { civilCode, registerRules, rule } from '#kernel';
import type { EndedLand, RentForLand } from './land-of-rent.js';
import type { Contract } from './state.js';

export interface RentForLandEntry {
  readonly contract: Contract;
  /** What is recorded as due. */
  readonly owed: readonly RentForLand[];
  /** What is not, for there was no land by then. */
  readonly withoutLand: readonly RentForLand[];
}

const BASIS = [
  civilCode('第七百二十九条'),
  civilCode('第三百三十八条'),
  registerRules('先有权利，后有处分'),
] as const;
/** More than these are counted. */
const SAID_AT_ONCE = 12;
const SETTLED = '终止以前的租金还没有付清的，由双方结清';

function endInWords({ parcelCode, lastDay, expropriated }: EndedLand): string {
  return expropriated
    ? `地块 ${parcelCode} 已于 ${lastDay} 征收`
    : `地块 ${parcelCode} 上的权利已于 ${lastDay} 终止`;
}

function firstOf(years: readonly string[]): string {
  const rest = years.length > SAID_AT_ONCE ? `等 ${years.length} 笔` : '';
  return `${years.slice(0, SAID_AT_ONCE).join('、')}${rest}`;
}

/** Rents as one says them, by what has ended: those of many years have the same land. */
function rentsInWords(rents: readonly RentForLand[]): string {
  const byLand = new Map<string, string[]>();
  for (const { rent, ended } of rents) {
    const land = ended.map(endInWords).join('、');
    byLand.set(land, [...(byLand.get(land) ?? []), `第 ${rent.line + 1} 笔第 ${rent.year} 年`]);
  }
  return [...byLand].map(([land, years]) => `${firstOf(years)}（${land}）`).join('；');
}

export const rentIsForLandThatIsThere = rule<RentForLandEntry>({
  id: 'CL90',
  code: 'CONTRACTS.LAND_OF_RENT_HAS_ENDED',
  sentence: '出租方在合同下的土地到付款日已全部终止（征收等）的，租金不再登记应收。',
  basis: BASIS,
  severity: 'block',
  breach: ({ contract, owed, withoutLand }) =>
    owed.length > 0 || withoutLand.length === 0
      ? undefined
      : {
          detail: `合同 ${contract.number} 到期的租金是${rentsInWords(withoutLand)}，收款方在合同下已没有土地。`,
          field: 'upTo',
          wayForward: `不登记这些租金；${SETTLED}；合同的土地已全部终止的，登记合同提前终止。`,
        },
});

export const rentWithoutLandIsLeftOut = rule<RentForLandEntry>({
  id: 'CL91',
  code: 'CONTRACTS.RENT_WITHOUT_LAND_LEFT_OUT',
  sentence: '登记到期租金时，收款方在合同下的土地到付款日已全部终止的，那几笔不登记，逐笔告知。',
  basis: BASIS,
  severity: 'warn',
  breach: ({ contract, owed, withoutLand }) =>
    owed.length === 0 || withoutLand.length === 0
      ? undefined
      : {
          detail: `合同 ${contract.number} 的租金${rentsInWords(withoutLand)}没有登记：收款方在合同下已没有土地。`,
          wayForward: `${SETTLED}。`,
        },
});

export const rentForLessLandIsLookedAt = rule<RentForLandEntry>({
  id: 'CL92',
  code: 'CONTRACTS.RENT_FOR_LESS_LAND',
  sentence:
    '收款方在合同下的土地到付款日已有一部分终止的，租金仍按付款计划登记，是否减少由各方以补充协议写明。',
  basis: BASIS,
  severity: 'warn',
  breach: ({ contract, owed }) => {
    const less = owed.filter(({ ended }) => ended.length > 0);
    return less.length === 0
      ? undefined
      : {
          detail: `合同 ${contract.number} 的租金${rentsInWords(less)}仍按原付款计划登记应收。`,
          wayForward: '与各方核对；以后各年租金减少的，登记补充协议。',
        };
  },
});

export const RENT_FOR_LAND_RULES = [
  rentIsForLandThatIsThere,
  rentWithoutLandIsLeftOut,
  rentForLessLandIsLookedAt,
] as const;
