import type { LegalDate } from './legal-date.js';
import type { Breach } from './rules.js';

export interface DatedStep {
  /** Legal date of the step before. */
  readonly lastOn: LegalDate;
  readonly on: LegalDate;
  /** Field of the command that says `on`. */
  readonly onField: string;
  readonly today: LegalDate;
}

/** Of a procedure that goes step by step: one before the last step, or one that has not happened yet. */
export function stepOutOfTime({ lastOn, on, onField: field, today }: DatedStep): Breach | undefined {
  if (on >= lastOn && on <= today) return undefined;
  return {
    detail: `所填日期 ${on} 应在前一步 ${lastOn} 与今天 ${today} 之间。`,
    field,
    wayForward: '按书面材料核对日期。',
  };
}
