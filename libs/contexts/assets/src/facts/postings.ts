import { type DataOf } from '#kernel';
import { type PostingLine, type PostingRule, postingRule } from '#books/facts';
import { AssetDisposed } from './events.js';
import { kindEntry } from './kinds.js';
import { bookValueOf } from './state.js';

type Disposed = DataOf<typeof AssetDisposed>;

const debit = (account: PostingLine['account'], amountFen: number): PostingLine => ({
  account,
  side: 'debit',
  amountFen,
});
const credit = (account: PostingLine['account'], amountFen: number): PostingLine => ({
  account,
  side: 'credit',
  amountFen,
});

/** A gain on 其他收入, a loss on 其他支出: what is left on 固定资产清理 goes there. */
function cleared(resultFen: number): readonly PostingLine[] {
  return resultFen >= 0
    ? [debit('154', resultFen), credit('504', resultFen)]
    : [debit('515', -resultFen), credit('154', -resultFen)];
}

/** A fixed asset that is sold or scrapped goes through 固定资产清理. */
function clearedAway(disposed: Disposed): readonly PostingLine[] {
  const { originalFen, depreciatedFen, priceFen, costsFen, resultFen } = disposed;
  return [
    debit('154', bookValueOf(disposed)),
    debit('152', depreciatedFen),
    credit('151', originalFen),
    debit('102', priceFen),
    credit('154', priceFen),
    debit('154', costsFen),
    credit('102', costsFen),
    ...cleared(resultFen),
  ];
}

/** A fixed asset that is contributed becomes a long-term investment; the difference is the reserve's. */
function contributed(disposed: Disposed): readonly PostingLine[] {
  const { originalFen, depreciatedFen, priceFen, costsFen } = disposed;
  const differenceFen = priceFen - bookValueOf(disposed);
  return [
    debit('141', priceFen),
    debit('152', depreciatedFen),
    credit('151', originalFen),
    differenceFen >= 0 ? credit('311', differenceFen) : debit('311', -differenceFen),
    debit('515', costsFen),
    credit('102', costsFen),
  ];
}

function linesOf(disposed: Disposed): readonly PostingLine[] {
  if (kindEntry(disposed.kind).accounts?.asset !== '151') return [];
  switch (disposed.manner) {
    case 'sale':
    case 'scrapping':
    case 'demolition':
      return clearedAway(disposed);
    case 'stake':
      return contributed(disposed);
    // The system of accounts has no entry for these that we could read.
    case 'transfer':
    case 'donation':
      return [];
  }
}

/** Fixed assets that leave the collective, in its books. */
export const ASSET_POSTINGS: readonly PostingRule[] = [
  postingRule(AssetDisposed, (disposed) => {
    const lines = linesOf(disposed).filter(({ amountFen }) => amountFen > 0);
    const { collectiveId: entity, disposedOn: on, code, name } = disposed;
    return lines.length === 0 ? [] : [{ entity, on, summary: `处置资产 ${code} ${name}`, lines }];
  }),
];
