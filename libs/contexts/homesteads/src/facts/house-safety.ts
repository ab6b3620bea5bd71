import type { LegalDate } from '#kernel';
import type { House, SafetyReport } from './house.js';
import type { SafetyGrade } from './kinds.js';
import { lastOf } from './last-of.js';

const SAFE: readonly SafetyGrade[] = ['a', 'b'];

/** How a house stands on a day, by the last report on it. */
export const SAFETY_STATES = {
  none: '没有鉴定',
  dangerous: '鉴定为危险',
  valid: '鉴定有效',
  expiring: '鉴定即将到期',
  expired: '鉴定已过期',
} as const;
export type SafetyState = keyof typeof SAFETY_STATES;

/** The last report on a house that there was on a day. */
export function reportOn(house: House | undefined, day: LegalDate): SafetyReport | undefined {
  return lastOf(house?.reports ?? [], ({ appraisedOn }) => appraisedOn, day);
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
