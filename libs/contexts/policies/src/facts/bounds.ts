import { type LegalDate, addDays, citationOf } from '#kernel';
import type { StatutoryBound, StatutoryLimit } from './keys/shapes.js';
import { POLICY_KEYS, type PolicyKey } from './keys.js';

interface Proposed {
  readonly key: PolicyKey;
  readonly value: unknown;
  readonly from: LegalDate;
  readonly to: LegalDate | undefined;
}

/** A bound that a row would break, and what of the row breaks it. */
export interface BeyondTheLaw {
  readonly bound: StatutoryBound;
  /** Chinese sentence without its full stop: the excess, and how far the article goes. */
  readonly excess: string;
  /** What to do instead, the same way. */
  readonly instead: string;
}

/** The first bound of a key that a row breaks on any of its days; nothing when the law lets the county say so. */
export function beyondTheLaw({ key, value, from, to }: Proposed): BeyondTheLaw | undefined {
  const { bounds = [] } = POLICY_KEYS[key];
  for (const [index, bound] of bounds.entries()) {
    const next = bounds[index - 1];
    const holds = (to === undefined || bound.from <= to) && (next === undefined || from < next.from);
    const excess = holds ? excessOver(bound.limit, value) : undefined;
    if (excess === undefined) continue;
    const since = from < bound.from ? `自 ${bound.from} 起` : '';
    const until = since && `，或把失效日填为 ${addDays(bound.from, -1)} 或更早`;
    const { told, instead } = excess;
    return {
      bound,
      excess: `${since}依${citationOf(bound.basis)}${told}`,
      instead: `${instead}${until}`,
    };
  }
  return undefined;
}

/** The bound of a key that holds on a day. */
function boundOn(key: PolicyKey, day: LegalDate): StatutoryBound | undefined {
  return POLICY_KEYS[key].bounds?.find(({ from }) => from <= day);
}

/**
 * A value as far as the law of a day lets the county go, for rows that were set before the bound was known; nothing
 * when nothing of it is left.
 */
export function withinTheLaw(key: PolicyKey, value: unknown, day: LegalDate): unknown {
  const limit = boundOn(key, day)?.limit;
  return limit === undefined || excessOver(limit, value) === undefined ? value : confined(limit, value);
}

function confined(limit: StatutoryLimit, value: unknown): unknown {
  if ('atMost' in limit) return limit.atMost;
  if ('atLeast' in limit) return limit.atLeast;
  if ('notAfter' in limit) return limit.notAfter;
  const listed = Array.isArray(value) ? value.map(String) : [];
  if ('required' in limit) return [...new Set([...listed, ...Object.keys(limit.required)])];
  const left = listed.filter((code) => Object.hasOwn(limit.admitted, code));
  return left.length > 0 ? left : undefined;
}

interface Excess {
  readonly told: string;
  readonly instead: string;
}

function excessOver(limit: StatutoryLimit, value: unknown): Excess | undefined {
  if ('atMost' in limit)
    return typeof value === 'number' && value > limit.atMost
      ? { told: `不能大于 ${limit.atMost}，现填 ${value}`, instead: `改填不大于 ${limit.atMost} 的值` }
      : undefined;
  if ('atLeast' in limit)
    return typeof value === 'number' && value < limit.atLeast
      ? { told: `不能小于 ${limit.atLeast}，现填 ${value}`, instead: `改填不小于 ${limit.atLeast} 的值` }
      : undefined;
  if ('notAfter' in limit)
    return typeof value === 'string' && value > limit.notAfter
      ? { told: `不能晚于 ${limit.notAfter}，现填 ${value}`, instead: `改填 ${limit.notAfter} 或更早的日期` }
      : undefined;
  return overList(limit, Array.isArray(value) ? value.map(String) : []);
}

const named = (items: Readonly<Record<string, string>>): string =>
  Object.entries(items)
    .map(([code, title]) => `${title}（${code}）`)
    .join('、');

function overList(
  limit: Extract<StatutoryLimit, { admitted: object } | { required: object }>,
  listed: readonly string[],
): Excess | undefined {
  if ('admitted' in limit) {
    const others = listed.filter((code) => !Object.hasOwn(limit.admitted, code));
    return others.length > 0
      ? {
          told: `只能是${named(limit.admitted)}，不能是 ${others.join('、')}`,
          instead: `只填${named(limit.admitted)}`,
        }
      : undefined;
  }
  return Object.keys(limit.required).every((code) => listed.includes(code))
    ? undefined
    : { told: `必须包括${named(limit.required)}`, instead: `在清单中加上${named(limit.required)}` };
}
