import { type LegalDate, addFen, assistedAssetsOpinion, formatYuan, registerRules, rule } from '#kernel';
import {
  INCOME_SOURCES,
  INCOME_USES,
  type IncomeSource,
  type IncomeUse,
  PROJECT_CLASSES,
} from './assisted-events.js';
import { USE_STATES } from './kinds.js';
import type { Asset } from './state.js';

/* What an asset that was built with money for assisting the poor earns, and for what that is used. */

export interface AssistedIncomeEntry {
  readonly asset: Asset;
  readonly year: number;
  readonly incomeFen: number;
  readonly uses: readonly { readonly use: IncomeUse; readonly amountFen: number }[];
  readonly on: LegalDate;
  /** Absent where nobody said it. */
  readonly source: IncomeSource | undefined;
}

export const incomeIsOfAnOperatingProject = rule<AssistedIncomeEntry>({
  id: 'AA4',
  code: 'ASSETS.NO_PROJECT_INCOME',
  sentence: '经营类帮扶项目资产才登记收益；公益类没有收益，到户类的收益属于农户。',
  basis: [assistedAssetsOpinion('规范收益分配使用')],
  severity: 'block',
  breach: ({ asset: { code, assisted } }) => {
    if (assisted?.projectClass === 'operating') return undefined;
    const found = assisted ? `是${PROJECT_CLASSES[assisted.projectClass]}项目资产` : '没有登记为帮扶项目资产';
    return {
      detail: `资产 ${code} ${found}。`,
      field: 'assetId',
      wayForward: '核对资产编号；经营类项目先登记帮扶项目，再登记收益。',
    };
  },
});

export const incomeOfAYearIsRecordedOnce = rule<AssistedIncomeEntry>({
  id: 'AA5',
  code: 'ASSETS.INCOME_ALREADY_RECORDED',
  sentence: '帮扶项目收益按年登记，年度不早于取得、不晚于登记，每年一次。',
  basis: [assistedAssetsOpinion('规范收益分配使用')],
  severity: 'block',
  breach: ({ asset: { incomes, acquiredOn }, year, on }) => {
    if (incomes.some((income) => income.year === year))
      return { detail: `${year} 年的收益已经登记。`, field: 'year', wayForward: '核对年度。' };
    const [first, last] = [Number(acquiredOn.slice(0, 4)), Number(on.slice(0, 4))];
    if (year >= first && year <= last) return undefined;
    const detail = `年度 ${year} 应在 ${first} 与 ${last} 之间。`;
    return { detail, field: 'year', wayForward: '核对年度。' };
  },
});

function usedFen({ uses }: AssistedIncomeEntry): number {
  return addFen(...uses.map(({ amountFen }) => amountFen));
}

export const incomeIsUsedOnce = rule<AssistedIncomeEntry>({
  id: 'AA6',
  code: 'ASSETS.INCOME_USED_TWICE',
  sentence: '帮扶项目收益的各项使用合计不超过收益。',
  basis: [assistedAssetsOpinion('规范收益分配使用')],
  severity: 'block',
  breach: (entry) => {
    const used = usedFen(entry);
    if (used <= entry.incomeFen) return undefined;
    return {
      detail: `使用合计 ${formatYuan(used)} 元，超过收益 ${formatYuan(entry.incomeFen)} 元。`,
      field: 'uses',
      facts: { usedFen: used, incomeFen: entry.incomeFen },
      wayForward: '核对收益和各项使用的金额；用其他资金支付的不在这里登记。',
    };
  },
});

export const incomeSaysItsUse = rule<AssistedIncomeEntry>({
  id: 'AA7',
  code: 'ASSETS.INCOME_WITHOUT_USE',
  sentence: '帮扶项目收益全部写明用途。',
  basis: [assistedAssetsOpinion('规范收益分配使用')],
  severity: 'warn',
  breach: (entry) => {
    const restFen = entry.incomeFen - usedFen(entry);
    if (restFen <= 0) return undefined;
    const uses = Object.values(INCOME_USES).join('、');
    return { detail: `还有 ${formatYuan(restFen)} 元没有写明用途；可用于${uses}。`, field: 'uses' };
  },
});

export const incomeSaysItsSource = rule<AssistedIncomeEntry>({
  id: 'AS49',
  code: 'ASSETS.INCOME_WITHOUT_SOURCE',
  sentence:
    '帮扶项目收益写明来源：合同租金已按合同入账，其他收益收入集体账户时记经营收入；没有写明的不记账。',
  basis: [assistedAssetsOpinion('规范收益分配使用'), registerRules('每笔收入只入账一次')],
  severity: 'warn',
  bears: ({ incomeFen }) => incomeFen > 0,
  breach: ({ source, incomeFen }) => {
    if (source !== undefined) return undefined;
    const asked = `“${INCOME_SOURCES.rent}”或者“${INCOME_SOURCES.other}”`;
    const detail = `收益 ${formatYuan(incomeFen)} 元没有写明来源，账上不记这笔收入；收益来源请选${asked}。`;
    return { detail, field: 'source' };
  },
});

export const incomeIsNoRentOfTheBooks = rule<AssistedIncomeEntry>({
  id: 'AS50',
  code: 'ASSETS.INCOME_OF_A_LEASED_ASSET',
  sentence: '出租的资产的收益一般是租金，租金按合同入账，不再记一次经营收入。',
  basis: [assistedAssetsOpinion('规范收益分配使用'), registerRules('每笔收入只入账一次')],
  severity: 'warn',
  bears: ({ source, incomeFen }) => source === 'other' && incomeFen > 0,
  breach: ({ asset: { code, useState, lease } }) => {
    if (useState !== 'leased') return undefined;
    const contract = lease ? `（合同 ${lease.number}）` : '';
    const detail = `资产 ${code} 现在是“${USE_STATES.leased}”${contract}；这笔收益若是租金，收益来源应选“${INCOME_SOURCES.rent}”。`;
    return { detail, field: 'source' };
  },
});

export const ASSISTED_INCOME_RULES = [
  incomeIsOfAnOperatingProject,
  incomeOfAYearIsRecordedOnce,
  incomeIsUsedOnce,
  incomeSaysItsUse,
  incomeSaysItsSource,
  incomeIsNoRentOfTheBooks,
] as const;
