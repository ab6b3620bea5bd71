/** An exact share of a whole, such as 2/3. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

export const TWO_THIRDS: Fraction = { numerator: 2, denominator: 3 };

/** Fewest of `of` that make at least the fraction: 2/3 of 10 are 7, of 9 are 6. Exact for safe integers. */
export function fewestAtLeast(of: number, { numerator, denominator }: Fraction): number {
  return Number((BigInt(of) * BigInt(numerator) + BigInt(denominator) - 1n) / BigInt(denominator));
}
