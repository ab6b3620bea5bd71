import {
  type Breach,
  type LegalDate,
  civilCode,
  formatYuan,
  landContractingLaw,
  registerRules,
  rule,
} from '#kernel';
import type { PaymentLine, RentPlan } from './events.js';
import type { Contract } from './state.js';

/* How the rent of a line is reckoned: fixed, in steps, in kind, by share of the yield, with adjustments. */

function formsOf({ inKind, yieldShare, adjustment }: PaymentLine): number {
  return [inKind, yieldShare, adjustment].filter((form) => form !== undefined).length;
}

function kindIsWorthSomethingElse({ inKind, steps }: PaymentLine): string | undefined {
  if (!inKind) return undefined;
  const worthFen = inKind.quantityKg * inKind.priceFen;
  return steps.length === 1 && steps[0]?.amountFen === worthFen
    ? undefined
    : `实物折价应为一档 ${formatYuan(worthFen)} 元（${inKind.quantityKg} 千克 × 每千克 ${formatYuan(inKind.priceFen)} 元）`;
}

function shareIsNoPart({ yieldShare: share }: PaymentLine): string | undefined {
  return share && share.numerator > share.denominator
    ? `分成 ${share.numerator}/${share.denominator} 超过全部产值`
    : undefined;
}

function nothingIsPromised({ yieldShare, steps }: PaymentLine): string | undefined {
  return !yieldShare && steps.some(({ amountFen }) => amountFen === 0)
    ? '只有按产值分成的，保底租金才可以填 0'
    : undefined;
}

function complaintAbout(line: PaymentLine): string | undefined {
  if (formsOf(line) > 1) return '实物折价、产值分成、定期调整只能选一种';
  return kindIsWorthSomethingElse(line) ?? shareIsNoPart(line) ?? nothingIsPromised(line);
}

export const rentIsReckonedInOneWay = rule<{ readonly payments: RentPlan }>({
  id: 'CL1',
  code: 'CONTRACTS.RENT_FORM_UNCLEAR',
  sentence:
    '每笔租金只有一种计算方式：固定或分档、定期调整、实物按约定单价折价、按产值分成（可以保底）；实物折价的金额等于数量乘以单价。',
  basis: [civilCode('第四百七十条'), landContractingLaw('第四十条')],
  severity: 'block',
  breach: ({ payments }) => {
    for (const [at, line] of payments.lines.entries()) {
      const complaint = complaintAbout(line);
      if (complaint)
        return {
          detail: `第 ${at + 1} 笔租金：${complaint}。`,
          field: `payments.lines[${at}]`,
          wayForward: '按合同核对该笔租金的计算方式和金额；一份合同有几种方式的，分几笔填写。',
        };
    }
    return undefined;
  },
});

export interface YieldEntry {
  readonly contract: Contract;
  /** Index of the line, from 0. */
  readonly line: number;
  readonly year: number;
  readonly years: number;
  readonly statedOn: LegalDate;
  readonly today: LegalDate;
}

function isNoShare({ contract, line, year, years }: YieldEntry): Breach | undefined {
  const share = contract.payments?.lines[line]?.yieldShare;
  return share && year <= years
    ? undefined
    : {
        detail: `合同 ${contract.number} 第 ${line + 1} 笔第 ${year} 年没有按产值分成的租金。`,
        field: 'line',
        wayForward: '核对付款计划中的次序和年份。',
      };
}

function isStatedAlready({ contract, line, year }: YieldEntry): Breach | undefined {
  const stated = contract.yields.find((each) => each.line === line && each.year === year);
  return (
    stated && {
      detail: `第 ${line + 1} 笔第 ${year} 年的产值已于 ${stated.statedOn} 申报为 ${formatYuan(stated.yieldFen)} 元。`,
      field: 'year',
      wayForward: '不必再报；报错的，双方以补充协议更正该年租金。',
    }
  );
}

function isStatedOutOfTime({ contract, statedOn, today }: YieldEntry): Breach | undefined {
  return statedOn < contract.from || statedOn > today
    ? {
        detail: `申报日 ${statedOn} 应在起期 ${contract.from} 与今天 ${today} 之间。`,
        field: 'statedOn',
        wayForward: '按产值证明核对申报日。',
      }
    : undefined;
}

export const yieldIsStatedOnce = rule<YieldEntry>({
  id: 'CL2',
  code: 'CONTRACTS.YIELD_NOT_TO_BE_STATED',
  sentence: '按产值分成的租金，每年申报一次产值，申报后才到期。',
  basis: [civilCode('第五百零九条'), registerRules('产值申报')],
  severity: 'block',
  breach: (entry) => isNoShare(entry) ?? isStatedAlready(entry) ?? isStatedOutOfTime(entry),
});
