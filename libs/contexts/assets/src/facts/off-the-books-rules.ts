import { formatYuan, registerRules, rule } from '#kernel';
import { unbookedFen } from './booked.js';
import type { DisposalEntry } from './disposal-rules.js';
import type { CountEntry } from './inventory-counting-rules.js';
import { kindEntry } from './kinds.js';
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

export const disposalIsOfWhatIsInTheBooks = rule<DisposalEntry>({
  id: 'AS44',
  code: 'ASSETS.DISPOSAL_OF_WHAT_IS_NOT_IN_THE_BOOKS',
  sentence: '处置从账上冲减的，是期初余额或者盘盈已经入账的资产；没有入账的，账上只记收付的价款和费用。',
  basis: [registerRules('期初余额'), registerRules('资产处置')],
  severity: 'warn',
  bears: ({ asset }) => kindEntry(asset.kind).accounts !== undefined,
  breach: ({ asset }) => {
    const missingFen = unbookedFen(asset);
    if (missingFen === 0) return undefined;
    const told = `资产 ${asset.code} 的原值有 ${formatYuan(missingFen)} 元没有入账，账上不冲减，处置以后也不能再登记期初余额`;
    const first = '建账时已有的，先用“资产期初余额入账”登记它的期初余额，再登记处置';
    return { detail: `${told}；${first}。`, field: 'assetId' };
  },
});
