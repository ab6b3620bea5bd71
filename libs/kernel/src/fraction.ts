import { z } from 'zod';

/** An exact share of a whole, such as 2/3. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** A fraction in lowest terms that may be too fine for safe integers, as sums of many are on the way. */
export interface ExactFraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

type Rational = Fraction | ExactFraction;

/** A fraction in a payload. */
export const fractionSchema = z.strictObject({ numerator: z.int(), denominator: z.int().min(1) });

export const NOTHING: Fraction = { numerator: 0, denominator: 1 };
export const WHOLE: Fraction = { numerator: 1, denominator: 1 };
export const HALF: Fraction = { numerator: 1, denominator: 2 };
export const TWO_THIRDS: Fraction = { numerator: 2, denominator: 3 };
export const THREE_QUARTERS: Fraction = { numerator: 3, denominator: 4 };

/** Fewest of `of` that make at least the fraction: 2/3 of 10 are 7, of 9 are 6. Exact for safe integers. */
export function fewestAtLeast(of: number, { numerator, denominator }: Fraction): number {
  return Number((BigInt(of) * BigInt(numerator) + BigInt(denominator) - 1n) / BigInt(denominator));
}

/** Fewest of `of` that make more than the fraction: more than half of 10 are 6, of 9 are 5. Exact for safe integers. */
export function fewestMoreThan(of: number, { numerator, denominator }: Fraction): number {
  return Number((BigInt(of) * BigInt(numerator)) / BigInt(denominator) + 1n);
}

function greatestDivisor(first: bigint, second: bigint): bigint {
  let [a, b] = [first < 0n ? -first : first, second];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

function reduced(numerator: bigint, denominator: bigint): ExactFraction {
  const divisor = greatestDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function exact({ numerator, denominator }: Rational): ExactFraction {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

export function plus(first: Rational, second: Rational): ExactFraction {
  const [a, b] = [exact(first), exact(second)];
  return reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function minus(first: Rational, second: Rational): ExactFraction {
  const { numerator, denominator } = exact(second);
  return plus(first, { numerator: -numerator, denominator });
}

export function times(first: Rational, second: Rational): ExactFraction {
  const [a, b] = [exact(first), exact(second)];
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function sumOf(fractions: Iterable<Rational>): ExactFraction {
  let sum = exact(NOTHING);
  for (const fraction of fractions) sum = plus(sum, fraction);
  return sum;
}

/** Negative when the first is less, 0 when they are equal, positive when it is more. */
export function compareFractions(first: Rational, second: Rational): number {
  const { numerator } = minus(first, second);
  return numerator < 0n ? -1 : numerator > 0n ? 1 : 0;
}

/** The least number of equal parts of the whole in which every one of the fractions can be counted. */
export function commonDenominator(fractions: Iterable<Rational>): bigint {
  let common = 1n;
  for (const fraction of fractions) {
    const { denominator } = reduced(BigInt(fraction.numerator), BigInt(fraction.denominator));
    common = (common / greatestDivisor(common, denominator)) * denominator;
  }
  return common;
}

/** The fraction as it stands in payloads, in lowest terms. @throws RangeError when it is finer than safe integers */
export function fractionOf(rational: Rational): Fraction {
  const { numerator, denominator } = reduced(BigInt(rational.numerator), BigInt(rational.denominator));
  const [above, below] = [Number(numerator), Number(denominator)];
  if (!Number.isSafeInteger(above) || !Number.isSafeInteger(below))
    throw new RangeError(`${numerator}/${denominator} is finer than safe integers`);
  return { numerator: above, denominator: below };
}

/** `2/3`, for people. */
export function formatFraction({ numerator, denominator }: Rational): string {
  return `${numerator}/${denominator}`;
}
