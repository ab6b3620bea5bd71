import { type LegalDate, registerRules, rule } from '#kernel';
import type { Revitalization } from './revitalization.js';
import { type Term, daysWithout, monthsOf } from './use-terms.js';

/* That what a project earns is recorded without a gap. */

export interface RevenueUpTo {
  readonly project: Revitalization;
  /** The period that is being recorded; none when the project ends. */
  readonly period: Term | undefined;
  /** Up to which day there should be a record. */
  readonly upTo: LegalDate;
}

/** The months of which something is not recorded; none of a project that has not started. */
function monthsWithout({ project: { startedOn: from, revenues }, period, upTo }: RevenueUpTo) {
  if (from === undefined) return [];
  const last = revenues.reduce((to, each) => (each.to > to ? each.to : to), upTo);
  return monthsOf(daysWithout([...revenues, ...(period ? [period] : [])], { from, to: last }));
}

export const revenueIsRecordedWithoutGaps = rule<RevenueUpTo>({
  id: 'RV37',
  code: 'HOMESTEADS.REVENUE_GAP',
  sentence: '项目收益自开业起逐期登记，前后相接；没有收益的期间按零登记。',
  basis: [registerRules('盘活项目收益')],
  severity: 'warn',
  breach: (entry) => {
    const months = monthsWithout(entry);
    return months.length === 0
      ? undefined
      : {
          detail: `项目 ${entry.project.name} 还有没有登记收益的月份：${months.join('、')}。`,
          facts: { months: [...months] },
          wayForward: '补登这些月份的收益；没有收益的按零登记。',
        };
  },
});
