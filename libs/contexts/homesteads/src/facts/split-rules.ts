import {
  type Fraction,
  type LegalDate,
  WHOLE,
  addDays,
  compareFractions,
  formatFraction,
  idleHomesteadNotice,
  registerRules,
  rule,
  sumOf,
} from '#kernel';
import { USE_WAYS } from './kinds.js';
import { type ProjectUse, type Revitalization, splitOn, usesStanding } from './revitalization.js';
import type { Operator } from './revitalization-events.js';
import { firstDayWithout, usesWithin } from './use-terms.js';

/* Who has which part of what a project earns, and that it follows the houses that are in it. */

interface Share {
  readonly party: Operator;
  readonly share: Fraction;
}

export interface SplitEntry {
  readonly project: Revitalization;
  readonly split: readonly Share[];
}

const keyOf = ({ kind, id }: Operator): string => `${kind}/${id}`;

/** Why somebody has no part in the revenue of a project. */
function strangerAmong({ project, split }: SplitEntry): Operator | undefined {
  const households = usesStanding(project).flatMap(({ householdId: id }) =>
    id === undefined ? [] : [keyOf({ kind: 'household', id })],
  );
  const collective = keyOf({ kind: 'collective', id: project.collectiveId });
  const known = [...households, collective, keyOf(project.operator)];
  return split.map(({ party }) => party).find((party) => !known.includes(keyOf(party)));
}

/** Who brings a house in for a part of the revenue, not for rent. */
const takesPart = ({ way }: ProjectUse): boolean => way !== 'lease';

const hasShare = (split: readonly Share[], householdId: string | undefined): boolean =>
  split.some(({ party }) => party.kind === 'household' && party.id === householdId);

/** A household's house that is brought in for a part of the revenue, of which it has none. */
const leftOut = (uses: readonly ProjectUse[], split: readonly Share[]): ProjectUse | undefined =>
  uses.find((use) => takesPart(use) && use.householdId !== undefined && !hasShare(split, use.householdId));

/** Who is no party to a split, or should be and is not, as a sentence. */
function partyAmiss(entry: SplitEntry): string | undefined {
  const { split, project } = entry;
  const stranger = strangerAmong(entry);
  if (stranger) return `${stranger.id} 不是项目的一方。`;
  const without = leftOut(usesStanding(project), split);
  if (without)
    return `农户 ${without.householdId} 以${USE_WAYS[without.way]}提供房屋 ${without.parcelCode}，没有份额。`;
  const parties = new Set(split.map(({ party }) => keyOf(party)));
  return parties.size < split.length ? '同一方写了两次。' : undefined;
}

/** That the parts of a split are not the whole, as a sentence. */
function partsAmiss({ split }: SplitEntry): string | undefined {
  const sum = sumOf(split.map(({ share }) => share));
  return compareFractions(sum, WHOLE) === 0 ? undefined : `份额合计是 ${formatFraction(sum)}。`;
}

export const revenueIsSplitWhole = rule<SplitEntry>({
  id: 'RV9',
  code: 'HOMESTEADS.SPLIT_NOT_WHOLE',
  sentence: '收益在经营主体、提供房屋的农户、集体之间分配，每方写一次，份额合计正好是全部。',
  basis: [idleHomesteadNotice('利益分享'), registerRules('收益分配')],
  severity: 'block',
  breach: (entry) => {
    const detail = partyAmiss(entry) ?? partsAmiss(entry);
    const wayForward = '核对各方和份额；份额合计应为 1，不参加分配的不写。';
    return detail === undefined ? undefined : { detail, field: 'split', wayForward };
  },
});

export const splitIsOfDaysToCome = rule<{ readonly project: Revitalization; readonly from: LegalDate }>({
  id: 'RV25',
  code: 'HOMESTEADS.SPLIT_UNTIMELY',
  sentence: '另行约定的收益分配从某日起执行：在开业和上一次约定以后，不涉及已登记的收益。',
  basis: [registerRules('收益分配')],
  severity: 'block',
  breach: ({ project, from }) => {
    const before = [...project.splits.map((each) => each.from), ...project.revenues.map(({ to }) => to)];
    const last = before.sort().at(-1);
    return last === undefined || from > last
      ? undefined
      : {
          detail: `起始日 ${from} 不在 ${last} 以后：到这一天的分配已经约定，或者收益已经登记。`,
          field: 'from',
          wayForward: `核对起始日，应在 ${addDays(last, 1)} 或以后。`,
        };
  },
});

export interface RevenueOfAPeriod {
  readonly project: Revitalization;
  readonly from: LegalDate;
  readonly to: LegalDate;
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
function shareAmiss(stated: RevenueOfAPeriod): string | undefined {
  const { project, from, to } = whileItRan(stated);
  const gone = withoutHouse({ project, from, to });
  if (gone) return `农户 ${gone.id} 在 ${gone.on} 没有房屋在项目中。`;
  const uses = usesWithin(project, { from, to }).map(({ use }) => use);
  const without = leftOut(uses, splitOn(project, from));
  return without && `农户 ${without.householdId} 的房屋自 ${without.from} 起在项目中，分配中没有该户。`;
}

export const sharesFollowTheHouses = rule<RevenueOfAPeriod>({
  id: 'RV27',
  code: 'HOMESTEADS.SHARES_DO_NOT_FOLLOW_HOUSES',
  sentence: '收益分给期间内有房屋在项目中的农户：房屋退出的不再分，以合作、入股加入的应当分。',
  basis: [idleHomesteadNotice('利益分享'), registerRules('收益分配')],
  severity: 'block',
  bears: (entry) => entry.project.splits.length > 0 && !dividedOn(entry),
  breach: (entry) => {
    const detail = shareAmiss(entry);
    const wayForward = '先登记房屋加入、退出那一天起的收益分配，再按那一天分段登记收益。';
    return detail === undefined ? undefined : { detail, field: 'from', wayForward };
  },
});
