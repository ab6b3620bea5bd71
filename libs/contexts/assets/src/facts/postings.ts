import type { DataOf, LegalDate } from '#kernel';
import { type Posting, type PostingLine, type PostingRule, postingRule } from '#books/facts';
import { AssistedIncomeRecorded } from './assisted-events.js';
import { NO_FIGURES } from './booked.js';
import { AssetDisposed, AssetOpeningEntered, AssetRegistered, type Figures } from './events.js';
import { AssetAdjustedToCount } from './inventory-events.js';
import { type AssetKind, kindEntry } from './kinds.js';
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
function clearedAway({ originalFen, depreciatedFen, priceFen, costsFen }: Disposed): readonly PostingLine[] {
  const netFen = bookValueOf({ originalFen, depreciatedFen });
  return [
    debit('154', netFen),
    debit('152', depreciatedFen),
    credit('151', originalFen),
    debit('102', priceFen),
    credit('154', priceFen),
    debit('154', costsFen),
    credit('102', costsFen),
    ...cleared(priceFen - costsFen - netFen),
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

/** Of what stood in no account there is nothing to clear: only what was received and paid. */
function onlyMoney({ priceFen, costsFen }: Disposed): readonly PostingLine[] {
  return [debit('102', priceFen), credit('504', priceFen), debit('515', costsFen), credit('102', costsFen)];
}

function clearedOrPaid(disposed: Disposed): readonly PostingLine[] {
  return disposed.inAccounts?.originalFen === 0 ? onlyMoney(disposed) : clearedAway(disposed);
}

function linesOf(event: Disposed): readonly PostingLine[] {
  if (kindEntry(event.kind).accounts?.asset !== '151') return [];
  const disposed = { ...event, ...event.inAccounts };
  switch (disposed.manner) {
    case 'sale':
    case 'scrapping':
    case 'demolition':
      return clearedOrPaid(disposed);
    case 'stake':
      return contributed(disposed);
    // The system of accounts has no entry for these that we could read.
    case 'transfer':
    case 'donation':
      return [];
  }
}

type Signed = readonly [account: PostingLine['account'], amountFen: number];

/** Debits above 0, credits below it. */
function signed([account, amountFen]: Signed): PostingLine {
  return amountFen >= 0 ? debit(account, amountFen) : credit(account, -amountFen);
}

/** What an inventory added to an asset, or took from it: by 待处理财产损溢 to other income or expense. */
function counted(kind: AssetKind, before: Figures, after: Figures): readonly PostingLine[] {
  const { accounts } = kindEntry(kind);
  if (!accounts) return [];
  const originalFen = after.originalFen - before.originalFen;
  const depreciatedFen = accounts.depreciation ? after.depreciatedFen - before.depreciatedFen : 0;
  const netFen = originalFen - depreciatedFen;
  return [
    signed([accounts.asset, originalFen]),
    ...(accounts.depreciation ? [signed([accounts.depreciation, -depreciatedFen])] : []),
    signed(['181', -netFen]),
    signed(['181', netFen]),
    signed([netFen >= 0 ? '504' : '515', -netFen]),
  ];
}

/** What was there when the books begin: against the reserve, to which the net of old property belongs. */
function opened({
  kind,
  originalFen,
  depreciatedFen,
}: DataOf<typeof AssetOpeningEntered>): readonly PostingLine[] {
  const { accounts } = kindEntry(kind);
  if (!accounts) return [];
  const { asset, depreciation } = accounts;
  const writtenOffFen = depreciation ? depreciatedFen : 0;
  return [
    debit(asset, originalFen),
    ...(depreciation ? [credit(depreciation, writtenOffFen)] : []),
    { ...credit('311', originalFen - writtenOffFen), subAccount: '期初' },
  ];
}

type Named = Pick<Disposed, 'collectiveId' | 'code' | 'name'>;

/** A voucher of the lines that say something; none when nothing is left to say. */
function posting(
  { collectiveId: entity, code, name }: Named,
  on: LegalDate,
  what: string,
  lines: readonly PostingLine[],
): readonly Posting[] {
  const told = lines.filter(({ amountFen }) => amountFen > 0);
  return told.length === 0 ? [] : [{ entity, on, summary: `${what} ${code} ${name}`, lines: told }];
}

/** What an assisted asset earned; rent was posted by its contract, and of what it is used nothing is paid by that. */
function earned({ year, incomeFen, recordedOn, received }: DataOf<typeof AssistedIncomeRecorded>) {
  if (!received) return [];
  const { method } = received;
  return posting(received, recordedOn, `收 ${year} 年帮扶项目收益`, [
    debit(method === 'bank' ? '102' : '101', incomeFen),
    { ...credit('501', incomeFen), subAccount: '帮扶项目收益' },
  ]);
}

/** Assets that were there when the books begin, or leave the collective, and what an inventory changed, in its books. */
export const ASSET_POSTINGS: readonly PostingRule[] = [
  postingRule(AssetDisposed, (disposed) =>
    posting(disposed, disposed.disposedOn, '处置资产', linesOf(disposed)),
  ),
  postingRule(AssetAdjustedToCount, (adjusted) => {
    const { kind, on, inAccounts: moved = adjusted } = adjusted;
    return posting(adjusted, on, '清产核资调整资产', counted(kind, moved.before, moved.after));
  }),
  postingRule(AssistedIncomeRecorded, earned),
  postingRule(AssetOpeningEntered, (asset) => posting(asset, asset.openedOn, '期初资产', opened(asset))),
  // What was there already when it was registered has its opening balance as a fact of its own.
  postingRule(AssetRegistered, (asset) =>
    asset.inventoryId === undefined
      ? []
      : posting(asset, asset.acquiredOn, '清产核资盘盈资产', counted(asset.kind, NO_FIGURES, asset)),
  ),
];
