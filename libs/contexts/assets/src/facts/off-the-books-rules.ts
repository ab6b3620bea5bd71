import { type LegalDate, collectiveFinanceRules, formatYuan, registerRules, rule } from '#kernel';
import { unbookedFen } from './booked.js';
import type { DisposalEntry } from './disposal-rules.js';
import type { CountEntry } from './inventory-counting-rules.js';
import { kindEntry } from './kinds.js';
import type { BalanceEntry } from './opening-rules.js';
import type { Asset } from './state.js';

/* What leaves, or is missed, without ever having come into the books. */

export const lossIsOfWhatIsInTheBooks = rule<CountEntry & { readonly asset: Asset | undefined }>({
  id: 'AS43',
  code: 'ASSETS.LOSS_OF_WHAT_IS_NOT_IN_THE_BOOKS',
  sentence: '盘亏从账上冲减的，是期初余额或者盘盈已经入账的资产；没有入账的只在登记簿核销，账上不冲减。',
  basis: [registerRules('期初余额'), registerRules('清产核资')],
  severity: 'warn',
  bears: ({ asset }) => asset !== undefined && kindEntry(asset.kind).accounts !== undefined,
  breach: ({ asset, line, counted }) => {
    const lessFen = line ? line.book.originalFen - counted.originalFen : 0;
    const missedFen = asset ? Math.min(lessFen, unbookedFen(asset)) : 0;
    if (!asset || missedFen <= 0) return undefined;
    const told = `资产 ${asset.code} 盘亏的 ${formatYuan(missedFen)} 元没有入账，确认后只从登记簿核销，账上不冲减`;
    const first = '建账时已有的，在确认之前用“资产期初余额入账”登记它的期初余额，盘亏就从账上冲减';
    return { detail: `${told}；${first}。`, field: 'assetId' };
  },
});

/** The first day of the books, where an asset came after it: such a one has no opening balance. */
export function begunBefore(
  { acquiredOn }: Pick<Asset, 'acquiredOn'>,
  booksBeganOn: LegalDate | undefined,
): LegalDate | undefined {
  return booksBeganOn !== undefined && acquiredOn > booksBeganOn ? booksBeganOn : undefined;
}

export const purchaseIsEnteredByTheAccountant = rule<BalanceEntry>({
  id: 'AS56',
  code: 'ASSETS.ACQUIRED_AFTER_THE_BOOKS_BEGAN',
  sentence: '建账日以后取得的资产没有期初余额；登记资产不做账，购建由会计编制记账凭证入账。',
  basis: [registerRules('期初余额'), collectiveFinanceRules('第三十条')],
  severity: 'warn',
  bears: ({ openedOn, kind, figures }) =>
    openedOn === undefined && kindEntry(kind).accounts !== undefined && figures.originalFen > 0,
  breach: (entry) => {
    const { acquiredOn, booksBeganOn, figures } = entry;
    const begun = begunBefore(entry, booksBeganOn);
    if (begun === undefined) return undefined;
    const told = `资产 ${acquiredOn} 取得，在建账日 ${begun} 以后，登记资产不会自动入账`;
    const first = `由会计按发票、验收单编制购建的记账凭证（原值 ${formatYuan(figures.originalFen)} 元）`;
    return { detail: `${told}；${first}。`, field: 'acquiredOn' };
  },
});

export interface UnbookedDisposal extends DisposalEntry {
  /** The day of the opening balances of the collective; absent before the first. */
  readonly booksBeganOn: LegalDate | undefined;
}

/** What to do of a disposal whose asset has not come into the accounts by the register. */
function instead({ asset, booksBeganOn }: UnbookedDisposal): string {
  const begun = begunBefore(asset, booksBeganOn);
  if (begun !== undefined)
    return `这项资产 ${asset.acquiredOn} 取得，在建账日 ${begun} 以后，没有期初余额；由会计编制购建的和处置时冲减的记账凭证`;
  return asset.funds.some(({ source, amountFen }) => source === 'loan' && amountFen > 0)
    ? '这项资产的资金来源有借款，期初余额和处置时的冲减由会计编制记账凭证'
    : '处置以后也不能再登记期初余额：建账时已有的，先用“资产期初余额入账”登记它的期初余额，再登记处置';
}

export const disposalIsOfWhatIsInTheBooks = rule<UnbookedDisposal>({
  id: 'AS44',
  code: 'ASSETS.DISPOSAL_OF_WHAT_IS_NOT_IN_THE_BOOKS',
  sentence:
    '处置从账上冲减的，是期初余额或者盘盈已经入账的资产；没有入账的，账上只记收付的价款和费用，其余由会计编制凭证。',
  basis: [registerRules('期初余额'), registerRules('资产处置')],
  severity: 'warn',
  bears: ({ asset }) => kindEntry(asset.kind).accounts !== undefined,
  breach: (entry) => {
    const { asset } = entry;
    const missingFen = unbookedFen(asset);
    if (missingFen === 0) return undefined;
    const told = `资产 ${asset.code} 的原值有 ${formatYuan(missingFen)} 元没有入账，处置时账上不冲减`;
    return { detail: `${told}；${instead(entry)}。`, field: 'assetId' };
  },
});
