import { type JsonValue, compareFractions, formatFraction, formatPeriod } from '#kernel';
import { PERIOD, SHARE, SHARE_RANGE } from './keys/shapes.js';
import { type Range, nominalDays } from './keys/ranges.js';
import { POLICY_KEYS, type PolicyKey } from './keys.js';

/** How a value leaves the range of its key, in Chinese without a full stop, and what it may be instead. */
export interface OutOfRange {
  readonly told: string;
  readonly instead: string;
  /** From what the range was taken. */
  readonly source: string;
}

/** Nothing when a value of the right shape is within reason. */
export function beyondReason(key: PolicyKey, value: unknown): OutOfRange | undefined {
  const { range } = POLICY_KEYS[key];
  const bounds = listedTwice(value) ?? endsBroken(range, value);
  return bounds && { ...bounds, source: range.source };
}

type Broken = Omit<OutOfRange, 'source'>;

function listedTwice(value: unknown): Broken | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const twice = items.find((item, at) => items.indexOf(item) !== at);
  return twice === undefined
    ? undefined
    : { told: `${JSON.stringify(twice)} 列了两次`, instead: '每项只列一次' };
}

function endsBroken(range: Range, value: unknown): Broken | undefined {
  switch (range.kind) {
    case 'number':
      return outside(numbersIn(value), range.least, range.most, String);
    case 'date':
      return typeof value !== 'string' || (value >= range.notBefore && value <= range.notAfter)
        ? undefined
        : ends(value, range.notBefore, range.notAfter);
    case 'period': {
      const { shortest, longest } = range;
      const period = PERIOD.schema.safeParse(value).data;
      const days = period === undefined ? undefined : nominalDays(period);
      if (days === undefined || (days >= nominalDays(shortest) && days <= nominalDays(longest)))
        return undefined;
      return period && ends(formatPeriod(period), formatPeriod(shortest), formatPeriod(longest));
    }
    case 'share': {
      const { least, most } = range;
      const wrong = sharesIn(value).find(
        (share) => compareFractions(share, least) < 0 || compareFractions(share, most) > 0,
      );
      return wrong && ends(formatFraction(wrong), formatFraction(least), formatFraction(most));
    }
    case 'limits':
      return (
        outside(amountsIn(value, 'AreaDm2'), 0, range.mostAreaDm2, (area) => `面积 ${area}`) ??
        outside(amountsIn(value, 'AmountFen'), 0, range.mostAmountFen, (amount) => `金额 ${amount}`)
      );
    case 'choice':
      return undefined;
  }
}

function ends(value: string, least: string, most: string): Broken {
  return {
    told: `现填 ${value}，应在 ${least} 和 ${most} 之间`,
    instead: `改填 ${least} 至 ${most} 之间的值`,
  };
}

function outside(
  values: readonly number[],
  least: number,
  most: number,
  named: (value: number) => string,
): Broken | undefined {
  const wrong = values.find((each) => each < least || each > most);
  return wrong === undefined ? undefined : ends(named(wrong), String(least), String(most));
}

function numbersIn(value: unknown): readonly number[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === 'number');
}

/** A share, or both ends of a range of shares. */
function sharesIn(value: unknown) {
  const share = SHARE.schema.safeParse(value).data;
  const both = SHARE_RANGE.schema.safeParse(value).data;
  return share ? [share] : both ? [both.least, both.most] : [];
}

/** Every number under a name that ends so, however deep it stands. */
function amountsIn(value: unknown, ending: string): readonly number[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, JsonValue]) =>
    typeof part === 'number' ? (name.endsWith(ending) ? [part] : []) : amountsIn(part, ending),
  );
}
