/** Sums at most, in fen: 1,000 亿元, far inside the safe integers. */
export const FEN_LIMIT = 10_000_000_000_000;

/** @throws RangeError when the sum leaves the limit: a ledger never rounds. */
export function addFen(...amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  if (!Number.isSafeInteger(sum) || Math.abs(sum) > FEN_LIMIT)
    throw new RangeError(`amount beyond limit: ${sum}`);
  return sum;
}

/** Fen as yuan with two decimals and grouping: 123450 → `1,234.50`. */
export function formatYuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${yuan}.${digits.slice(-2)}`;
}
