import {
  type ExactFraction,
  type Fraction,
  NOTHING,
  WHOLE,
  commonDenominator,
  compareFractions,
  fractionOf,
  plus,
  times,
} from '#kernel';
import type { ShareHolder } from './share-events.js';
import { type Holding, type ShareLine, passed } from './shares.js';

/** A trillion parts: whatever is counted in no more adds up exactly in every payload and every view. */
const COUNTABLE = 1_000_000_000_000n;

/** Whether each is a part of one whole, and all can be counted in equal parts that are not too fine. */
export function areCountable(shares: readonly (Fraction | ExactFraction)[]): boolean {
  return (
    shares.every((share) => compareFractions(share, WHOLE) <= 0) && commonDenominator(shares) <= COUNTABLE
  );
}

/** Shares that are about to pass from one holder to others, and what would then be held. */
export interface Passing {
  readonly from: ShareHolder;
  /** None while they cannot be counted, and nothing changes then. */
  readonly lines: readonly ShareLine[];
  readonly holdings: readonly Holding[];
  readonly after: readonly Holding[];
  readonly countable: boolean;
}

/** What is to pass, however fine. */
type PlannedLine = Omit<ShareLine, 'share'> & { readonly share: Fraction | ExactFraction };

export function passing(
  holdings: readonly Holding[],
  from: ShareHolder,
  planned: readonly PlannedLine[],
): Passing {
  if (!areCountable([...holdings, ...planned].map(({ share }) => share)))
    return { from, lines: [], holdings, after: holdings, countable: false };
  const lines = planned.map((line) => ({ ...line, share: fractionOf(line.share) }));
  return { from, lines, holdings, after: passed(holdings, from, lines), countable: true };
}

/** The part of a share that goes with a household: exact while it can be counted, else without the last crumb. */
export function portionOf(holdings: readonly Holding[], share: Fraction, portion: Fraction): Fraction {
  const exact = times(share, portion);
  const parts = commonDenominator(holdings.map((each) => each.share));
  if (commonDenominator([exact, { numerator: 1n, denominator: parts }]) <= COUNTABLE)
    return fractionOf(exact);
  return fractionOf({ numerator: (exact.numerator * parts) / exact.denominator, denominator: parts });
}

/** What everybody but the collective holds of all types together. */
function totals(holdings: readonly Holding[]): readonly { holder: ShareHolder; total: ExactFraction }[] {
  const held = new Map<string, { holder: ShareHolder; total: ExactFraction }>();
  for (const { holder, share } of holdings) {
    if (holder.kind === 'collective') continue;
    const key = `${holder.kind}/${holder.id}`;
    held.set(key, { holder, total: plus(held.get(key)?.total ?? NOTHING, share) });
  }
  return [...held.values()];
}

/** Holders whose shares are more than a fraction of the whole; the collective's own are not capped. */
export function holdersAbove(holdings: readonly Holding[], cap: Fraction): readonly ShareHolder[] {
  return totals(holdings)
    .filter(({ total }) => compareFractions(total, cap) > 0)
    .map(({ holder }) => holder);
}
