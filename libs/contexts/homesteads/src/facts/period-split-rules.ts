import { type LegalDate, addDays, idleHomesteadNotice, registerRules, rule } from '#kernel';
import { type NamedHousehold, householdInWords } from '#collectives/facts';
import { type Revitalization, splitOn } from './revitalization.js';
import { leftOut } from './split-rules.js';
import { firstDayWithout, usesWithin } from './use-terms.js';

/* That what a project earns in a period is divided as was agreed, among those whose houses were in it then. */

export interface RevenueOfAPeriod {
  readonly project: Revitalization;
  readonly from: LegalDate;
  readonly to: LegalDate;
}

/** Besides, the households of the project, as registered. */
interface RevenueToDivide extends RevenueOfAPeriod {
  readonly households: readonly NamedHousehold[];
}

/** The day within a period, after its first, on which it should be divided; and why. */
function dividedOn({ project, from, to }: RevenueOfAPeriod): { on: LegalDate; why: string } | undefined {
  // Days before the first of them are before the project started.
  const changed = project.splits.slice(1).find((each) => each.from > from && each.from <= to);
  return changed && { on: changed.from, why: `自 ${changed.from} 起收益分配另有约定` };
}

export const periodHasOneSplit = rule<RevenueOfAPeriod>({
  id: 'RV26',
  code: 'HOMESTEADS.PERIOD_WITH_TWO_SPLITS',
  sentence: '一次登记的收益只按一个分配办法分配；分配在期间内变更的，分段登记。',
  basis: [registerRules('收益分配')],
  severity: 'block',
  breach: (entry) => {
    const divided = dividedOn(entry);
    return (
      divided && {
        detail: `期间 ${entry.from} 至 ${entry.to}，${divided.why}。`,
        field: 'to',
        facts: { on: divided.on },
        wayForward: `先登记到 ${addDays(divided.on, -1)}，再从 ${divided.on} 起登记。`,
      }
    );
  },
});

/** A household with a part of the revenue of days on which no house of it was in the project. */
function withoutHouse({ project, from, to }: RevenueOfAPeriod): { id: string; on: LegalDate } | undefined {
  const within = usesWithin(project, { from, to });
  for (const { party } of splitOn(project, from)) {
    if (party.kind !== 'household' || party.id === project.operator.id) continue;
    const own = within.filter(({ use }) => use.householdId === party.id).map(({ days }) => days);
    const on = firstDayWithout(own, { from, to });
    if (on !== undefined) return { id: party.id, on };
  }
  return undefined;
}

/** Of a period that goes on beyond the end of the project, which is not for the shares to say, the days up to that. */
function whileItRan({ project, from, to }: RevenueOfAPeriod): RevenueOfAPeriod {
  const { endedOn = to } = project;
  return { project, from, to: endedOn < to ? endedOn : to };
}

/** Who should have a part of a period or should not, as a sentence. */
function shareAmiss(stated: RevenueToDivide): string | undefined {
  const { project, from, to } = whileItRan(stated);
  const gone = withoutHouse({ project, from, to });
  if (gone) return `${householdInWords(gone.id, stated.households)}在 ${gone.on} 没有房屋在项目中。`;
  const uses = usesWithin(project, { from, to }).map(({ use }) => use);
  const without = leftOut(uses, splitOn(project, from));
  const household = householdInWords(without?.householdId ?? '', stated.households);
  return without && `${household}的房屋自 ${without.from} 起在项目中，分配中没有该户。`;
}

export const sharesFollowTheHouses = rule<RevenueToDivide>({
  id: 'RV27',
  code: 'HOMESTEADS.SHARES_DO_NOT_FOLLOW_HOUSES',
  sentence: '收益分给期间内有房屋在项目中的农户：房屋退出的不再分，以合作、入股加入的应当分。',
  basis: [idleHomesteadNotice('利益分享'), registerRules('收益分配')],
  severity: 'block',
  bears: (entry) => entry.project.splits.length > 0 && !dividedOn(entry),
  breach: (entry) => {
    const detail = shareAmiss(entry);
    const wayForward =
      '先登记房屋加入之日、退出次日起的收益分配（项目终止以后也可以补登），再按那一天分段登记收益。';
    return detail === undefined ? undefined : { detail, field: 'from', wayForward };
  },
});
