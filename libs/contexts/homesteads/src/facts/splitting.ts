import type { Fraction } from '#kernel';

/**
 * A sum in fen by shares that make the whole: to each what is whole in its part, and the fen that are left over one each to
 * those who lost most by that, the earlier first. The parts add up to the sum, and none is off by a fen or more.
 */
export function splitFen(sumFen: number, shares: readonly Fraction[]): readonly number[] {
  const parts = shares.map(({ numerator, denominator }, index) => {
    const [exact, divisor] = [BigInt(sumFen) * BigInt(numerator), BigInt(denominator)];
    return { index, whole: Number(exact / divisor), lost: exact % divisor, divisor };
  });
  const left = parts.reduce((rest, { whole }) => rest - whole, sumFen);
  const byLoss = [...parts].sort((a, b) => {
    const [first, second] = [a.lost * b.divisor, b.lost * a.divisor];
    return first === second ? a.index - b.index : first > second ? -1 : 1;
  });
  const luckier = new Set(byLoss.slice(0, left).map(({ index }) => index));
  return parts.map(({ index, whole }) => whole + (luckier.has(index) ? 1 : 0));
}
