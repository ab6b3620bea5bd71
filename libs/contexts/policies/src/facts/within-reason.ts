import { type Fraction, compareFractions } from '#kernel';
import { type Range, nominalDays } from './keys/ranges.js';
import { PERIOD, SHARE, SHARE_RANGE } from './keys/shapes.js';
import { POLICY_KEYS, type PolicyKey } from './keys.js';

/* What is read of a row that was entered before the range of its key was known. */

/** The value within the range of a key that is nearest to one; the value itself where it is within. */
export function withinReason(key: PolicyKey, value: unknown): unknown {
  const { range } = POLICY_KEYS[key];
  return Array.isArray(value)
    ? [...new Set(value.map((each) => nearest(range, each)))]
    : nearest(range, value);
}

function nearest(range: Range, value: unknown): unknown {
  switch (range.kind) {
    case 'number':
      return typeof value === 'number' ? clamped(value, range.least, range.most) : value;
    case 'date':
      return typeof value === 'string' ? datedWithin(range, value) : value;
    case 'period':
      return lastingWithin(range, value);
    case 'share':
      return sharedWithin(range, value);
    case 'limits':
      return limitedWithin(range, value);
    case 'choice':
      return value;
  }
}

type RangeOf<Kind extends Range['kind']> = Extract<Range, { readonly kind: Kind }>;

const clamped = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);

function datedWithin({ notBefore, notAfter }: RangeOf<'date'>, day: string): string {
  if (day < notBefore) return notBefore;
  return day > notAfter ? notAfter : day;
}

function lastingWithin({ shortest, longest }: RangeOf<'period'>, value: unknown): unknown {
  const period = PERIOD.schema.safeParse(value).data;
  if (!period) return value;
  if (nominalDays(period) < nominalDays(shortest)) return shortest;
  return nominalDays(period) > nominalDays(longest) ? longest : period;
}

function sharedWithin({ least, most }: RangeOf<'share'>, value: unknown): unknown {
  const within = (share: Fraction): Fraction => {
    if (compareFractions(share, least) < 0) return least;
    return compareFractions(share, most) > 0 ? most : share;
  };
  const share = SHARE.schema.safeParse(value).data;
  const both = SHARE_RANGE.schema.safeParse(value).data;
  if (share) return within(share);
  return both ? { least: within(both.least), most: within(both.most) } : value;
}

/** Every number by the end of its name, however deep it stands. */
function limitedWithin(range: RangeOf<'limits'>, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const within = (name: string, part: unknown): unknown => {
    if (typeof part !== 'number') return limitedWithin(range, part);
    if (name.endsWith('AreaDm2')) return clamped(part, 0, range.mostAreaDm2);
    return name.endsWith('AmountFen') ? clamped(part, 0, range.mostAmountFen) : part;
  };
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, within(name, part)]));
}
