import type { LegalDate } from '#kernel';
import type { House, SafetyReport, UnsafeFinding } from './house.js';
import type { SafetyGrade } from './kinds.js';
import { lastOf } from './last-of.js';

const SAFE: readonly SafetyGrade[] = ['a', 'b'];

/** How a house stands on a day, by the last report on it. */
export const SAFETY_STATES = {
  none: '没有鉴定',
  dangerous: '鉴定为危险',
  overtaken: '鉴定以后发现危险或者倒塌，应重新鉴定',
  valid: '鉴定有效',
  expiring: '鉴定即将到期',
  expired: '鉴定已过期',
} as const;
export type SafetyState = keyof typeof SAFETY_STATES;

/** The last report on a house that there was on a day. */
export function reportOn(house: House | undefined, day: LegalDate): SafetyReport | undefined {
  return lastOf(house?.reports ?? [], ({ appraisedOn }) => appraisedOn, day);
}

/** What was found of a house up to a day, after its last report or on that day: the report says nothing any more. */
export function findingOn(house: House | undefined, day: LegalDate): UnsafeFinding | undefined {
  const found = lastOf(house?.findings ?? [], ({ foundOn }) => foundOn, day);
  const report = reportOn(house, day);
  return found && report && report.appraisedOn > found.foundOn ? undefined : found;
}

export function safetyOn(
  report: Pick<SafetyReport, 'grade' | 'validUntil' | 'renewalDueOn'> | undefined,
  day: LegalDate,
): SafetyState {
  if (!report) return 'none';
  if (!SAFE.includes(report.grade)) return 'dangerous';
  if (report.validUntil < day) return 'expired';
  return report.renewalDueOn <= day ? 'expiring' : 'valid';
}
